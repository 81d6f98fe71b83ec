package dev.onggi.data.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds delimiter, quote and header of a CSV file by looking at its first records.
final class DialectSniffer {
    private static final char[] DELIMITERS = {',', '\t', ';', '|'};
    private static final int RECORDS = 200;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[\\d.,]*\\d[\\d.,]*%?|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.*");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}|2100");

    private final byte[] head;
    private final boolean whole;

    /// @param head the first bytes as UTF-8, without the mark
    /// @param whole whether that is all there is
    DialectSniffer(byte[] head, boolean whole) {
        this.head = head;
        this.whole = whole;
    }

    char delimiter(char quote) {
        char best = ',';
        double bestScore = -1;
        for (char candidate : DELIMITERS) {
            double score = score(records(candidate, quote));
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /// The quote: `'` only where cells begin and end with it and none with `"`.
    char quote() {
        var text = new String(head, StandardCharsets.UTF_8);
        int doubles = 0;
        int singles = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean opens = i == 0 || ",\t;|\n\r".indexOf(text.charAt(i - 1)) >= 0;
            boolean closes = i + 1 == text.length() || ",\t;|\n\r".indexOf(text.charAt(i + 1)) >= 0;
            doubles += c == '"' && (opens || closes) ? 1 : 0;
            singles += c == '\'' && (opens || closes) ? 1 : 0;
        }
        return doubles == 0 && singles >= 4 ? '\'' : '"';
    }

    /// The line of the header, or 0 where the first record looks like the ones below it: a number
    /// or date in a column that holds numbers or dates further down, and is not named by a year.
    int headerRow(char delimiter, char quote) {
        var records = records(delimiter, quote);
        int first = 0;
        while (first < records.size() && records.get(first).isEmpty()) {
            first++;
        }
        if (first + 1 >= records.size()) {
            return first + 1;
        }
        var header = records.get(first);
        for (int c = 0; c < header.size(); c++) {
            if (isLike(NUMBER, header, c)
                    && mostly(NUMBER, records, first + 1, c)
                    && !isNameOfYear(records, first, c)) {
                return 0;
            }
        }
        return first + 1;
    }

    /// Whether a year stands beside another one, over values that are none: tables of figures often
    /// have a column for each year.
    private static boolean isNameOfYear(
            List<List<@Nullable String>> records, int header, int column) {
        var names = records.get(header);
        return isLike(YEAR, names, column)
                && (isLike(YEAR, names, column - 1) || isLike(YEAR, names, column + 1))
                && !mostly(YEAR, records, header + 1, column);
    }

    private static boolean isLike(Pattern form, List<@Nullable String> record, int column) {
        var cell = column >= 0 && column < record.size() ? record.get(column) : null;
        return cell != null && form.matcher(cell.strip()).matches();
    }

    private static boolean mostly(
            Pattern form, List<List<@Nullable String>> records, int from, int column) {
        int filled = 0;
        int like = 0;
        for (var record : records.subList(from, records.size())) {
            var cell = column < record.size() ? record.get(column) : null;
            if (cell != null && !cell.isBlank()) {
                filled++;
                like += form.matcher(cell.strip()).matches() ? 1 : 0;
            }
        }
        return filled > 0 && like * 10 >= filled * 8;
    }

    /// How many columns most records agree on, weighed by the share that agrees.
    private static double score(List<List<@Nullable String>> records) {
        var counts = new HashMap<Integer, Integer>();
        int total = 0;
        for (var record : records) {
            if (!record.isEmpty()) {
                counts.merge(record.size(), 1, Integer::sum);
                total++;
            }
        }
        double best = 0;
        for (var entry : counts.entrySet()) {
            double share = entry.getValue() / (double) total;
            double score = entry.getKey() == 1 ? 0 : share * share * Math.log(entry.getKey() + 1.0);
            best = Math.max(best, score);
        }
        return best;
    }

    private List<List<@Nullable String>> records(char delimiter, char quote) {
        var parser =
                new CsvParser(
                        new ByteArrayInputStream(head),
                        delimiter,
                        quote,
                        CsvOptions.Limits.STANDARD);
        var records = new ArrayList<List<@Nullable String>>();
        try {
            while (records.size() < RECORDS && parser.next()) {
                var record = new ArrayList<@Nullable String>();
                for (int c = 0; !parser.blank() && c < parser.count(); c++) {
                    byte[] cell = parser.cell(c);
                    record.add(cell == null ? null : new String(cell, StandardCharsets.UTF_8));
                }
                records.add(record);
            }
        } catch (IOException e) {
            // an open quote at the end of the sample; what was read so far must do
            return records;
        }
        if (!whole && records.size() > 1 && records.size() < RECORDS) {
            records.removeLast();
        }
        return records;
    }
}
