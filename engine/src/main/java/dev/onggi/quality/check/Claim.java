package dev.onggi.quality.check;

import dev.onggi.data.TextTest;
import dev.onggi.quality.TypeTests;
import dev.onggi.spi.ColumnType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an expectation says about a dataset.
public sealed interface Claim {
    /// The columns it speaks of.
    ///
    /// @return as written; empty where it speaks of the whole dataset
    List<String> columns();

    /// A claim that single rows break.
    sealed interface OfRows extends Claim {}

    /// A claim that single cells break; a row breaks it with any of its columns. Empty cells (null
    /// and empty text) break [NotNull] only.
    sealed interface OfCells extends OfRows {}

    /// A claim about the text of a cell.
    sealed interface OfText extends OfCells {
        /// The test of one cell that is not empty.
        ///
        /// @param types how text is read as a type
        /// @return a test that says true where the claim holds
        TextTest test(TypeTests types);
    }

    /// A claim that only the dataset as a whole breaks.
    sealed interface OfTable extends Claim {}

    /// `not_null`: no cell is empty.
    ///
    /// @param columns the columns
    record NotNull(List<String> columns) implements OfCells {}

    /// `unique`: no two rows have the same values in the columns; rows with an empty one are left
    /// out.
    ///
    /// @param columns the columns of the key
    record Unique(List<String> columns) implements OfRows {}

    /// `type`: every value can be read as a type.
    ///
    /// @param columns the columns
    /// @param type the type
    record OfType(List<String> columns, ColumnType type) implements OfText {
        @Override
        public TextTest test(TypeTests types) {
            return types.of(type);
        }
    }

    /// `between`: every value lies in a range.
    ///
    /// @param columns the columns
    /// @param range the range
    record Between(List<String> columns, Range range) implements OfText {
        @Override
        public TextTest test(TypeTests types) {
            return range.test();
        }
    }

    /// `length`: every text has a number of characters.
    ///
    /// @param columns the columns
    /// @param min the fewest code points
    /// @param max the most code points, or null
    record Length(List<String> columns, long min, @Nullable Long max) implements OfText {
        @Override
        public TextTest test(TypeTests types) {
            return text -> {
                int length = text.codePointCount(0, text.length());
                return length >= min && (max == null || length <= max);
            };
        }
    }

    /// `matches`: every text as a whole matches a regular expression.
    ///
    /// @param columns the columns
    /// @param pattern the expression
    record Matches(List<String> columns, GuardedPattern pattern) implements OfText {
        @Override
        public TextTest test(TypeTests types) {
            return pattern;
        }
    }

    /// `one_of`: every value is in a list.
    ///
    /// @param columns the columns
    /// @param values the list in order
    record OneOf(List<String> columns, Set<String> values) implements OfText {
        @Override
        public TextTest test(TypeTests types) {
            return values::contains;
        }
    }

    /// `required`: the columns exist.
    ///
    /// @param columns the columns
    record Required(List<String> columns) implements OfTable {}

    /// `row_count`: the dataset has a number of rows.
    ///
    /// @param min the fewest rows
    /// @param max the most rows, or null
    record RowCount(long min, @Nullable Long max) implements OfTable {
        @Override
        public List<String> columns() {
            return List.of();
        }
    }

    /// `fresh`: the newest value of a column is not older than a duration at the run's start.
    ///
    /// @param column the column
    /// @param within the duration
    record Fresh(String column, Duration within) implements OfTable {
        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /// `same_schema`: names and types of columns are those of the last run that passed.
    record SameSchema() implements OfTable {
        @Override
        public List<String> columns() {
            return List.of();
        }
    }

    /// `accuracy`: a share of the cells is right by a truth table.
    ///
    /// @param columns the columns compared; empty for all that the truth has
    /// @param atLeast the share of right cells, 0 to 1
    /// @param truth the truth's file as written
    /// @param key the column that pairs the rows, or null where they are paired by position
    record Accuracy(List<String> columns, double atLeast, String truth, @Nullable String key)
            implements OfTable {}
}
