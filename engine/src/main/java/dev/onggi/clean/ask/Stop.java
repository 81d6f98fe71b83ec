package dev.onggi.clean.ask;

import dev.onggi.data.DataProblem;
import dev.onggi.problem.Problem;

/// Why a job ended before everything was asked. What was answered is kept; the next run asks the
/// rest.
///
/// @param kind what stands in the way
/// @param problem what to tell people
/// @param untouched questions that have no answer
public record Stop(Kind kind, Problem problem, long untouched) {
    /// What stands in the way.
    public enum Kind {
        /// A budget is used up.
        BUDGET,
        /// The provider's own money or allowance is used up.
        QUOTA,
        /// The provider cannot be reached or fails.
        UPSTREAM,
        /// No model of the job takes the questions.
        REFUSED,
        /// This machine's disk.
        RESOURCE,
        /// Somebody.
        CANCELLED
    }

    /// Somebody wants no more to be asked.
    ///
    /// @return with nothing untouched yet
    static Stop cancelled() {
        return new Stop(Kind.CANCELLED, Problem.of(DataProblem.CANCELLED, null), 0);
    }

    /// The same with more questions.
    ///
    /// @param questions that have no answer either
    /// @return a copy
    public Stop with(long questions) {
        return new Stop(kind, problem, untouched + questions);
    }
}
