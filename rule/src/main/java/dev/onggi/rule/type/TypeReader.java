package dev.onggi.rule.type;

import dev.onggi.rule.temporal.TemporalReader;
import dev.onggi.spi.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Reads text as a declared type, strictly as written.
///
/// Numbers are plain digits with an optional sign and point (`007` is the integer 7; `1,000` and
/// `12.0 oz` are none), booleans are `true` and `false`, dates and times are ISO 8601 unless a
/// format is declared. Spaces around a value do not count. A timestamp with an offset is turned
/// into UTC. Nothing is rounded: what does not fit the type is unreadable. Thread-safe.
public final class TypeReader {
    private static final Reading EMPTY = new Reading.Empty();
    private static final Reading UNREADABLE = new Reading.Unreadable();
    private static final int LONGEST = 400;

    private final ColumnType type;
    private final @Nullable TemporalReader temporal;

    private TypeReader(ColumnType type, @Nullable TemporalReader temporal) {
        this.type = type;
        this.temporal = temporal;
    }

    /// A reader of a type.
    ///
    /// @param type the declared type
    /// @param format of dates and times: `ymd`, `dmy`, `mdy`, `any` or a pattern; null for ISO 8601
    /// @return the reader
    /// @throws IllegalArgumentException when the format is wrong or the type has none
    public static TypeReader of(ColumnType type, @Nullable String format) {
        return new TypeReader(type, format == null ? null : TemporalReader.of(type.kind(), format));
    }

    /// Reads a cell.
    ///
    /// @param cell the text, or null where the cell is empty
    /// @return the value; empty where there is no text, or only spaces and the type is not text
    public Reading read(@Nullable String cell) {
        if (cell == null) {
            return EMPTY;
        }
        if (type.kind() == ColumnType.Kind.TEXT) {
            return new Reading.Value(cell);
        }
        var text = cell.strip();
        if (text.isEmpty()) {
            return EMPTY;
        }
        var value = text.length() > LONGEST ? null : value(text);
        return value == null ? UNREADABLE : new Reading.Value(value);
    }

    private @Nullable Object value(String text) {
        return switch (type.kind()) {
            case TEXT -> text;
            case INTEGER -> integer(text);
            case NUMBER -> number(text);
            case DECIMAL -> decimal(text);
            case BOOLEAN ->
                    text.equalsIgnoreCase("true")
                            ? Boolean.TRUE
                            : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
            case DATE, TIME, TIMESTAMP -> temporal == null ? iso(text) : temporal.read(text);
        };
    }

    private static @Nullable Long integer(String text) {
        int from = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        if (from == text.length()) {
            return null;
        }
        for (int i = from; i < text.length(); i++) {
            if (!digit(text.charAt(i))) {
                return null;
            }
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Double number(String text) {
        if (!plain(text)) {
            return null;
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? value : null;
    }

    private @Nullable BigDecimal decimal(String text) {
        if (!plain(text)) {
            return null;
        }
        try {
            var value = new BigDecimal(text);
            if (Math.abs((long) value.scale()) > LONGEST) {
                return null;
            }
            value = value.setScale(type.scale(), RoundingMode.UNNECESSARY);
            return value.precision() > type.precision() ? null : value;
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /// Digits with a sign, a point and an exponent at most; `Double` would also take `NaN`, `1f`
    /// and hexadecimal digits.
    private static boolean plain(String text) {
        int digits = 0;
        boolean exponent = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (digit(c)) {
                digits++;
            } else if (c == '-' || c == '+') {
                if (i != 0 && (text.charAt(i - 1) | 0x20) != 'e') {
                    return false;
                }
            } else if ((c == 'e' || c == 'E') && digits > 0 && !exponent) {
                exponent = true;
            } else if (c != '.' || exponent || text.indexOf('.') != i) {
                return false;
            }
        }
        return digits > 0 && digit(text.charAt(text.length() - 1));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private @Nullable Object iso(String text) {
        try {
            return switch (type.kind()) {
                case DATE -> LocalDate.parse(text);
                case TIME -> LocalTime.parse(text);
                default -> timestamp(text);
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDateTime timestamp(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay();
        }
        boolean space = text.length() > 10 && text.charAt(10) == ' ';
        var iso = space ? text.substring(0, 10) + "T" + text.substring(11) : text;
        char last = iso.charAt(iso.length() - 1);
        boolean offset = last == 'Z' || iso.indexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return offset
                ? OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
                : LocalDateTime.parse(iso);
    }
}
