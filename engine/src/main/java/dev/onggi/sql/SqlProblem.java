package dev.onggi.sql;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can go wrong with queries that users write: 4001 to 4099.
public enum SqlProblem implements ProblemCode {
    /// Neither or both of `query` and `file`.
    ONE_OF_QUERY_AND_FILE(4001, Blame.USER),
    /// A file of SQL that cannot be read.
    NO_QUERY_FILE(4002, Blame.USER),
    /// Text that is no SQL.
    SYNTAX(4003, Blame.USER),
    /// A statement other than a SELECT.
    NO_SELECT(4004, Blame.USER),
    /// A table that is not among the datasets.
    UNKNOWN_TABLE(4005, Blame.USER),
    /// A column that no table has.
    UNKNOWN_COLUMN(4006, Blame.USER),
    /// A name that is nearly that of a column.
    MISSPELT_COLUMN(4007, Blame.USER),
    /// A function that would reach out of the datasets.
    FORBIDDEN(4008, Blame.USER),
    /// Types or names that do not fit together.
    DOES_NOT_FIT(4009, Blame.USER),
    /// Undeclared text where its order or its value as a number matters.
    UNDECLARED_TEXT(4010, Blame.USER),
    /// A value that the query cannot handle.
    FAILED(4011, Blame.DATA),
    /// Not enough memory for the query.
    OUT_OF_MEMORY(4012, Blame.RESOURCE),
    /// The query took too long.
    TIMED_OUT(4013, Blame.RESOURCE),
    /// The process of the query ended by itself.
    DIED(4014, Blame.RESOURCE),
    /// A result without a column of its own.
    NO_COLUMNS(4015, Blame.USER),
    /// A result with a cell over the limit.
    CELL_TOO_LARGE(4016, Blame.DATA),
    /// Several statements, or none.
    NOT_ONE_STATEMENT(4017, Blame.USER),
    /// A name that is nearly that of a table.
    MISSPELT_TABLE(4018, Blame.USER),
    /// Text whose origin cannot be followed, where its order or value matters.
    UNKNOWN_TEXT(4019, Blame.USER);

    private final int number;
    private final Blame blame;

    SqlProblem(int number, Blame blame) {
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
