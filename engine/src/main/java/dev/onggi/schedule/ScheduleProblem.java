package dev.onggi.schedule;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with when pipelines run: 8101 to 8199.
public enum ScheduleProblem implements ProblemCode {
    /// A schedule will never be due again.
    OVER(8101),
    /// Runs take longer than the time from start to start.
    TOO_CLOSE(8102),
    /// Runs are expected to end after they must have ended.
    LATE(8103),
    /// A range of days that ends before it begins.
    EMPTY_RANGE(8104),
    /// A pipeline without times, so that a range of days cannot be cut.
    NO_TIMES(8105),
    /// A range of days with more runs than one backfill may have.
    TOO_MANY(8106);

    private final int number;

    ScheduleProblem(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Blame blame() {
        return Blame.USER;
    }
}
