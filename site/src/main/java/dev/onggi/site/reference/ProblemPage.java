package dev.onggi.site.reference;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import dev.onggi.problem.ProblemCode;
import java.util.List;

/// The page of all problems with their codes. `{0}` stands for what a message fills in.
final class ProblemPage {
    private final List<ProblemCode> codes;

    /// @param codes by number
    ProblemPage(List<ProblemCode> codes) {
        this.codes = codes;
    }

    String markdown(Language language) {
        var page = new StringBuilder(head(language));
        for (var code : codes) {
            var problem = Problem.of(code, null);
            page.append(
                    "| `%s` | %s | %s | %s |\n"
                            .formatted(
                                    problem.id(),
                                    cell(problem.message(language)),
                                    cell(problem.hint(language)),
                                    blame(code, language)));
        }
        return page.toString();
    }

    private static String head(Language language) {
        return switch (language) {
            case EN ->
                    """
                    # Problems

                    `{0}`, `{1}` stand for what a message fills in. The exit status is 2 where it is the settings, and 1
                    otherwise; *retried* problems are tried again by themselves.

                    | code | what happened | what to do | who acts |
                    |---|---|---|---|
                    """;
            case KO ->
                    """
                    # 문제

                    `{0}`, `{1}` 자리에는 메시지마다 값이 들어갑니다. 설정이 원인이면 종료 상태는 2, 아니면 1입니다.
                    *다시 시도*라고 적힌 것은 스스로 다시 시도합니다.

                    | 번호 | 무슨 일 | 할 일 | 원인 |
                    |---|---|---|---|
                    """;
        };
    }

    private static String blame(ProblemCode code, Language language) {
        boolean korean = language == Language.KO;
        var who =
                switch (code.blame()) {
                    case USER -> korean ? "설정" : "settings";
                    case DATA -> korean ? "데이터" : "data";
                    case UPSTREAM -> korean ? "출처" : "the source";
                    case RESOURCE -> korean ? "컴퓨터" : "this machine";
                    case BUG -> korean ? "옹기" : "Onggi";
                };
        return code.retryable() ? who + (korean ? ", 다시 시도" : ", retried") : who;
    }

    /// Escapes what Markdown would take as markup; in code only the bar, which ends a cell even
    /// there.
    private static String cell(String text) {
        var parts =
                text.replaceAll("\\R", " ").replace("{@", "{").replace("|", "\\|").split("`", -1);
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = parts[i].replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_");
        }
        return String.join("`", parts);
    }
}
