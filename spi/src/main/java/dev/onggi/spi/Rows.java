package dev.onggi.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a source puts what it collects. Calls come from one thread and may wait while earlier rows
/// are written.
///
/// Accepted values: `String`, `Character`, `Integer`, `Long`, `Short`, `Byte` and `BigInteger`
/// (integer), `Double` and `Float` (number), `BigDecimal` (decimal), `Boolean`, `LocalDate`,
/// `LocalTime`, `LocalDateTime`, `Instant`, `OffsetDateTime` and `ZonedDateTime` (timestamp, in the
/// workspace's zone), enums (their name), null; `List` and `Map` are written as JSON text. A column
/// that is given values of several types becomes text.
public interface Rows {
    /// Fixes the columns before the first row, so that the rows follow by [#row].
    ///
    /// @param columns in the order of the values to come; duplicated names are made unique by `_2`,
    ///   `_3`
    /// @throws Failure when rows were already added
    void columns(List<Column> columns) throws Failure;

    /// Adds a row of the columns fixed by [#columns].
    ///
    /// @param values one for each column, in order
    /// @throws Failure when the row cannot be written
    void row(@Nullable Object... values) throws Failure;

    /// Adds a row of a table as names and values in turn. New names make new columns, empty in
    /// earlier rows.
    ///
    /// @param namesAndValues name, value, name, value
    /// @throws Failure when the row cannot be written
    void add(@Nullable Object... namesAndValues) throws Failure;

    /// Adds a row of a table.
    ///
    /// @param row names and values in order
    /// @throws Failure when the row cannot be written
    void add(Map<String, ? extends @Nullable Object> row) throws Failure;

    /// Adds a row of text.
    ///
    /// @param id the text's own number, or null for the next one
    /// @param text the text exactly as it came
    /// @param metadata what else is known of it
    /// @throws Failure when the row cannot be written
    void text(@Nullable Long id, String text, Map<String, ? extends @Nullable Object> metadata)
            throws Failure;

    /// Says how far the source has read. Kept only when what was collected is published.
    ///
    /// @param mark any value; [Request#lastMark] gives it back as text
    void mark(Object mark);
}
