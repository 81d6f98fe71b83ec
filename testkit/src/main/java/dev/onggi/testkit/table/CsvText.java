package dev.onggi.testkit.table;

import java.util.ArrayList;
import java.util.List;

/// CSV as RFC 4180 has it.
final class CsvText {
    private final String text;
    private int at;

    private CsvText(String text) {
        this.text = text;
    }

    static List<List<String>> records(String text) {
        var reader = new CsvText(text);
        var records = new ArrayList<List<String>>();
        while (reader.at < text.length()) {
            records.add(reader.record());
        }
        return records;
    }

    private List<String> record() {
        var cells = new ArrayList<String>();
        while (true) {
            cells.add(at < text.length() && text.charAt(at) == '"' ? quotedCell() : plainCell());
            if (at == text.length() || text.charAt(at++) == '\n') {
                return cells;
            }
            if (text.charAt(at - 1) == '\r') {
                at++;
                return cells;
            }
        }
    }

    private String plainCell() {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quotedCell() {
        var cell = new StringBuilder();
        at++;
        while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
            at += text.charAt(at) == '"' ? 1 : 0;
            cell.append(text.charAt(at++));
        }
        at++;
        return cell.toString();
    }

    static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
