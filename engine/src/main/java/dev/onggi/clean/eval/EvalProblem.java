package dev.onggi.clean.eval;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with a comparison of tasks: 1461 to 1479.
public enum EvalProblem implements ProblemCode {
    /// There is nothing to compare answers with.
    NO_TRUTH(1461, Blame.USER),
    /// The truth says nothing about what the tasks make.
    OTHER_COLUMNS(1462, Blame.USER),
    /// Some tasks extract and others do not.
    MIXED_TASKS(1463, Blame.USER),
    /// A key of the data occurs twice.
    KEY_REPEATED(1464, Blame.USER),
    /// Rows that the truth does not have.
    ROWS_LEFT_OUT(1465, Blame.DATA),
    /// A task works on a text, and the data does not say which column that is.
    NO_TEXT(1466, Blame.USER),
    /// A parameter that no task has.
    NO_SUCH_PARAMETER(1467, Blame.USER),
    /// Two variants ask the very same.
    SAME_QUESTIONS(1468, Blame.USER),
    /// Answers of several rows cannot be labelled in a terminal.
    MANY_ROWS(1469, Blame.USER),
    /// A variant's cleaning was stopped by its own rules.
    STOPPED(1470, Blame.DATA),
    /// The truth file cannot be read or written.
    TRUTH_UNWRITABLE(1471, Blame.RESOURCE),
    /// The truth file was written for other columns.
    TRUTH_OTHERWISE(1472, Blame.USER),
    /// No file was named, and no truth is kept.
    NO_DATA(1473, Blame.USER),
    /// No task was named.
    NO_TASK(1474, Blame.USER);

    private final int number;
    private final Blame blame;

    EvalProblem(int number, Blame blame) {
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
}
