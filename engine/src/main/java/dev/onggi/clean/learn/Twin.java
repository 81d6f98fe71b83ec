package dev.onggi.clean.learn;

import java.util.List;

/// A row that is about the same thing as an earlier one.
///
/// @param row its position in the file
/// @param of the position of the earlier row
/// @param differences where the two differ; empty where they do not
public record Twin(long row, long of, List<Difference> differences) {
    /// Two cells that say the same, one of them with a slip or not at all.
    ///
    /// @param column their column
    /// @param value what the row says; empty where nothing
    /// @param other what the earlier row says; empty where nothing
    public record Difference(String column, String value, String other) {}
}
