package dev.onggi.data;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can go wrong with tables on disk: 6001 to 6099.
public enum DataProblem implements ProblemCode {
    /// DuckDB could not do it.
    QUERY_FAILED(6001, Blame.BUG),
    /// Not enough memory for the work.
    OUT_OF_MEMORY(6002, Blame.RESOURCE),
    /// Not enough room on the disk.
    DISK_FULL(6003, Blame.RESOURCE),
    /// A file is not what its manifest says.
    DAMAGED(6004, Blame.DATA),
    /// The work was cancelled.
    CANCELLED(6005, Blame.USER),
    /// A file or folder cannot be read or written.
    UNREADABLE(6006, Blame.USER),
    /// A file is no Parquet file.
    NOT_PARQUET(6007, Blame.DATA),
    /// Bytes that the charset does not know.
    WRONG_CHARSET(6010, Blame.DATA),
    /// A quote that never ends.
    OPEN_QUOTE(6011, Blame.DATA),
    /// A row with too few or too many cells.
    RAGGED(6012, Blame.DATA),
    /// A cell over the limit.
    CELL_TOO_LARGE(6013, Blame.DATA),
    /// More columns than the limit.
    TOO_MANY_COLUMNS(6014, Blame.DATA),
    /// A file without a single byte.
    EMPTY_FILE(6015, Blame.DATA),
    /// Text behind a closing quote.
    TEXT_AFTER_QUOTE(6016, Blame.DATA),
    /// Bytes that no text file has.
    NOT_TEXT(6017, Blame.DATA);

    private final int number;
    private final Blame blame;

    DataProblem(int number, Blame blame) {
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

    /// That work was ended is no mistake of who asked for it.
    @Override
    public boolean ofRequest() {
        return blame == Blame.USER && this != CANCELLED;
    }
}
