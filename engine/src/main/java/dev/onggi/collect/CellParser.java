package dev.onggi.collect;

import dev.onggi.spi.ColumnType;
import org.jspecify.annotations.Nullable;

/// Reads a cell's text as a value of a declared type, strictly.
@FunctionalInterface
public interface CellParser {
    /// Reads a text.
    ///
    /// @param type what the column was declared to be, never text
    /// @param text the cell as it was written
    /// @return `Long`, `Double`, `BigDecimal`, `Boolean`, `LocalDate`, `LocalTime` or
    ///   `LocalDateTime` by type, or null where the text is no value of it
    @Nullable Object parse(ColumnType type, String text);
}
