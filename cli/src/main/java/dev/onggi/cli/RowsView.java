package dev.onggi.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a table on a terminal, with as many columns as there is room for.
final class RowsView {
    private static final int NARROWEST = 12;

    private final Terminal terminal;
    private final List<String> names;
    private final List<List<@Nullable String>> rows;

    RowsView(Terminal terminal, List<String> names, List<List<@Nullable String>> rows) {
        this.terminal = terminal;
        this.names = names;
        this.rows = rows;
    }

    List<String> lines() {
        if (rows.isEmpty() || names.isEmpty()) {
            return List.of();
        }
        int shown = Math.min(names.size(), Math.max(1, terminal.width() / NARROWEST));
        // a name that begins with > would be taken for a column of numbers
        var header = names.stream().limit(shown).map(n -> n.startsWith(">") ? " " + n : n);
        var table = new TableView(header.toArray(String[]::new));
        for (var row : rows) {
            var cells = new ArrayList<String>();
            for (int c = 0; c < shown; c++) {
                var cell = row.get(c);
                cells.add(cell == null ? "" : cell);
            }
            table.row(cells.toArray());
        }
        var lines = new ArrayList<>(table.lines(terminal.width()));
        if (shown < names.size()) {
            lines.add(terminal.say("show.more_columns", names.size() - shown));
        }
        return lines;
    }
}
