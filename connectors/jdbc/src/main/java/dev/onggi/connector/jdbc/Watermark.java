package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// How far the rows of an incremental step have been read: the greatest value of its column.
final class Watermark {
    private final MarkType type;
    private @Nullable Object greatest;

    /// A watermark.
    ///
    /// @param last the mark of the last run, or null
    Watermark(MarkType type, @Nullable Object last) {
        this.type = type;
        this.greatest = last;
    }

    /// Takes note of a cell of the column.
    void see(@Nullable Object cell) {
        if (cell == null) {
            return;
        }
        var value = comparable(cell);
        if (greatest == null || compare(value, greatest) > 0) {
            greatest = value;
        }
    }

    /// The mark to keep, as text that [MarkType#parse] reads again; null where no row had a value.
    @Nullable String text() {
        return greatest == null ? null : type.text(greatest);
    }

    /// A cell in the form in which marks are compared.
    static Object comparable(Object cell) {
        return switch (cell) {
            case Long whole -> BigDecimal.valueOf(whole);
            case Double floating -> new BigDecimal(Double.toString(floating));
            case BigInteger whole -> new BigDecimal(whole);
            case BigDecimal decimal -> decimal;
            case Instant instant -> instant;
            case LocalDateTime moment -> moment;
            case LocalDate date -> date;
            default -> cell.toString();
        };
    }

    /// Numbers come before texts, as databases that mix them have it.
    private static int compare(Object a, Object b) {
        return switch (a) {
            case BigDecimal x -> b instanceof BigDecimal y ? x.compareTo(y) : -1;
            case Instant x when b instanceof Instant y -> x.compareTo(y);
            case LocalDateTime x when b instanceof LocalDateTime y -> x.compareTo(y);
            case LocalDate x when b instanceof LocalDate y -> x.compareTo(y);
            case String x when b instanceof String y -> x.compareTo(y);
            default -> b instanceof BigDecimal ? 1 : a.toString().compareTo(b.toString());
        };
    }

    /// The failure for a mark that does not fit the column.
    static Failure unreadable(String column, String written, MarkType type) {
        return Failure.user(
                "\""
                        + written
                        + "\" is no place in the column "
                        + column
                        + ", which holds "
                        + type.words(),
                "mend `from:` or `lag:`, or take another column");
    }
}
