package dev.onggi.clean.learn;

import java.util.List;
import java.util.regex.Pattern;

/// Columns that only number the rows: two rows about the same thing differ in them all the same.
final class Numbering {
    private static final Pattern COUNTED = Pattern.compile("(\\D{0,12}?)(\\d{1,18})");
    private static final Pattern RANDOM =
            Pattern.compile("(?i)[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}");

    private Numbering() {}

    /// The columns that say something of what a row is about.
    static List<CodedColumn> without(List<CodedColumn> columns) {
        return columns.stream().filter(c -> c.distinct() > 1 && !numbers(c)).toList();
    }

    private static boolean numbers(CodedColumn column) {
        return column.distinct() == column.rows() && (drawn(column) || counted(column));
    }

    private static boolean drawn(CodedColumn column) {
        for (int row = 0; row < column.rows(); row++) {
            if (!RANDOM.matcher(column.text(column.id(row))).matches()) {
                return false;
            }
        }
        return true;
    }

    /// Whether each number is larger than the one above, behind the same letters.
    private static boolean counted(CodedColumn column) {
        var letters = "";
        long last = -1;
        for (int row = 0; row < column.rows(); row++) {
            var number = COUNTED.matcher(column.text(column.id(row)));
            if (!number.matches() || (row > 0 && !letters.equals(number.group(1)))) {
                return false;
            }
            letters = number.group(1);
            long value = Long.parseLong(number.group(2));
            if (value <= last) {
                return false;
            }
            last = value;
        }
        return true;
    }
}
