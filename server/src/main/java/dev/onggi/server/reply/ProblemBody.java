package dev.onggi.server.reply;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import java.util.List;
import java.util.function.UnaryOperator;

/// What is wrong, as RFC 9457 has it, with the codes of the catalogue.
///
/// @param type names the kind of problem
/// @param title what happened
/// @param status the HTTP status
/// @param detail what to do, or an empty text
/// @param code such as `ONGGI-1203`
/// @param problems everything that is wrong, the first one included
public record ProblemBody(
        String type, String title, int status, String detail, String code, List<One> problems) {
    /// The media type of such a body.
    public static final String MEDIA_TYPE = "application/problem+json";

    /// One thing that is wrong.
    ///
    /// @param code such as `ONGGI-1203`
    /// @param message what happened
    /// @param hint what to do, or an empty text
    /// @param file where it lies, or an empty text
    /// @param line from 1, or 0
    /// @param column from 1, or 0
    public record One(String code, String message, String hint, String file, int line, int column) {
        /// A problem in a language.
        ///
        /// @param problem any
        /// @param language to say it in
        /// @param mask hides secrets
        /// @return the same for programs and people
        public static One of(Problem problem, Language language, UnaryOperator<String> mask) {
            var place = problem.place();
            return new One(
                    problem.id(),
                    mask.apply(problem.message(language)),
                    mask.apply(problem.hint(language)),
                    place == null ? "" : place.file(),
                    place == null ? 0 : place.line(),
                    place == null ? 0 : place.column());
        }
    }

    static ProblemBody of(List<Problem> problems, Language language, UnaryOperator<String> mask) {
        var first = problems.getFirst();
        var all = problems.stream().map(problem -> One.of(problem, language, mask)).toList();
        return new ProblemBody(
                "urn:onggi:problem:" + first.code().number(),
                all.getFirst().message(),
                Statuses.of(first.code()),
                all.getFirst().hint(),
                first.id(),
                all);
    }
}
