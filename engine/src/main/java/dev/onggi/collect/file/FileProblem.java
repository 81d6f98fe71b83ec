package dev.onggi.collect.file;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can go wrong while files are read: 2020 to 2099.
public enum FileProblem implements ProblemCode {
    /// A file or folder that does not exist.
    NO_SUCH_FILE(2020, Blame.USER),
    /// A pattern that no file matches.
    NO_MATCH(2021, Blame.USER),
    /// A folder or archive without a file that can be read.
    NOTHING_READABLE(2022, Blame.USER),
    /// A file or folder that may not be read.
    UNREADABLE(2023, Blame.USER),
    /// A file without a single byte.
    EMPTY_FILE(2024, Blame.DATA),
    /// A file of a kind nobody can read.
    UNKNOWN_KIND(2025, Blame.USER),
    /// Texts and tables in one step.
    MIXED_KINDS(2026, Blame.USER),
    /// An archive that is broken or cut off.
    BROKEN_ARCHIVE(2027, Blame.DATA),
    /// An archive that unpacks to far more than it is.
    UNPACKS_TOO_FAR(2028, Blame.DATA),
    /// An archive that unpacks to more than is allowed.
    UNPACKS_TOO_LARGE(2029, Blame.DATA),
    /// An archive of too many entries.
    TOO_MANY_ENTRIES(2030, Blame.DATA),
    /// An archive inside an archive.
    NESTED_ARCHIVE(2031, Blame.DATA),
    /// An entry whose name leaves the archive.
    UNSAFE_NAME(2032, Blame.DATA),
    /// A file that is no whole JSON.
    BROKEN_JSON(2033, Blame.DATA),
    /// A `records:` that leads nowhere.
    NO_RECORDS(2034, Blame.USER),
    /// A file that is no whole XML.
    BROKEN_XML(2035, Blame.DATA),
    /// XML that declares entities.
    XML_ENTITIES(2036, Blame.DATA),
    /// Bytes that the charset does not know.
    WRONG_CHARSET(2037, Blame.DATA),
    /// A charset that does not exist.
    UNKNOWN_CHARSET(2038, Blame.USER),
    /// A value over the limit.
    VALUE_TOO_LARGE(2039, Blame.DATA),
    /// A file that was passed over.
    PASSED_OVER(2041, Blame.DATA),
    /// Lines without text that were left out.
    EMPTY_LINES(2042, Blame.DATA),
    /// A list inside a record that may be the data itself.
    LIST_INSIDE(2043, Blame.DATA),
    /// A file that the kind's reader refuses.
    REFUSED(2044, Blame.DATA),
    /// A file that changed while it was read.
    CHANGED(2045, Blame.DATA),
    /// Rows with too few or too many cells that were kept.
    RAGGED_KEPT(2046, Blame.DATA),
    /// A path where nothing is before a run.
    NOT_THERE_YET(2047, Blame.USER),
    /// A charset that is only the likeliest.
    CHARSET_GUESSED(2049, Blame.DATA),
    /// A first line that is taken for a row.
    NO_HEADER(2050, Blame.DATA),
    /// A charset that shows far behind the beginning of a file.
    LATE_CHARSET(2051, Blame.DATA),
    /// A `sheet:` for a file that has none.
    NO_SHEETS(2052, Blame.USER);

    private final int number;
    private final Blame blame;

    FileProblem(int number, Blame blame) {
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

    /// Whether nothing was there that could be read, as where a file has not come yet.
    ///
    /// @return true where a source failed rather than what was asked of it
    public boolean isAbsence() {
        return this == NO_SUCH_FILE
                || this == NO_MATCH
                || this == NOTHING_READABLE
                || this == UNREADABLE;
    }
}
