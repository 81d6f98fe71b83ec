package dev.onggi.quality;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with expectations, with data that does not meet them, and with truth tables:
/// 3001 to 3099.
public enum QualityProblem implements ProblemCode {
    /// No expectation has that name.
    UNKNOWN_EXPECTATION(3001, Blame.USER),
    /// An expectation does not take that option.
    UNKNOWN_OPTION(3003, Blame.USER),
    /// An item of the list is not a map.
    NOT_AN_EXPECTATION(3005, Blame.USER),
    /// One item names two expectations.
    TWO_EXPECTATIONS(3006, Blame.USER),
    /// An expectation lacks an option.
    OPTION_MISSING(3007, Blame.USER),
    /// An option has a value it does not take.
    OPTION_WRONG(3008, Blame.USER),
    /// An expectation names no column.
    NO_COLUMNS(3009, Blame.USER),
    /// Rows cannot be rejected where no single row fails.
    CANNOT_REJECT(3010, Blame.USER),
    /// A check step without expectations.
    NOTHING_EXPECTED(3011, Blame.USER),
    /// The lower end of a range is above the upper one.
    RANGE_REVERSED(3012, Blame.USER),
    /// The ends of a range are of different kinds.
    RANGE_MIXED(3013, Blame.USER),
    /// A regular expression that cannot be compiled.
    PATTERN_WRONG(3014, Blame.USER),
    /// A check that is to read several datasets.
    ONE_DATASET(3015, Blame.USER),
    /// Required columns are not there.
    COLUMNS_MISSING(3031, Blame.DATA),
    /// Cells are empty that must not be.
    CELLS_EMPTY(3032, Blame.DATA),
    /// Values occur twice that must not.
    ROWS_REPEATED(3033, Blame.DATA),
    /// Values that are not of the type.
    CELLS_NOT_OF_TYPE(3034, Blame.DATA),
    /// Values outside a range.
    CELLS_OUTSIDE(3035, Blame.DATA),
    /// Texts too short or too long.
    LENGTHS_OUTSIDE(3036, Blame.DATA),
    /// Values that do not match a pattern.
    CELLS_NOT_MATCHING(3037, Blame.DATA),
    /// Values that are not in the list.
    CELLS_UNLISTED(3038, Blame.DATA),
    /// Too few or too many rows.
    ROW_COUNT_OUTSIDE(3039, Blame.DATA),
    /// The newest value is too old.
    STALE(3040, Blame.DATA),
    /// No value says a time.
    NO_TIME(3041, Blame.DATA),
    /// The columns are not those of the last run.
    SCHEMA_CHANGED(3042, Blame.DATA),
    /// Too few cells are right by the truth.
    INACCURATE(3043, Blame.DATA),
    /// An expectation names a column that is not there.
    NO_SUCH_COLUMN(3044, Blame.USER),
    /// A range of another kind than the column.
    RANGE_MISFIT(3046, Blame.USER),
    /// A pattern gave up on some values.
    PATTERN_SLOW(3047, Blame.USER),
    /// Rows went to the reject file.
    ROWS_REJECTED(3048, Blame.DATA),
    /// Why a row was rejected: an empty cell.
    ROW_EMPTY(3061, Blame.DATA),
    /// Why a row was rejected: a repeated key.
    ROW_REPEATED(3062, Blame.DATA),
    /// Why a row was rejected: a wrong type.
    ROW_NOT_OF_TYPE(3063, Blame.DATA),
    /// Why a row was rejected: outside the range.
    ROW_OUTSIDE(3064, Blame.DATA),
    /// Why a row was rejected: a wrong length.
    ROW_LENGTH(3065, Blame.DATA),
    /// Why a row was rejected: no match.
    ROW_NOT_MATCHING(3066, Blame.DATA),
    /// Why a row was rejected: not in the list.
    ROW_UNLISTED(3067, Blame.DATA),
    /// Why a row was rejected: not as the truth has it.
    ROW_INACCURATE(3068, Blame.DATA),
    /// Truth and data share no column.
    TRUTH_COLUMNS(3081, Blame.USER),
    /// Truth and data have different numbers of rows.
    TRUTH_ROWS(3082, Blame.USER),
    /// A key column is not there.
    TRUTH_KEY(3083, Blame.USER),
    /// A key occurs twice in the truth.
    TRUTH_KEY_REPEATED(3084, Blame.USER),
    /// No row of the data is in the truth.
    TRUTH_UNPAIRED(3085, Blame.USER),
    /// Columns that the truth does not have.
    TRUTH_COLUMNS_LEFT_OUT(3086, Blame.USER),
    /// Dirty and cleaned data have different columns.
    TRUTH_COLUMNS_DIFFER(3087, Blame.USER),
    /// Dirty and cleaned data have different numbers of rows.
    ROWS_UNALIGNED(3088, Blame.USER);

    private final int number;
    private final Blame blame;

    QualityProblem(int number, Blame blame) {
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
