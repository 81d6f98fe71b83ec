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
/// @param paid answers that an earlier process paid for and did not keep
public record Job(
        Origin origin,
        Form form,
        List<AskedModel> models,
        Limits limits,
        BatchSize.Bounds batch,
        List<Paid> paid) {
    private static final int SHORT = 10;

    /// How long models may fail every call before the job stops.
    Duration patience() {
        return models.getFirst().manners().patience();
    }

    /// How long a model may fail every call before another takes its place.
    Duration shortPatience() {
        return patience().dividedBy(SHORT);
    }

    /// The same job.
    ///
    /// @param answers that were paid for and not kept
    /// @return a copy
    public Job with(List<Paid> answers) {
        return new Job(origin, form, models, limits, batch, answers);
    }
}
