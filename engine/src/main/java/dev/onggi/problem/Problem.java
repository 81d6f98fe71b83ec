package dev.onggi.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong, ready to be said in any language.
///
/// @param code the kind of problem
/// @param place where it lies, or null
/// @param args what fills `{0}`, `{1}` of the sentence
public record Problem(ProblemCode code, @Nullable Place place, List<String> args) {
    /// A problem with what fills its sentence.
    ///
    /// @param code the kind of problem
    /// @param place where it lies, or null
    /// @param args filled in by their text
    /// @return the problem
    public static Problem of(ProblemCode code, @Nullable Place place, @Nullable Object... args) {
        return new Problem(
                code, place, java.util.Arrays.stream(args).map(String::valueOf).toList());
    }

    /// What happened.
    ///
    /// @param language to say it in
    /// @return one sentence
    public String message(Language language) {
        return Sentences.message(code, language, args);
    }

    /// What to do.
    ///
    /// @param language to say it in
    /// @return one sentence, or an empty text where there is nothing to say
    public String hint(Language language) {
        return Sentences.hint(code, language, args);
    }

    /// The code as people quote it.
    ///
    /// @return `ONGGI-` and the number
    public String id() {
        return "ONGGI-" + code.number();
    }

    /// Place, code and sentence on one line.
    ///
    /// @param language to say it in
    /// @return the line without the hint
    public String line(Language language) {
        var what = id() + "  " + message(language);
        return place == null ? what : place + "  " + what;
    }
}
