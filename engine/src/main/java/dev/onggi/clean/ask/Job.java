package dev.onggi.clean.ask;

import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.journal.Entry.Origin;
import dev.onggi.clean.ask.journal.Recovery.Paid;
import java.time.Duration;
import java.util.List;

/// What one step asks.
///
/// @param origin on whose behalf
/// @param form how values are put and answers read
/// @param models who is asked; each after the first where those before have no good answer
/// @param limits what the run may spend
/// @param batch how many items a request has
/// @param patience how long a provider may fail every call before the job stops
/// @param paid answers that an earlier process paid for and did not keep
public record Job(
        Origin origin,
        Form form,
        List<AskedModel> models,
        Limits limits,
        BatchSize.Bounds batch,
        Duration patience,
        List<Paid> paid) {
    /// How long a provider may fail, if nothing else is said.
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    /// The same job.
    ///
    /// @param answers that were paid for and not kept
    /// @return a copy
    public Job with(List<Paid> answers) {
        return new Job(origin, form, models, limits, batch, patience, answers);
    }
}
