package dev.onggi.connector.excel;

import java.util.Optional;
import java.util.regex.Pattern;

/// A rectangle of cells, rows counted from 1 and columns from 0.
record CellRange(int top, int left, int bottom, int right) {
    private static final Pattern RANGE =
            Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");

    /// Reads a range such as `B1:D2`.
    static Optional<CellRange> parse(String reference) {
        var matcher = RANGE.matcher(reference);
        return matcher.matches()
                ? Optional.of(
                        new CellRange(
                                Integer.parseInt(matcher.group(2)),
                                column(matcher.group(1)),
                                Integer.parseInt(matcher.group(4)),
                                column(matcher.group(3))))
                : Optional.empty();
    }

    /// The column of a cell's name such as `AB12`, from 0; -1 where there is none.
    static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && i < 4; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        return column - 1;
    }

    /// The letters of a column, such as `AB`.
    static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    @Override
    public String toString() {
        return letters(left) + top + ":" + letters(right) + bottom;
    }
}
