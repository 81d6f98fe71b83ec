package dev.onggi.run;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a run starts, and for which time.
///
/// @param kind what starts it
/// @param once what makes it the same as another run of its pipeline and kind, which then is not
///   started again, or null where it always is a new one
/// @param intervalStart start of its interval, inclusive, or null for the start of the run before
/// @param intervalEnd end of its interval, exclusive, or null for now
/// @param call the step that runs it, or null
public record RunCause(
        Kind kind,
        @Nullable String once,
        @Nullable Instant intervalStart,
        @Nullable Instant intervalEnd,
        @Nullable Call call) {
    /// Somebody asked for it.
    public static final RunCause MANUAL = new RunCause(Kind.MANUAL, null, null, null, null);

    /// What starts a run.
    public enum Kind {
        /// A person or a program.
        MANUAL,
        /// A slot of a schedule.
        SCHEDULED,
        /// A slot of the past, by hand.
        BACKFILL,
        /// Data that arrived.
        DATA,
        /// A step of another run.
        CALLED;

        /// The word in the store.
        ///
        /// @return lower case
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The step that runs a pipeline.
    ///
    /// @param run its run
    /// @param step its name
    /// @param item the item it is run for, or an empty text
    /// @param most how many runs of the step go side by side
    public record Call(String run, String step, String item, int most) {}

    /// A slot of a schedule.
    ///
    /// @param once names the schedule and the slot
    /// @param start start of its interval, inclusive
    /// @param end end of its interval, exclusive: the slot's time
    /// @return runs once
    public static RunCause slot(String once, Instant start, Instant end) {
        return new RunCause(Kind.SCHEDULED, once, start, end, null);
    }

    static RunCause called(Call call, String once) {
        return new RunCause(Kind.CALLED, once, null, null, call);
    }
}
