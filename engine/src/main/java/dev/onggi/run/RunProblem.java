package dev.onggi.run;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can go wrong with a run: 8001 to 8099.
public enum RunProblem implements ProblemCode {
    /// A step failed in a way its source explains.
    SOURCE(8001, Blame.UPSTREAM),
    /// The same, and trying again may help.
    SOURCE_FOR_NOW(8002, Blame.UPSTREAM),
    /// A step failed on data its source explains.
    SOURCE_DATA(8003, Blame.DATA),
    /// A step failed on settings its source explains.
    SOURCE_SETTINGS(8004, Blame.USER),
    /// A step failed for want of disk, memory or files.
    SOURCE_RESOURCE(8005, Blame.RESOURCE),
    /// A step failed where it should not.
    BUG(8006, Blame.BUG),
    /// A step took longer than it may.
    TIMEOUT(8007, Blame.UPSTREAM),
    /// What a step needs did not end well.
    NOT_REACHED(8008, Blame.USER),
    /// A condition did not hold.
    CONDITION(8009, Blame.USER),
    /// No step of that name.
    NO_SUCH_STEP(8010, Blame.USER),
    /// A pipeline that was called did not end well.
    CALLED(8012, Blame.DATA),
    /// No run of that name.
    NO_SUCH_RUN(8013, Blame.USER),
    /// A collector of the workspace threw an exception.
    DROP_IN(8014, Blame.USER),
    /// Rows that were collected did not reach the end of the run.
    ROWS_HELD(8015, Blame.DATA),
    /// The process that worked on a step died twice.
    DIED(8016, Blame.RESOURCE),
    /// Rows that a step had rejected are lost.
    REJECTS_LOST(8017, Blame.RESOURCE),
    /// A run took longer than it may.
    RUN_TIMEOUT(8018, Blame.UPSTREAM),
    /// A run that is to be repeated still goes on.
    NOT_OVER(8061, Blame.USER),
    /// A run cannot go on at a step, because what comes before did not end well.
    NOT_REACHABLE(8062, Blame.USER),
    /// No earlier run has the results that a part of a pipeline begins with.
    NO_RESULTS(8063, Blame.USER),
    /// A step cannot be marked while somebody works on it.
    STEP_WORKS(8064, Blame.USER),
    /// Somebody said how a step ended.
    MARKED(8065, Blame.USER),
    /// No version of a pipeline of that number.
    NO_SUCH_VERSION(8066, Blame.USER),
    /// The version of a pipeline that a run began with cannot be read any more.
    LOST_PIPELINE(8067, Blame.USER);

    private final int number;
    private final Blame blame;

    RunProblem(int number, Blame blame) {
        this.number = number;
        this.blame = blame;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Blame blame() {
        return blame;
    }

    /// A collector that throws is a source that failed.
    @Override
    public boolean ofRequest() {
        return blame == Blame.USER && this != DROP_IN;
    }

    @Override
    public boolean retryable() {
        return this == SOURCE_FOR_NOW || this == TIMEOUT;
    }
}
