package dev.onggi.spi;

/// A named, typed column.
///
/// @param name the name as the data has it
/// @param type the type of its values
public record Column(String name, ColumnType type) {
    /// A column of text.
    ///
    /// @param name the name as the data has it
    /// @return the column
    public static Column text(String name) {
        return new Column(name, ColumnType.TEXT);
    }
}
