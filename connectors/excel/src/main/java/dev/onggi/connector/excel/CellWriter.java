package dev.onggi.connector.excel;

import dev.onggi.spi.Column;
import dev.onggi.spi.Failure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Writes the cells of one sheet.
///
/// @param sheet the sheet
/// @param columns the columns, for messages
record CellWriter(Worksheet sheet, List<Column> columns) {
    private static final int LONGEST_TEXT = 32_767;

    /// Whole numbers up to which a spreadsheet shows every digit: 15 digits.
    private static final long LARGEST_EXACT = 999_999_999_999_999L;

    private static final int EXACT_DIGITS = 15;

    /// From this day on the days of spreadsheets and of the calendar agree.
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /// As in a CSV file.
    private static final DateTimeFormatter MOMENT =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendPattern(" HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter(Locale.ROOT);

    private static final double DAY_NANOS = 86_400_000_000_000.0;
    private static final int NANOS_OF_MILLI = 1_000_000;

    /// Writes a row.
    ///
    /// @param at its row in the sheet, from 0
    /// @param row its values
    /// @param number its number in the table, for messages
    /// @throws Failure when a cell cannot be held
    void write(int at, @Nullable Object[] row, long number) throws Failure {
        for (int i = 0; i < row.length; i++) {
            var value = row[i];
            switch (value) {
                case null -> {}
                case Boolean truth -> sheet.value(at, i, truth);
                case Long whole when whole >= -LARGEST_EXACT && whole <= LARGEST_EXACT ->
                        sheet.value(at, i, whole);
                case Double floating when Double.isFinite(floating) -> sheet.value(at, i, floating);
                case BigDecimal decimal when exact(decimal) -> sheet.value(at, i, decimal);
                case LocalDate date when holds(date) -> date(at, i, date);
                case LocalDateTime moment when holds(moment) -> moment(at, i, moment);
                case LocalTime time when wholeMillis(time) -> time(at, i, time);
                case BigDecimal decimal -> text(at, i, decimal.toPlainString(), number);
                case LocalDateTime moment -> text(at, i, MOMENT.format(moment), number);
                default -> text(at, i, value.toString(), number);
            }
        }
    }

    /// Writes a text, which no program takes for anything else.
    void text(int at, int column, String text, long number) throws Failure {
        if (text.length() > LONGEST_TEXT) {
            throw Failure.data(
                    "row %d, column \"%s\": a text of %,d characters, a cell holds 32,767"
                            .formatted(number, columns.get(column).name(), text.length()),
                    "save as csv or parquet, or leave the column out by `columns:`");
        }
        var stored = XmlEscapes.encode(text);
        if (padded(stored)) {
            sheet.inlineString(at, column, RichText.builder().run(stored).end().build());
        } else {
            sheet.inlineString(at, column, stored);
        }
    }

    /// Whether white space at an end would be lost without a mark.
    private static boolean padded(String text) {
        return !text.isEmpty()
                && (text.charAt(0) <= ' '
                        || text.charAt(text.length() - 1) <= ' '
                        || text.indexOf('\n') >= 0);
    }

    private static boolean exact(BigDecimal decimal) {
        return decimal.stripTrailingZeros().precision() <= EXACT_DIGITS;
    }

    private static boolean holds(LocalDate date) {
        return !date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY);
    }

    private static boolean holds(LocalDateTime moment) {
        return holds(moment.toLocalDate()) && wholeMillis(moment);
    }

    private static boolean wholeMillis(Temporal time) {
        return time.get(ChronoField.NANO_OF_SECOND) % NANOS_OF_MILLI == 0;
    }

    private void date(int at, int column, LocalDate date) {
        sheet.value(at, column, date);
        sheet.style(at, column).format("yyyy-mm-dd").set();
    }

    private void moment(int at, int column, LocalDateTime moment) {
        sheet.value(at, column, moment);
        boolean fine = moment.get(ChronoField.NANO_OF_SECOND) != 0;
        sheet.style(at, column)
                .format(fine ? "yyyy-mm-dd hh:mm:ss.000" : "yyyy-mm-dd hh:mm:ss")
                .set();
    }

    private void time(int at, int column, LocalTime time) {
        sheet.value(at, column, time.toNanoOfDay() / DAY_NANOS);
        sheet.style(at, column)
                .format(time.get(ChronoField.NANO_OF_SECOND) != 0 ? "hh:mm:ss.000" : "hh:mm:ss")
                .set();
    }
}
