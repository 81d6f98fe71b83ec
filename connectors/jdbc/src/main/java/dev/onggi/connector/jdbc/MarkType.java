package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// What a mark is, so that it is compared as what it is and never as text.
enum MarkType {
    /// A number; a lag is a number too.
    NUMBER("numbers"),
    /// A day; a lag is a duration.
    DATE("days"),
    /// A local day and time; a lag is a duration.
    TIMESTAMP("local times"),
    /// A point in time. Without an offset it is the earliest that is called so anywhere: rows are
    /// read from there on, and who knows the zone leaves out those that are too early.
    INSTANT("points in time"),
    /// Text in the database's order; a lag needs days or times in ISO form.
    TEXT("text"),
    /// What SQLite stores, where each cell has a type of its own.
    STORED("numbers or text");

    private static final String TEXT_MARK = "'";
    private static final Pattern NUMERIC = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    private static final Pattern ISO =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d([ T]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?)?");
    private final String words;

    MarkType(String words) {
        this.words = words;
    }

    /// What the column holds, in words.
    String words() {
        return words;
    }

    /// The type of a column's marks.
    ///
    /// @throws Failure when nothing can be told apart by the column
    static MarkType of(ReadColumn column, Dialect dialect) throws Failure {
        if (dialect instanceof SqliteDialect) {
            return STORED;
        }
        if (column.instant()) {
            return INSTANT;
        }
        return switch (column.column().type().kind()) {
            case INTEGER, NUMBER, DECIMAL -> NUMBER;
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
            case TEXT -> TEXT;
            case BOOLEAN, TIME ->
                    throw Failure.user(
                            "the column " + column.column().name() + " cannot tell new rows",
                            "take one that grows: a number, a day or a time with its day");
        };
    }

    /// Reads a mark or the place where a first run starts.
    Object parse(String column, String written) throws Failure {
        try {
            return switch (this) {
                case NUMBER -> new BigDecimal(written);
                case DATE -> LocalDate.parse(written.substring(0, Math.min(10, written.length())));
                case TIMESTAMP -> moment(written);
                case INSTANT -> instant(written);
                case TEXT -> written;
                case STORED -> stored(written);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw Watermark.unreadable(column, written, this);
        }
    }

    /// The text that [#parse] reads again. Where numbers and texts are mixed, a text of digits has
    /// an apostrophe before it.
    String text(Object mark) {
        if (mark instanceof BigDecimal number) {
            return number.toPlainString();
        }
        var text = mark.toString();
        boolean digits = this == STORED && NUMERIC.matcher(text).matches();
        return digits ? TEXT_MARK + text : text;
    }

    private static Object stored(String written) {
        if (written.startsWith(TEXT_MARK)) {
            return written.substring(TEXT_MARK.length());
        }
        return NUMERIC.matcher(written).matches() ? new BigDecimal(written) : written;
    }

    /// A mark moved back.
    ///
    /// @param lag as the step says it
    Object back(String column, Object mark, String lag) throws Failure {
        try {
            return switch (mark) {
                case BigDecimal number -> number.subtract(new BigDecimal(lag));
                case LocalDate date -> date.minusDays(days(Durations.parse("lag", lag)));
                case LocalDateTime moment -> moment.minus(Durations.parse("lag", lag));
                case Instant instant -> instant.minus(Durations.parse("lag", lag));
                default -> backText(column, mark.toString(), Durations.parse("lag", lag));
            };
        } catch (NumberFormatException e) {
            throw Failure.user(
                    "`lag: " + lag + "` is no number, and the column " + column + " holds numbers",
                    "write a number, such as 100");
        }
    }

    private Object backText(String column, String mark, Duration lag) throws Failure {
        if (!ISO.matcher(mark).matches()) {
            throw Watermark.unreadable(column, mark, this);
        }
        if (mark.length() == 10) {
            return LocalDate.parse(mark).minusDays(days(lag)).toString();
        }
        var moved = moment(mark).minus(lag);
        // the same form as in the column, or texts would not compare as times do
        var text = SqliteDialect.TIMESTAMP.format(moved).replace(' ', mark.charAt(10));
        return mark.length() == 16 ? text.substring(0, 16) : text;
    }

    private static long days(Duration lag) {
        return lag.plusDays(1).minusNanos(1).toDays();
    }

    private static LocalDateTime moment(String written) {
        return written.length() == 10
                ? LocalDate.parse(written).atStartOfDay()
                : LocalDateTime.parse(written.replace(' ', 'T'));
    }

    private static Instant instant(String written) {
        var text = written.replace(' ', 'T');
        boolean offset = text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:?\\d\\d$");
        return offset
                ? OffsetDateTime.parse(text).toInstant()
                : moment(written).toInstant(ZoneOffset.MAX);
    }
}
