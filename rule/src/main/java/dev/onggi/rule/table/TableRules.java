package dev.onggi.rule.table;

import dev.onggi.rule.kind.Bilingual;
import dev.onggi.rule.kind.InvalidOption;
import dev.onggi.rule.kind.RuleExample;
import dev.onggi.rule.kind.RuleKind;
import dev.onggi.rule.kind.RuleOptions;
import dev.onggi.rule.kind.SettledRule;
import dev.onggi.spi.CellRule;
import dev.onggi.spi.Setting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The kinds of rules that users make of their own values.
public final class TableRules {
    private TableRules() {}

    /// All of them.
    ///
    /// @return in the order of the reference
    public static List<RuleKind> kinds() {
        return List.of(replace(), regex(), map(), fill());
    }

    private static RuleKind replace() {
        return new RuleKind(
                "replace",
                new Bilingual("Replaces a piece of text wherever it stands.", "글 조각을 어디에 있든 바꿉니다."),
                List.of(
                        Setting.text("from", "The text to replace.").mandatory(),
                        Setting.text("to", "The text to put there; nothing by default.")
                                .orElse("")),
                List.of(
                        new RuleExample(Map.of("from", "㈜", "to", "(주)"), "㈜옹기", "(주)옹기"),
                        RuleExample.with("from", "*", "a*b", "ab")),
                TableRules::replaceRule);
    }

    private static CellRule replaceRule(RuleOptions options) throws InvalidOption {
        var from = options.text("from");
        var to = options.text("to");
        if (from.isEmpty()) {
            throw new InvalidOption(
                    "from", new Bilingual("the text to replace is empty", "바꿀 글이 비어 있습니다"), null);
        }
        if (to.contains(from)) {
            throw new InvalidOption(
                    "to",
                    new Bilingual(
                            "`to` contains `from`, so cleaning twice would replace twice",
                            "`to`에 `from`이 들어 있어 두 번 정제하면 두 번 바뀝니다"),
                    new Bilingual(
                            "use `map` for whole cells, or a `regex` that does not match its own"
                                    + " result",
                            "셀 전체라면 `map`을, 아니면 결과와 맞지 않는 `regex`를 쓰십시오"));
        }
        // `aab` -> `b` in `aaab`: what is left may hold the text again.
        return new SettledRule(new ReplaceRule(from, to));
    }

    private static RuleKind regex() {
        return new RuleKind(
                "regex",
                new Bilingual(
                        "Replaces every match of a regular expression (java.util.regex).",
                        "정규식과 맞는 곳을 모두 바꿉니다(java.util.regex)."),
                List.of(
                        Setting.text("pattern", "The regular expression.").mandatory(),
                        Setting.text("to", "The replacement, with `$1` and `${name}` for groups.")
                                .orElse(""),
                        Setting.of(
                                        "ignore-case",
                                        Setting.Kind.BOOLEAN,
                                        "Whether upper and lower case are the same.")
                                .orElse("false")),
                List.of(
                        new RuleExample(
                                Map.of("pattern", "(\\d+)호점$", "to", "$1호"), "강남 3호점", "강남 3호"),
                        new RuleExample(
                                Map.of("pattern", "\\s*\\(주\\)", "to", ""), "옹기 (주)", "옹기")),
                TableRules::regexRule);
    }

    private static CellRule regexRule(RuleOptions options) throws InvalidOption {
        var written = options.text("pattern");
        var to = options.text("to");
        int flags =
                Pattern.UNICODE_CASE | (options.flag("ignore-case") ? Pattern.CASE_INSENSITIVE : 0);
        Pattern pattern;
        try {
            pattern = Pattern.compile(written, flags);
        } catch (PatternSyntaxException e) {
            throw new InvalidOption(
                    "pattern",
                    new Bilingual(
                            "not a regular expression: "
                                    + e.getDescription()
                                    + " at "
                                    + e.getIndex(),
                            "정규식이 아닙니다: " + e.getIndex() + "번째 글자, " + e.getDescription()),
                    new Bilingual(
                            "write signs such as ( or * with a backslash before them",
                            "( 나 * 같은 기호 앞에는 역사선을 붙이십시오"));
        }
        checkReplacement(pattern, to);
        var rule = new SettledRule(new RegexRule(pattern, to));
        boolean literal = to.indexOf('$') < 0 && to.indexOf('\\') < 0;
        if (literal
                && !to.equals(new RegexRule(pattern, to).apply(to))
                && to.equals(rule.apply(to))) {
            throw new InvalidOption(
                    "to",
                    new Bilingual(
                            "the pattern matches its own replacement and would never come to rest",
                            "정규식이 바꾼 결과와 다시 맞아 끝나지 않습니다"),
                    new Bilingual(
                            "exclude it, for example with (?<!...)", "(?<!...) 따위로 결과를 빼 주십시오"));
        }
        return rule;
    }

    /// Lets the replacement be read once, by an alternative that matches nothing.
    private static void checkReplacement(Pattern pattern, String to) throws InvalidOption {
        try {
            var _ =
                    Pattern.compile(pattern.pattern() + "\n|", pattern.flags())
                            .matcher("")
                            .replaceAll(to);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidOption(
                    "to",
                    new Bilingual(
                            "the replacement names a group that the pattern does not have",
                            "바꿀 글이 정규식에 없는 그룹을 가리킵니다"),
                    new Bilingual("write a dollar sign itself as \\$", "달러 기호 자체는 \\$로 쓰십시오"));
        }
    }

    private static RuleKind map() {
        return new RuleKind(
                "map",
                new Bilingual("Replaces whole cells by a table of values.", "셀 값을 표에 따라 바꿉니다."),
                List.of(
                        Setting.of(
                                        "values",
                                        Setting.Kind.MAP,
                                        "The table: value to new value, or to nothing for an empty"
                                                + " cell.")
                                .mandatory()),
                List.of(
                        RuleExample.with("values", Map.of("서울시", "서울특별시"), "서울시", "서울특별시"),
                        RuleExample.with("values", Map.of("서울시", "서울특별시"), "부산", "부산")),
                TableRules::mapRule);
    }

    private static CellRule mapRule(RuleOptions options) throws InvalidOption {
        var table = options.table("values");
        var resolved = new HashMap<String, @Nullable String>();
        for (var key : table.keySet()) {
            var seen = new HashSet<String>();
            String value = key;
            while (value != null && table.containsKey(value)) {
                if (!seen.add(value)) {
                    break;
                }
                var next = table.get(value);
                if (value.equals(next)) {
                    break;
                }
                value = next;
            }
            if (value != null && seen.contains(value) && !value.equals(table.get(value))) {
                throw new InvalidOption(
                        "values",
                        new Bilingual(
                                "`" + key + "` is mapped in a circle", "`" + key + "`의 값이 돌고 돕니다"),
                        new Bilingual(
                                "let each value end in one that is not mapped further",
                                "더 바뀌지 않는 값으로 끝나게 하십시오"));
            }
            if (!key.equals(value)) {
                resolved.put(key, value);
            }
        }
        return new MapRule(resolved);
    }

    private static RuleKind fill() {
        return new RuleKind(
                "fill",
                new Bilingual("Puts a value into empty cells.", "빈 셀을 값으로 채웁니다."),
                List.of(Setting.text("with", "The value.").mandatory()),
                List.of(
                        RuleExample.with("with", "기타", null, "기타"),
                        RuleExample.with("with", "기타", "과일", "과일")),
                options -> new FillRule(options.text("with")));
    }
}
