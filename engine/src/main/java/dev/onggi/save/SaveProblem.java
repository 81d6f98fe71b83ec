package dev.onggi.save;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can go wrong with saves: 5001 to 5099.
public enum SaveProblem implements ProblemCode {
    /// A column that is nearly the name of another.
    MISSPELT_COLUMN(5001, Blame.USER),
    /// Nothing is left to save.
    NO_COLUMNS(5002, Blame.USER),
    /// Two columns would be saved under one name.
    DOUBLE_NAME(5003, Blame.USER),
    /// `name` and `path` at once.
    NAME_AND_PATH(5004, Blame.USER),
    /// `columns` is neither a list nor a map of names.
    WRONG_COLUMNS(5005, Blame.USER),
    /// `path` names no file.
    NO_FILE_NAME(5006, Blame.USER),
    /// A key that only one compression takes.
    LEVEL_WITHOUT_ZSTD(5007, Blame.USER),
    /// A number outside of its range.
    OUT_OF_RANGE(5008, Blame.USER),
    /// A stored connection that does not exist.
    NO_SUCH_CONNECTION(5009, Blame.USER),
    /// Cells that a spreadsheet would have run as formulas.
    FORMULAS_GUARDED(5010, Blame.DATA);

    private final int number;
    private final Blame blame;

    SaveProblem(int number, Blame blame) {
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
