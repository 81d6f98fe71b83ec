package dev.onggi.run;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a run is to be repeated.
///
/// @param from the step to begin with, kept only what does not come after it; null where states
///   decide
/// @param states of the steps that are repeated, with what comes after them; empty for all that did
///   not end well
/// @param sameVersion whether with the version of the pipeline that the run began with, not with
///   today's file
/// @param budget dollars that asking may cost the run in all, or null for what its tasks say
public record RetryRequest(
        @Nullable String from,
        Set<StepState> states,
        boolean sameVersion,
        @Nullable BigDecimal budget) {
    /// Everything that did not end well, with today's files.
    public static final RetryRequest UNDONE = new RetryRequest(null, Set.of(), false, null);

    /// Copies what may change.
    public RetryRequest {
        states = Set.copyOf(states);
    }

    /// The same for the runs that a step has begun.
    static RetryRequest called(boolean sameVersion, @Nullable BigDecimal budget) {
        return new RetryRequest(null, Set.of(), sameVersion, budget);
    }

    boolean chosen(StepState state) {
        return from == null
                && (states.isEmpty() ? state != StepState.SUCCEEDED : states.contains(state));
    }
}
