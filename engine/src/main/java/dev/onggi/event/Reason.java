package dev.onggi.event;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import java.util.Map;

/// A problem as it is told: in every language, so that it can be kept and read without the enum it
/// came from.
///
/// @param step the step it belongs to, or an empty text
/// @param id such as `ONGGI-1203`
/// @param place where it lies, such as `pipelines/reviews.yaml:7:24`, or an empty text
/// @param messages what happened, by language
/// @param hints what to do, by language; an empty text where there is nothing to say
public record Reason(
        String step,
        String id,
        String place,
        Map<Language, String> messages,
        Map<Language, String> hints) {

    /// A problem of the catalogue.
    ///
    /// @param step the step it belongs to, or an empty text
    /// @param problem any problem
    /// @return the same in every language
    public static Reason of(String step, Problem problem) {
        var place = problem.place();
        return new Reason(
                step,
                problem.id(),
                place == null ? "" : place.toString(),
                Map.of(
                        Language.EN, problem.message(Language.EN),
                        Language.KO, problem.message(Language.KO)),
                Map.of(
                        Language.EN, problem.hint(Language.EN),
                        Language.KO, problem.hint(Language.KO)));
    }

    /// What happened.
    ///
    /// @param language to say it in
    /// @return one sentence
    public String message(Language language) {
        return messages.getOrDefault(language, "");
    }

    /// What to do.
    ///
    /// @param language to say it in
    /// @return one sentence, or an empty text
    public String hint(Language language) {
        return hints.getOrDefault(language, "");
    }

    /// Place, code and sentence on one line.
    ///
    /// @param language to say it in
    /// @return the line without the hint
    public String line(Language language) {
        return (place.isEmpty() ? "" : place + "  ") + id + "  " + message(language);
    }
}
