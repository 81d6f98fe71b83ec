package dev.onggi.data.profile;

import dev.onggi.rule.type.TypeProposal;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the values of a column look like.
///
/// @param column its name and stored type
/// @param counts its cells
/// @param examples the most frequent different values, the first seen first among equals
/// @param proposal the type that fits, or null where the column is no text and has its type already
public record ColumnProfile(
        Column column, Counts counts, List<String> examples, @Nullable TypeProposal proposal) {

    /// The cells of a column.
    ///
    /// @param rows rows of the table
    /// @param empty cells without a value, or with nothing but blanks
    /// @param distinct different values
    /// @param misfits filled cells that the proposed type does not read as they stand
    /// @param longest characters of the longest value
    public record Counts(long rows, long empty, long distinct, long misfits, long longest) {}

    /// The same column with another type proposed, which reads no value as it stands.
    ///
    /// @param type the type
    /// @param confidence the share of the filled values that the type can read once they are clean
    /// @return the profile
    public ColumnProfile as(ColumnType type, double confidence) {
        var misfits =
                new Counts(
                        counts.rows(),
                        counts.empty(),
                        counts.distinct(),
                        counts.rows() - counts.empty(),
                        counts.longest());
        return new ColumnProfile(
                column, misfits, examples, new TypeProposal(type, null, confidence, null));
    }

    /// The share of cells without a value.
    ///
    /// @return from 0 to 1; 0 where there are no rows
    public double emptyShare() {
        return counts.rows() == 0 ? 0 : (double) counts.empty() / counts.rows();
    }
}
