package dev.onggi.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that happened and that others may want to know.
///
/// An event with the same content is the same event: who tells it twice, such as a recovery that
/// does not know how far its predecessor came, does no harm.
public sealed interface Event {
    /// When it happened.
    ///
    /// @return by the clock of whoever tells it
    Instant at();

    /// Whether it only shows how far work is. Such events may be dropped where somebody who follows
    /// is too slow.
    ///
    /// @return false for what somebody may have to act on
    default boolean passing() {
        return switch (this) {
            case RunQueued _, RunStarted _, StepStarted _ -> true;
            case StepEnded ended -> ended.ending().state() != Ending.State.FAILED;
            case RunEnded _,
                    GateStopped _,
                    GateWarned _,
                    RunLate _,
                    PipelineRecovered _,
                    BudgetReached _,
                    DiskLow _,
                    SchedulerSilent _ ->
                    false;
        };
    }

    /// A run waits for its turn.
    ///
    /// @param at when
    /// @param run the run
    record RunQueued(Instant at, RunRef run) implements Event {}

    /// A run begins.
    ///
    /// @param at when
    /// @param run the run
    record RunStarted(Instant at, RunRef run) implements Event {}

    /// A run has ended.
    ///
    /// @param at when
    /// @param run the run
    /// @param ending how
    /// @param totals rows and cost
    /// @param next the command to type next, or an empty text
    record RunEnded(Instant at, RunRef run, Ending ending, Totals totals, String next)
            implements Event {}

    /// A try of a step begins.
    ///
    /// @param at when
    /// @param run the run
    /// @param step the step's name
    /// @param attempt from 1
    record StepStarted(Instant at, RunRef run, String step, int attempt) implements Event {}

    /// A try of a step has ended, or the step was left out.
    ///
    /// @param at when
    /// @param run the run
    /// @param step the step's name
    /// @param attempt from 1; 0 for one that was left out
    /// @param ending how
    record StepEnded(Instant at, RunRef run, String step, int attempt, Ending ending)
            implements Event {}

    /// A check stopped a run.
    ///
    /// @param at when
    /// @param run the run
    /// @param step the check
    /// @param reasons what did not hold
    /// @param next the command to type next
    record GateStopped(Instant at, RunRef run, String step, List<Reason> reasons, String next)
            implements Event {}

    /// A check found what people should know, and the run goes on.
    ///
    /// @param at when
    /// @param run the run
    /// @param step the check
    /// @param reasons what did not hold
    record GateWarned(Instant at, RunRef run, String step, List<Reason> reasons) implements Event {}

    /// A run takes longer than it should.
    ///
    /// @param at when
    /// @param run the run
    /// @param threshold what it has passed
    /// @param expected when it should have ended
    record RunLate(Instant at, RunRef run, Threshold threshold, Instant expected) implements Event {
        /// What a late run has passed.
        public enum Threshold {
            /// 80 % of the expected time.
            NEARLY,
            /// The whole of the expected time.
            OVER,
            /// The time by which it must have ended.
            DEADLINE
        }
    }

    /// A pipeline succeeded that had failed before.
    ///
    /// @param at when
    /// @param run the run that succeeded
    /// @param failures how many runs failed or were stopped in a row before
    /// @param since when the first of them ended
    record PipelineRecovered(Instant at, RunRef run, int failures, Instant since)
            implements Event {}

    /// A share of a budget is spent.
    ///
    /// @param at when
    /// @param scope whose budget: `daily`, `monthly` or `run`
    /// @param run the run whose budget it is, or null for the workspace's
    /// @param percent how much of it, such as 80
    record BudgetReached(Instant at, String scope, @Nullable RunRef run, int percent)
            implements Event {}

    /// A disk is nearly full.
    ///
    /// @param at when
    /// @param folder a folder on it
    /// @param free bytes left
    /// @param total bytes in all
    record DiskLow(Instant at, String folder, long free, long total) implements Event {}

    /// The scheduler has not shown that it lives.
    ///
    /// @param at when
    /// @param since when it was last alive
    record SchedulerSilent(Instant at, Instant since) implements Event {}
}
