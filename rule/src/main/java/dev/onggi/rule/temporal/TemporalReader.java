package dev.onggi.rule.temporal;

import dev.onggi.spi.ColumnType;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/// Reads the dates or times of one column in one declared format.
public final class TemporalReader {
    /// The format of a column whose every value has one meaning by itself, however it is written.
    public static final String ANY = "any";

    private final TemporalSort sort;
    private final @Nullable DateOrder order;
    private final @Nullable TemporalFormat pattern;

    private TemporalReader(
            TemporalSort sort, @Nullable DateOrder order, @Nullable TemporalFormat pattern) {
        this.sort = sort;
        this.order = order;
        this.pattern = pattern;
    }

    /// A reader for a column.
    ///
    /// @param kind DATE, TIME or TIMESTAMP
    /// @param format `ymd`, `dmy` or `mdy`, a pattern such as `dd/MM/yyyy`, or `any` or null for
    ///   any form that has one meaning only
    /// @return the reader
    /// @throws IllegalArgumentException when the kind is not temporal or the pattern is wrong
    public static TemporalReader of(ColumnType.Kind kind, @Nullable String format) {
        return of(sort(kind), format);
    }

    static TemporalReader of(TemporalSort sort, @Nullable String format) {
        if (format == null || format.equals(ANY)) {
            return new TemporalReader(sort, null, null);
        }
        var order = DateOrder.of(format);
        return order != null
                ? new TemporalReader(sort, order, null)
                : new TemporalReader(sort, null, TemporalFormat.of(sort, format));
    }

    private static TemporalSort sort(ColumnType.Kind kind) {
        return switch (kind) {
            case DATE -> TemporalSort.DATE;
            case TIME -> TemporalSort.TIME;
            case TIMESTAMP -> TemporalSort.TIMESTAMP;
            case TEXT, INTEGER, NUMBER, DECIMAL, BOOLEAN ->
                    throw new IllegalArgumentException(kind + " has no format of dates");
        };
    }

    /// Reads a cell.
    ///
    /// @param cell the text
    /// @return a LocalDate, LocalTime or LocalDateTime, or null where the cell is none
    public @Nullable TemporalAccessor read(String cell) {
        if (pattern != null) {
            var value = pattern.read(cell.strip());
            if (value != null) {
                return value;
            }
        }
        return sort.read(cell, order);
    }

    boolean declared() {
        return order != null || pattern != null;
    }

    @Nullable DateOrder order() {
        return order;
    }

    TemporalReader with(DateOrder inferred) {
        return new TemporalReader(sort, inferred, pattern);
    }
}
