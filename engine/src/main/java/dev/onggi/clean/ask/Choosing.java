package dev.onggi.clean.ask;

import dev.onggi.upstream.CircuitBreaker.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses who is asked about a batch: the first of its models, and the next one while the first is
/// down. A model is down while its breaker is open, and for a batch that it has failed once it has
/// answered nothing for a short while. Whoever finds a model up again asks it. Lives on the event
/// loop.
final class Choosing {
    /// Who is asked.
    sealed interface Choice {
        /// A model, at which a place is taken.
        ///
        /// @param batch for that model
        record Chosen(AskedModel model, Batch batch) implements Choice {}

        /// As many calls as may be are in flight.
        record Crowded() implements Choice {}

        /// All models are left alone for now.
        ///
        /// @param until when one of them may be tried
        /// @param why it is left alone, for people
        record LeftAlone(Instant until, String why) implements Choice {}

        /// No model takes anything.
        record Nobody() implements Choice {}
    }

    private final Job job;
    private final List<AskedModel> models;
    private boolean skipped;

    Choosing(Job job) {
        this.job = job;
        this.models = job.models();
    }

    Choice choose(Batch batch, Instant now) {
        Choice.@Nullable LeftAlone alone = null;
        boolean down = false;
        for (int i = batch.first(); i < models.size(); i++) {
            var model = models.get(i);
            if (model.isDead()) {
                continue;
            }
            boolean failing = isReplaceable(i) && model.isFailing(now, job.shortPatience());
            if (failing && batch.wasPutOffBy(i)) {
                down = true;
                continue;
            }
            var refusal = model.manners().breaker().refusal();
            if (refusal.isEmpty() && model.manners().concurrency().enter()) {
                skipped |= down;
                return new Choice.Chosen(model, batch.at(i));
            }
            if (refusal.isEmpty() && !failing) {
                return new Choice.Crowded();
            }
            down = true;
            if (refusal.isPresent()) {
                alone = sooner(alone, model, refusal.get());
            }
        }
        if (alone != null) {
            return alone;
        }
        return down ? new Choice.Crowded() : new Choice.Nobody();
    }

    /// Whether another model may be asked after one.
    boolean isReplaceable(int model) {
        return models.stream().skip(model + 1L).anyMatch(next -> !next.isDead());
    }

    /// Whether a model was ever passed over because it was down, so that not all of them have seen
    /// what the others could not answer.
    boolean hasSkipped() {
        return skipped;
    }

    private static Choice.LeftAlone sooner(
            Choice.@Nullable LeftAlone other, AskedModel model, Refusal refusal) {
        if (other != null && other.until().isBefore(refusal.until())) {
            return other;
        }
        var why = model.trouble().orElse(refusal.host() + " keeps failing");
        return new Choice.LeftAlone(refusal.until(), why);
    }
}
