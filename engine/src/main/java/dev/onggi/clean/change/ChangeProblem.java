package dev.onggi.clean.change;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with looking at changed cells and undoing them: 1481 to 1499.
public enum ChangeProblem implements ProblemCode {
    /// The run cleaned nothing.
    NOTHING_CLEANED(1481, Blame.USER),
    /// The run has several clean steps, and none was named.
    SEVERAL_STEPS(1482, Blame.USER),
    /// The run has no clean step of that name.
    NO_SUCH_STEP(1483, Blame.USER),
    /// The step made a new table, whose cells have no earlier value.
    EXTRACTED(1484, Blame.USER),
    /// The dataset has no such column.
    NO_SUCH_COLUMN(1485, Blame.USER),
    /// No such rule cleaned the dataset.
    NO_SUCH_RULE(1486, Blame.USER),
    /// No such model changed the dataset.
    NO_SUCH_MODEL(1487, Blame.USER),
    /// The dataset has no such rows.
    NO_SUCH_ROWS(1488, Blame.USER),
    /// A file that is needed is gone.
    FILE_GONE(1489, Blame.DATA),
    /// The record of changed cells is gone.
    RECORD_GONE(1490, Blame.DATA),
    /// The record of changed cells cannot be read or belongs to another file.
    RECORD_DAMAGED(1491, Blame.DATA),
    /// The old value of a cell is no value of the column's type.
    NOT_OF_ITS_TYPE(1492, Blame.USER),
    /// No changed cell is meant.
    NOTHING_TO_UNDO(1493, Blame.USER),
    /// There is no version before this one.
    NOTHING_TO_RESTORE(1494, Blame.USER);

    private final int number;
    private final Blame blame;

    ChangeProblem(int number, Blame blame) {
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
