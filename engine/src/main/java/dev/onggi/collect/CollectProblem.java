package dev.onggi.collect;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can go wrong while data is collected: 2001 to 2019. Reading files has an enum of its own.
public enum CollectProblem implements ProblemCode {
    /// A cell that is not of the type declared for its column.
    CELL_NOT_OF_TYPE(2001, Blame.DATA),
    /// A type that does not exist.
    UNKNOWN_TYPE(2002, Blame.USER),
    /// A column that a key names is not in the data.
    NO_SUCH_COLUMN(2003, Blame.USER),
    /// The incremental column is text of no declared type.
    MARK_UNTYPED(2004, Blame.USER),
    /// A `from` or `lag` that does not go with the incremental column's type.
    MARK_MISFIT(2005, Blame.USER),
    /// A backfill by a column that is no time.
    INTERVAL_NEEDS_TIME(2006, Blame.USER),
    /// Two old names of one new name in the same rows.
    RENAMED_TWICE(2007, Blame.USER),
    /// The source is down and its last good data is used.
    STALE(2008, Blame.UPSTREAM),
    /// A source that adds texts and table rows in one collection.
    TEXT_AND_TABLE(2009, Blame.BUG),
    /// More columns than can be handled.
    TOO_MANY_COLUMNS(2010, Blame.DATA),
    /// A column kept under another name.
    COLUMN_RENAMED(2011, Blame.DATA),
    /// A column of several types.
    MIXED_TYPES(2012, Blame.DATA),
    /// Nothing new since the last run.
    NOTHING_NEW(2013, Blame.DATA),
    /// A failure that is tried again.
    TRYING_AGAIN(2014, Blame.UPSTREAM),
    /// Rows that an earlier run has collected.
    ALREADY_COLLECTED(2015, Blame.DATA),
    /// The data's ids are not all whole numbers.
    IDS_REPLACED(2016, Blame.DATA),
    /// Something a source tells.
    NOTE(2017, Blame.DATA),
    /// Columns that a file does not have.
    MISSING_COLUMNS(2018, Blame.DATA),
    /// Column names that are too long together.
    LONG_NAMES(2019, Blame.DATA),
    /// A column without a name.
    COLUMN_NAMED(2048, Blame.DATA),
    /// A program that is not there before a run.
    NO_PROGRAM(2053, Blame.USER);

    private final int number;
    private final Blame blame;

    CollectProblem(int number, Blame blame) {
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
