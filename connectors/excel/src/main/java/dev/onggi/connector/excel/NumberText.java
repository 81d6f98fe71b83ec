package dev.onggi.connector.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Turns the stored number of a cell into the text that stands for it: a decimal, or an ISO day or
/// time where the number format says so.
///
/// @param epoch1904 whether days are counted from 1904 instead of 1900
record NumberText(boolean epoch1904) {
    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendLiteral(' ')
                    .appendPattern("HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 3, true)
                    .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 3, true)
                    .toFormatter(Locale.ROOT);

    /// Digits up to which a double is exact in both directions.
    private static final int DOUBLE_DIGITS = 15;

    /// Digits in which a double is written so that it can be read back.
    private static final int WRITTEN_DIGITS = 17;

    private static final int LONGEST = 400;

    /// 31 December 9999 in days from 1900, the last day that is shown.
    private static final double LAST_DAY = 2_958_466;

    private static final long DAY_MILLIS = 86_400_000L;

    /// The text of a number.
    ///
    /// @param stored the number as the workbook stores it
    /// @param format how the cell shows it
    String of(String stored, NumberFormat format) {
        var raw = stored.strip();
        var exact = parse(raw);
        if (exact == null) {
            return stored;
        }
        var plain = plain(exact);
        return switch (format.kind()) {
            case NUMBER -> plain;
            case PADDED -> padded(exact, plain, format.digits());
            case ELAPSED -> exact.signum() < 0 ? plain : elapsed(exact);
            case DATE, TIME, DATE_TIME -> calendar(exact, plain, format.kind());
        };
    }

    /// The text of a stored ISO day or time (cells of type `d`).
    String ofIso(String stored, NumberFormat format) {
        try {
            var at =
                    LocalDateTime.parse(
                            stored.endsWith("Z")
                                    ? stored.substring(0, stored.length() - 1)
                                    : stored);
            boolean dayOnly =
                    format.kind() == NumberFormat.Kind.DATE
                            && at.toLocalTime().equals(LocalTime.MIDNIGHT);
            return dayOnly ? at.toLocalDate().toString() : TIMESTAMP.format(at);
        } catch (DateTimeParseException e) {
            return stored;
        }
    }

    private static @Nullable BigDecimal parse(String raw) {
        if (raw.length() > LONGEST) {
            return null;
        }
        try {
            var exact = new BigDecimal(raw);
            return Math.abs((long) exact.scale()) > LONGEST ? null : exact;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String plain(BigDecimal exact) {
        int digits = exact.precision();
        var shown =
                digits > DOUBLE_DIGITS && digits <= WRITTEN_DIGITS
                        ? new BigDecimal(Double.toString(exact.doubleValue()))
                        : exact;
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    private static String padded(BigDecimal exact, String plain, int digits) {
        boolean whole = exact.signum() >= 0 && plain.indexOf('.') < 0;
        return whole ? "0".repeat(Math.max(0, digits - plain.length())) + plain : plain;
    }

    private static String elapsed(BigDecimal days) {
        long millis = millis(days);
        var fraction = millis % 1000 == 0 ? "" : ".%03d".formatted(millis % 1000);
        long seconds = millis / 1000;
        return "%d:%02d:%02d%s"
                .formatted(seconds / 3600, seconds / 60 % 60, seconds % 60, fraction);
    }

    private String calendar(BigDecimal days, String plain, NumberFormat.Kind kind) {
        double value = days.doubleValue();
        if (value < 0 || value >= LAST_DAY) {
            return plain;
        }
        long millis = millis(days);
        var time = LocalTime.MIDNIGHT.plus(millis % DAY_MILLIS, ChronoUnit.MILLIS);
        long day = millis / DAY_MILLIS;
        if (day == 0 && !epoch1904) {
            return kind == NumberFormat.Kind.DATE ? plain : TIME.format(time);
        }
        boolean midnight = time.equals(LocalTime.MIDNIGHT);
        if (kind == NumberFormat.Kind.TIME && day == 0) {
            return TIME.format(time);
        }
        var date = date(day);
        return kind == NumberFormat.Kind.DATE && midnight
                ? date.toString()
                : TIMESTAMP.format(date.atTime(time));
    }

    /// Spreadsheets count a 29 February 1900 that never was: from 1 March on, days are one ahead.
    private LocalDate date(long day) {
        if (epoch1904) {
            return LocalDate.of(1904, 1, 1).plusDays(day);
        }
        return LocalDate.of(1899, 12, day < 60 ? 31 : 30).plusDays(day);
    }

    private static long millis(BigDecimal days) {
        return days.multiply(BigDecimal.valueOf(DAY_MILLIS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
    }
}
