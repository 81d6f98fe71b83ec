package dev.onggi.save;

import java.util.ArrayList;
import java.util.List;

/// A strict RFC 4180 reader that keeps quoted and unquoted empty fields apart.
final class CsvOracle {
    private final String text;
    private final char delimiter;
    private final String lineEnd;
    private int at;

    private CsvOracle(String text, char delimiter, String lineEnd) {
        this.text = text;
        this.delimiter = delimiter;
        this.lineEnd = lineEnd;
    }

    /// Rows of cells; null is an unquoted empty field.
    static List<List<String>> read(String text, char delimiter, String lineEnd) {
        var oracle = new CsvOracle(text, delimiter, lineEnd);
        var rows = new ArrayList<List<String>>();
        while (oracle.at < text.length()) {
            rows.add(oracle.row());
        }
        return rows;
    }

    private List<String> row() {
        var cells = new ArrayList<String>();
        while (true) {
            cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            if (text.startsWith(lineEnd, at)) {
                at += lineEnd.length();
                return cells;
            }
            if (at >= text.length() || text.charAt(at) != delimiter) {
                throw new IllegalStateException("no delimiter at " + at + " in " + around());
            }
            at++;
        }
    }

    private String plain() {
        int start = at;
        while (at < text.length()
                && text.charAt(at) != delimiter
                && text.charAt(at) != '\n'
                && text.charAt(at) != '\r') {
            if (text.charAt(at) == '"') {
                throw new IllegalStateException("bare quote at " + at + " in " + around());
            }
            at++;
        }
        return at == start ? null : text.substring(start, at);
    }

    private String quoted() {
        var cell = new StringBuilder();
        for (at++; ; at++) {
            if (text.charAt(at) != '"') {
                cell.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else {
                at++;
                return cell.toString();
            }
        }
    }

    private String around() {
        return text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20));
    }
}
