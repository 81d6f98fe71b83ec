package dev.onggi.clean.ask;

import dev.onggi.clean.ask.form.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Questions that are asked together.
///
/// @param parts the questions with what was wrong with their last answers
/// @param model the place of the model among those of the job
/// @param stage how often the questions have been answered badly
/// @param tries how often the provider failed while it answered others
/// @param notBefore when it may be sent
record Batch(List<Part> parts, int model, Stage stage, int tries, Instant notBefore) {
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
        return new Batch(parts, 0, Stage.FIRST, 0, Instant.MIN);
    }

    int size() {
        return parts.size();
    }

    /// The same later, because the provider failed.
    Batch later(Instant time, int failures) {
        return new Batch(parts, model, stage, failures, time);
    }

    /// Some of its questions, asked again with what was wrong.
    Batch repair(List<Part> bad) {
        return new Batch(List.copyOf(bad), model, Stage.REPAIR, 0, Instant.MIN);
    }

    /// Questions without what was wrong, in two halves.
    List<Batch> halves(List<Part> bad) {
        var plain = bad.stream().map(part -> new Part(part.question(), null)).toList();
        var halves = new ArrayList<Batch>();
        int middle = (plain.size() + 1) / 2;
        halves.add(new Batch(plain.subList(0, middle), model, Stage.HALVES, 0, Instant.MIN));
        if (middle < plain.size()) {
            halves.add(
                    new Batch(
                            plain.subList(middle, plain.size()),
                            model,
                            Stage.HALVES,
                            0,
                            Instant.MIN));
        }
        return halves;
    }

    /// Its questions for the next model.
    Batch elsewhere() {
        var plain = parts.stream().map(part -> new Part(part.question(), null)).toList();
        return new Batch(plain, model + 1, Stage.FIRST, 0, Instant.MIN);
    }
}
