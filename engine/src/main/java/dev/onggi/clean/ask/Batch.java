package dev.onggi.clean.ask;

import dev.onggi.clean.ask.form.Question;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Questions that are asked together.
///
/// @param parts the questions with what was wrong with their last answers
/// @param first the place among the models of the job of the first that may be asked
/// @param model the place of the one that is or was asked
/// @param stage how often the questions have been answered badly
/// @param tries how often the provider failed while it answered others
/// @param notBefore when it may be sent
record Batch(List<Part> parts, int first, int model, Stage stage, int tries, Instant notBefore) {
    /// A question.
    ///
    /// @param question what is asked
    /// @param complaint what was wrong with its last answer, or null
    record Part(Question question, @Nullable String complaint) {}

    /// How often questions have been answered badly.
    enum Stage {
        /// Never by this model.
        FIRST,
        /// Once; they are asked again with what was wrong.
        REPAIR,
        /// Twice; they are asked in halves, down to single ones.
        HALVES
    }

    static Batch first(List<Question> questions) {
        var parts = questions.stream().map(question -> new Part(question, null)).toList();
        return new Batch(parts, 0, 0, Stage.FIRST, 0, Instant.MIN);
    }

    int size() {
        return parts.size();
    }

    /// The same for another of its models.
    Batch at(int place) {
        return new Batch(parts, first, place, stage, tries, notBefore);
    }

    /// The same later, because the provider failed.
    Batch later(Instant time, int failures) {
        return new Batch(parts, first, model, stage, failures, time);
    }

    /// Whether it has waited for a model that it still could not ask, or that failed it.
    boolean wasPutOffBy(int place) {
        return model == place && notBefore.isAfter(Instant.MIN);
    }

    /// Some of its questions, asked again with what was wrong.
    Batch repair(List<Part> bad) {
        return new Batch(List.copyOf(bad), first, model, Stage.REPAIR, 0, Instant.MIN);
    }

    /// Questions without what was wrong, in two halves.
    List<Batch> halves(List<Part> bad) {
        int middle = (bad.size() + 1) / 2;
        return Stream.of(bad.subList(0, middle), bad.subList(middle, bad.size()))
                .filter(half -> !half.isEmpty())
                .map(half -> new Batch(plain(half), first, model, Stage.HALVES, 0, Instant.MIN))
                .toList();
    }

    private static List<Part> plain(List<Part> parts) {
        return parts.stream().map(part -> new Part(part.question(), null)).toList();
    }

    /// Its questions for the next model.
    Batch elsewhere() {
        return new Batch(plain(parts), model + 1, model + 1, Stage.FIRST, 0, Instant.MIN);
    }
}
