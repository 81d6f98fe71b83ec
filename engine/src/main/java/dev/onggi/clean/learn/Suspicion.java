package dev.onggi.clean.learn;

/// A cell that may be wrong but is not repaired.
///
/// @param row its position in the file
/// @param column its column
/// @param value what it holds; empty where nothing
/// @param candidate what it may have to be
/// @param reason which rule says so
public record Suspicion(long row, String column, String value, String candidate, String reason) {
    /// Whether something says what the cell may have to be, if only that it should be empty.
    ///
    /// @return false where it only stands out
    public boolean known() {
        return !Oddities.unexplained(reason);
    }
}
