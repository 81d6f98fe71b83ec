package dev.onggi.data;

/// Rows in columns. A column is a `byte[][]` of UTF-8 texts, a `long[]` without empty cells, or an
/// `Object[]` of `String`, `Long`, `Double`, `BigDecimal`, `Boolean`, `LocalDate`, `LocalTime` or
/// `LocalDateTime`; null is an empty cell.
///
/// @param rows how many rows, at most 2,048
/// @param columns one array for each column, each with room for at least `rows` values
public record Batch(int rows, Object[] columns) {
    /// Rows that a batch holds at most: DuckDB's vector size.
    public static final int CAPACITY = 2048;
}
