package dev.onggi.collect;

import dev.onggi.spi.ColumnType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads plain numbers and ISO dates: no thousands, no signs of money, no words.
final class PlainCells implements CellParser {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,40}");
    private final ZoneId zone;

    /// @param zone of times without one of their own
    PlainCells(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public @Nullable Object parse(ColumnType type, String text) {
        var plain = text.strip();
        try {
            return switch (type.kind()) {
                case TEXT -> text;
                case INTEGER -> integer(plain);
                case NUMBER -> NUMBER.matcher(plain).matches() ? number(plain) : null;
                case DECIMAL -> NUMBER.matcher(plain).matches() ? decimal(type, plain) : null;
                case BOOLEAN -> flag(plain);
                case DATE -> LocalDate.parse(plain);
                case TIME -> LocalTime.parse(plain);
                case TIMESTAMP -> timestamp(plain, zone);
            };
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Long integer(String text) {
        return WHOLE.matcher(text).matches() ? (Long) new BigDecimal(text).longValueExact() : null;
    }

    private static @Nullable Double number(String text) {
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? number : null;
    }

    private static @Nullable BigDecimal decimal(ColumnType type, String text) {
        if (text.length() > 400) {
            return null;
        }
        var exact = new BigDecimal(text).setScale(type.scale());
        return exact.precision() <= type.precision() ? exact : null;
    }

    private static @Nullable Boolean flag(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> null;
        };
    }

    /// ISO 8601 with `T` or a blank, with or without a time and an offset.
    static @Nullable LocalDateTime timestamp(String text, ZoneId zone) {
        if (text.length() < 10) {
            return null;
        }
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay();
            }
            var iso = text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
            boolean offset = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > 10;
            return offset
                    ? OffsetDateTime.parse(iso).atZoneSameInstant(zone).toLocalDateTime()
                    : LocalDateTime.parse(iso);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
