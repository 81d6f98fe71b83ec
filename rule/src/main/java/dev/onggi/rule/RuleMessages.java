package dev.onggi.rule;

import dev.onggi.rule.kind.Bilingual;
import dev.onggi.spi.Setting;

/// The sentences of [RuleProblem]s.
final class RuleMessages {
    private RuleMessages() {}

    static Bilingual unknownRule(String name) {
        return new Bilingual("unknown rule `" + name + "`", "모르는 규칙 `" + name + "`");
    }

    static Bilingual unknownOption(String option, String rule) {
        return new Bilingual(
                "unknown option `" + option + "` of `" + rule + "`",
                "`" + rule + "`에 없는 선택 사항 `" + option + "`");
    }

    static Bilingual unknownColumn(String column) {
        return new Bilingual("there is no column `" + column + "`", "`" + column + "` 열이 없습니다");
    }

    static Bilingual notARule() {
        return new Bilingual(
                "a rule is a name, or a map with the name as its key", "규칙은 이름이거나 이름을 키로 하는 맵입니다");
    }

    static Bilingual notAList() {
        return new Bilingual("rules are a list", "규칙은 목록으로 적습니다");
    }

    static Bilingual severalRules(String names) {
        return new Bilingual("several rules in one entry: " + names, "한 항목에 규칙이 여럿입니다: " + names);
    }

    static Bilingual severalRulesHint() {
        return new Bilingual(
                "give each rule its own `-` entry, with `columns` beside it",
                "규칙마다 `-` 항목을 따로 두고 `columns`는 그 옆에 적으십시오");
    }

    static Bilingual missingOption(String option) {
        return new Bilingual("`" + option + "` is missing", "`" + option + "`이(가) 없습니다");
    }

    static Bilingual wrongKind(Setting.Kind kind) {
        return switch (kind) {
            case TEXT -> new Bilingual("a text is needed here", "글을 적어야 합니다");
            case INTEGER -> new Bilingual("a whole number is needed here", "정수를 적어야 합니다");
            case NUMBER, SHARE, DURATION -> new Bilingual("a number is needed here", "숫자를 적어야 합니다");
            case BOOLEAN ->
                    new Bilingual("`true` or `false` is needed here", "`true`나 `false`를 적어야 합니다");
            case TEXTS ->
                    new Bilingual("a text or a list of texts is needed here", "글이나 글 목록을 적어야 합니다");
            case MAP -> new Bilingual("a table of values is needed here", "값의 표를 적어야 합니다");
            case ANY -> new Bilingual("a value is needed here", "값을 적어야 합니다");
        };
    }

    static Bilingual notAmong(String value) {
        return new Bilingual(
                "`" + value + "` is not possible here", "`" + value + "`은(는) 쓸 수 없습니다");
    }

    static Bilingual noOptions(String rule) {
        return new Bilingual("`" + rule + "` has no options", "`" + rule + "`에는 선택 사항이 없습니다");
    }

    static Bilingual tooMany(int count) {
        return new Bilingual(
                count + " rules for cells; at most " + RuleChain.MOST_RULES + " are possible",
                "셀 규칙이 " + count + "개입니다. " + RuleChain.MOST_RULES + "개까지 쓸 수 있습니다");
    }

    static Bilingual noColumns() {
        return new Bilingual("no column is named", "열 이름이 없습니다");
    }
}
