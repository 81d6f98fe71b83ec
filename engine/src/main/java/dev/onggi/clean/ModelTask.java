package dev.onggi.clean;

import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.form.AnswerColumn;
import dev.onggi.clean.ask.form.Wording;
import dev.onggi.problem.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a task asks models beyond its rules.
///
/// @param models who is asked, each after the first where those before have no good answer; empty
///   for the workspace's default
/// @param wording what the task says
/// @param outputs the `output_schema` of an extract; empty otherwise
/// @param many whether an item may hold several rows
/// @param tuning how requests are made
/// @param limits what a run may spend
/// @param place where the model is named
public record ModelTask(
        List<Named> models,
        Wording wording,
        List<AnswerColumn> outputs,
        boolean many,
        Tuning tuning,
        Limits limits,
        Place place) {

    /// A model as a task names it.
    ///
    /// @param name such as `openai:gpt-4o`, or of onggi.yaml's `models`; empty for its `default`
    /// @param place where it is named
    public record Named(String name, Place place) {}

    /// Who is asked, the workspace's default included.
    ///
    /// @return at least one
    public List<Named> asked() {
        return models.isEmpty() ? List.of(new Named("", place)) : models;
    }

    /// How requests are made.
    ///
    /// @param maxTokens tokens that the answer to one item may take
    /// @param temperature from 0 to 2, or null for the provider's own
    /// @param batch items of a request; 0 to let Onggi choose
    /// @param inBatches whether requests are handed over in the provider's batches, which take up
    ///   to a day
    /// @param retriesRejected whether what earlier runs rejected is asked again
    public record Tuning(
            int maxTokens,
            @Nullable Double temperature,
            int batch,
            boolean inBatches,
            boolean retriesRejected) {
        /// Tokens that the answer to one item may take, if nothing else is said.
        static final int MAX_TOKENS = 500;
    }
}
