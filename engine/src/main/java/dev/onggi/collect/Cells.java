package dev.onggi.collect;

import dev.onggi.spi.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values that a source may add, and the forms they are stored in: UTF-8 bytes, `Long`,
/// `Double`, `BigDecimal`, `Boolean`, `LocalDate`, `LocalTime` and `LocalDateTime`.
final class Cells {
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("HH:mm:ss")
                    .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
                    .toFormatter();
    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendLiteral(' ')
                    .append(TIME)
                    .toFormatter();

    private Cells() {}

    /// The stored form of a value a source added.
    static Object store(Object value, ZoneId zone) {
        return switch (value) {
            case byte[] text -> text;
            case String text -> utf8(text);
            case Character letter -> utf8(letter.toString());
            case Long number -> number;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case BigInteger number -> number(number);
            case Double number -> number;
            case Float number -> Double.parseDouble(number.toString());
            case BigDecimal number -> number;
            case Boolean flag -> flag;
            case LocalDate date -> date;
            case LocalTime time -> time;
            case LocalDateTime time -> time;
            case Instant time -> LocalDateTime.ofInstant(time, zone);
            case OffsetDateTime time -> LocalDateTime.ofInstant(time.toInstant(), zone);
            case ZonedDateTime time -> LocalDateTime.ofInstant(time.toInstant(), zone);
            case Enum<?> constant -> utf8(constant.name());
            case List<?> list -> Json.of(list, zone);
            case Map<?, ?> map -> Json.of(map, zone);
            default -> utf8(value.toString());
        };
    }

    private static Object number(BigInteger number) {
        return number.compareTo(LONG_MIN) >= 0 && number.compareTo(LONG_MAX) <= 0
                ? (Object) number.longValue()
                : utf8(number.toString());
    }

    /// The type of a stored value.
    static ColumnType type(Object stored) {
        return switch (stored) {
            case Long number -> ColumnType.INTEGER;
            case Double number -> ColumnType.NUMBER;
            case BigDecimal number -> decimal(number);
            case Boolean flag -> ColumnType.BOOLEAN;
            case LocalDate date -> ColumnType.DATE;
            case LocalTime time -> ColumnType.TIME;
            case LocalDateTime time -> ColumnType.TIMESTAMP;
            default -> ColumnType.TEXT;
        };
    }

    private static ColumnType decimal(BigDecimal number) {
        int scale = Math.max(0, number.scale());
        int whole = Math.max(0, number.precision() - number.scale());
        return scale + whole > 38
                ? ColumnType.TEXT
                : ColumnType.decimal(Math.max(1, scale + whole), scale);
    }

    /// The text of a stored value, as DuckDB would cast it.
    static byte[] text(Object stored) {
        return stored instanceof byte[] text ? text : utf8(string(stored));
    }

    /// The text of a stored value.
    static String string(Object stored) {
        return switch (stored) {
            case byte[] text -> new String(text, StandardCharsets.UTF_8);
            case Double number -> floating(number);
            case BigDecimal number -> number.toPlainString();
            case LocalTime time -> TIME.format(time);
            case LocalDateTime time -> TIMESTAMP.format(time);
            default -> stored.toString();
        };
    }

    /// Shortest digits that give the same number, with an exponent below 1e-4 and from 1e16 on.
    private static String floating(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }
        var exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (number == 0 || (exponent >= -4 && exponent < 16)) {
            var sign = number == 0 && 1 / number < 0 ? "-" : "";
            return sign + (exact.scale() <= 0 ? exact.setScale(1) : exact).toPlainString();
        }
        var digits = exact.unscaledValue().abs().toString();
        var power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : Math.abs(exponent);
        return (number < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + power;
    }

    /// A value as one of a type; null where it is not of that type and the column has to be text.
    static @Nullable Object as(ColumnType type, Object stored) {
        return switch (type.kind()) {
            case TEXT -> text(stored);
            case INTEGER -> stored instanceof Long ? stored : null;
            case NUMBER -> stored instanceof Double ? stored : null;
            case DECIMAL ->
                    switch (stored) {
                        case BigDecimal number -> number.setScale(type.scale());
                        case Long number -> BigDecimal.valueOf(number).setScale(type.scale());
                        default -> null;
                    };
            case BOOLEAN -> stored instanceof Boolean ? stored : null;
            case DATE -> stored instanceof LocalDate ? stored : null;
            case TIME -> stored instanceof LocalTime ? stored : null;
            case TIMESTAMP -> stored instanceof LocalDateTime ? stored : null;
        };
    }

    /// The type that holds values of two types without loss.
    static ColumnType join(ColumnType a, ColumnType b) {
        if (a.equals(b)) {
            return a;
        }
        if (a.kind() == ColumnType.Kind.DECIMAL && b.equals(ColumnType.INTEGER)) {
            return join(a, ColumnType.decimal(19, 0));
        }
        if (a.kind() != ColumnType.Kind.DECIMAL || b.kind() != ColumnType.Kind.DECIMAL) {
            return ColumnType.TEXT;
        }
        int scale = Math.max(a.scale(), b.scale());
        int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
        return scale + whole > 38 ? ColumnType.TEXT : ColumnType.decimal(scale + whole, scale);
    }

    /// UTF-8 of a text; half a surrogate pair becomes U+FFFD.
    static byte[] utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return paired(text).getBytes(StandardCharsets.UTF_8);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String paired(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
