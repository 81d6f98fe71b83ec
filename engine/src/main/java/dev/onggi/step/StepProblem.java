package dev.onggi.step;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with the keys of a step: 1301 to 1399.
public enum StepProblem implements ProblemCode {
    /// A key that must be there is absent.
    MISSING_KEY(1301, Blame.USER),
    /// A value is not of the kind the key takes.
    WRONG_VALUE(1302, Blame.USER),
    /// A step that reads has nothing to read.
    NOTHING_TO_READ(1303, Blame.USER),
    /// A column that a step names is not in its data.
    NO_SUCH_COLUMN(1304, Blame.USER);

    private final int number;
    private final Blame blame;

    StepProblem(int number, Blame blame) {
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
