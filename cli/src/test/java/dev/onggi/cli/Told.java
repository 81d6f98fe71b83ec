package dev.onggi.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A value that a program read, told as its kind and itself, so that programs can be compared.
final class Told {
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("HH:mm:ss")
                    .optionalStart()
                    .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, true)
                    .toFormatter(Locale.ROOT);

    private Told() {}

    /// Tells a value in the kind it has.
    static @Nullable String of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> "text " + text;
            case Integer whole -> "integer " + whole;
            case Long whole -> "integer " + whole;
            case Double number -> "number " + new BigDecimal(number.toString()).toPlainString();
            case BigDecimal decimal -> "decimal " + decimal.stripTrailingZeros().toPlainString();
            case Boolean truth -> "boolean " + truth;
            case LocalDate date -> "date " + date;
            case LocalTime time -> "time " + time(time);
            case LocalDateTime moment ->
                    "timestamp " + moment.toLocalDate() + " " + time(moment.toLocalTime());
            default -> throw new IllegalArgumentException(value.getClass() + ": " + value);
        };
    }

    private static String time(LocalTime time) {
        var told = TIME.format(time);
        return told.endsWith(".000000") ? told.substring(0, 8) : told;
    }

    /// Tells a value as what was stated about its column, where the file cannot.
    static @Nullable String as(String stated, @Nullable Object value) {
        return of(value == null ? null : stated(stated, value));
    }

    private static Object stated(String kind, Object value) {
        var text = value.toString();
        return switch (kind) {
            case "integer" -> new BigDecimal(text).longValueExact();
            case "number" -> Double.valueOf(text);
            case "decimal" -> new BigDecimal(text);
            case "boolean" -> !text.equals("0") && (text.equals("1") || truth(text));
            case "date" ->
                    value instanceof LocalDateTime moment
                            ? moment.toLocalDate()
                            : LocalDate.parse(text);
            case "time" ->
                    value instanceof BigDecimal days
                            ? LocalTime.ofNanoOfDay(
                                    days.multiply(BigDecimal.valueOf(86_400))
                                            .setScale(3, RoundingMode.HALF_UP)
                                            .movePointRight(9)
                                            .longValueExact())
                            : LocalTime.parse(text);
            case "timestamp" ->
                    value instanceof LocalDateTime
                            ? value
                            : LocalDateTime.parse(text.replace(' ', 'T'));
            default -> text;
        };
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }
}
