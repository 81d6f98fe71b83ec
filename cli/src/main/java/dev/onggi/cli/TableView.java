package dev.onggi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Rows and columns on a terminal, cut to its width.
final class TableView {
    private static final int GAP = 2;

    private final List<String> header;
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param header names; one that begins with `>` is a column of numbers
    TableView(String... header) {
        this.header = new ArrayList<>();
        this.right = new ArrayList<>();
        for (var name : header) {
            right.add(name.startsWith(">"));
            this.header.add(name.startsWith(">") ? name.substring(1) : name);
        }
    }

    void row(Object... cells) {
        var row = new ArrayList<String>();
        for (var cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The lines, none wider than `width`.
    List<String> lines(int width) {
        int[] widths = new int[header.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = TextWidth.of(header.get(c));
            for (var row : rows) {
                widths[c] = Math.max(widths[c], TextWidth.of(TextWidth.fit(row.get(c), 1000)));
            }
        }
        shrink(widths, width);
        var lines = new ArrayList<String>();
        lines.add(line(header, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    /// As a table of a page.
    ///
    /// @param escaped makes text of a page of any text
    String html(UnaryOperator<String> escaped) {
        var page = new StringBuilder("<table>\n");
        cells(page, "th", header, escaped);
        rows.forEach(row -> cells(page, "td", row, escaped));
        return page.append("</table>\n").toString();
    }

    private void cells(
            StringBuilder page, String kind, List<String> cells, UnaryOperator<String> escaped) {
        page.append("<tr>");
        for (int c = 0; c < cells.size(); c++) {
            page.append("<").append(kind).append(right.get(c) ? " class=\"n\">" : ">");
            page.append(escaped.apply(cells.get(c))).append("</").append(kind).append(">");
        }
        page.append("</tr>\n");
    }

    /// Takes from the widest column until all fit.
    private static void shrink(int[] widths, int width) {
        int total = GAP * (widths.length - 1);
        for (int w : widths) {
            total += w;
        }
        while (total > width) {
            int widest = 0;
            for (int c = 1; c < widths.length; c++) {
                widest = widths[c] > widths[widest] ? c : widest;
            }
            if (widths[widest] <= 4) {
                return;
            }
            widths[widest]--;
            total--;
        }
    }

    private String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            var cell = TextWidth.fit(cells.get(c), widths[c]);
            line.append(c == 0 ? "" : " ".repeat(GAP));
            line.append(
                    right.get(c)
                            ? TextWidth.padLeft(cell, widths[c])
                            : TextWidth.pad(cell, widths[c]));
        }
        return line.toString().stripTrailing();
    }
}
