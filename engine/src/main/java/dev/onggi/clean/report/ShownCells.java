package dev.onggi.clean.report;

import dev.onggi.clean.TableCleaning;
import dev.onggi.clean.learn.Suspicion;
import dev.onggi.clean.score.CellMarks;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// Reads some of the changed and of the flagged cells, spread over columns and rules.
final class ShownCells {
    /// Cells of one page, changed and flagged ones each.
    private static final int MOST = 2_000;

    private static final int MOST_PER_RULE = 50;
    private static final int LEAST_PER_RULE = 2;

    /// So many rows are looked at for each cell shown, so that not all of them are alike.
    private static final int LOOKED_AT = 20;

    /// Cells shown with the same change.
    private static final int ALIKE = 2;

    /// Longer texts are cut.
    private static final int MOST_CHARACTERS = 2_000;

    private final Session session;
    private final Dataset before;
    private final Dataset after;
    private final CellMarks marks;
    private final List<Suspicion> suspicions;

    ShownCells(Session session, Dataset before, TableCleaning.Result cleaning) {
        this.session = session;
        this.before = before;
        this.after = cleaning.dataset();
        this.marks = cleaning.marks();
        this.suspicions = cleaning.learnt().suspicions();
    }

    /// Changed cells by column.
    Map<String, List<ShownCell>> changed() {
        var chosen = new LinkedHashMap<String, RowSet>();
        int most = perRule(c -> marks.rules(c).size());
        for (var column : columns()) {
            var rows = new RowSet();
            marks.rules(column)
                    .values()
                    .forEach(all ->
                            all.positions().limit((long) most * LOOKED_AT).forEach(rows::add));
            if (!rows.isEmpty()) {
                chosen.put(column, rows);
            }
        }
        return shown(chosen, marks::rules, most);
    }

    /// Cells that are suspected and were left as they are, by column.
    Map<String, List<ShownCell>> flagged() {
        var chosen = new LinkedHashMap<String, RowSet>();
        int most = perRule(c -> marks.suspicions(c).size());
        for (var column : columns()) {
            var changed = marks.changed(column);
            var rows = new RowSet();
            for (var all : marks.suspicions(column).values()) {
                all.positions()
                        .filter(row -> !changed.contains(row))
                        .limit((long) most * LOOKED_AT)
                        .forEach(rows::add);
            }
            if (!rows.isEmpty()) {
                chosen.put(column, rows);
            }
        }
        var candidates = candidates();
        var shown = new LinkedHashMap<String, List<ShownCell>>();
        shown(chosen, marks::suspicions, most)
                .forEach((column, cells) -> {
                    var ofColumn = candidates.getOrDefault(column, Map.of());
                    shown.put(column, cells.stream().map(cell -> perhaps(cell, ofColumn)).toList());
                });
        return shown;
    }

    /// What suspected cells may have to be, by column and row.
    private Map<String, Map<Long, String>> candidates() {
        return suspicions.stream()
                .collect(
                        Collectors.groupingBy(
                                Suspicion::column,
                                Collectors.toMap(
                                        Suspicion::row, Suspicion::candidate, (a, b) -> a)));
    }

    private static ShownCell perhaps(ShownCell cell, Map<Long, String> candidates) {
        var candidate = candidates.getOrDefault(cell.position(), "");
        return new ShownCell(
                cell.position(), cell.id(), cell.column(), cell.before(), candidate, cell.by());
    }

    private int perRule(ToIntFunction<String> rules) {
        int all = Math.max(1, columns().stream().mapToInt(rules).sum());
        return Math.clamp(MOST / all, LEAST_PER_RULE, MOST_PER_RULE);
    }

    private List<String> columns() {
        return before.readable().stream().map(Column::name).toList();
    }

    @FunctionalInterface
    private interface Names {
        List<String> of(String column, long row);
    }

    private Map<String, List<ShownCell>> shown(
            Map<String, RowSet> chosen, Names names, int perRule) {
        if (chosen.isEmpty()) {
            return Map.of();
        }
        var rows = new RowSet();
        chosen.values().forEach(rows::addAll);
        var ids = texts(before, before.idColumn(), rows);
        var shown = new LinkedHashMap<String, List<ShownCell>>();
        chosen.forEach((column, positions) -> {
            var old = texts(before, column, positions);
            var now = texts(after, output(column), positions);
            var cells = new ArrayList<ShownCell>();
            positions
                    .positions()
                    .forEach(row ->
                            cells.add(
                                    new ShownCell(
                                            row,
                                            ids.getOrDefault((long) row, row + 1 + ""),
                                            column,
                                            old.getOrDefault((long) row, ""),
                                            now.getOrDefault((long) row, ""),
                                            names.of(column, row))));
            shown.put(column, spread(cells, perRule));
        });
        return shown;
    }

    /// So many cells of each rule, few of them with the same change.
    private static List<ShownCell> spread(List<ShownCell> cells, int perRule) {
        if (cells.size() <= perRule) {
            return cells;
        }
        var alike = new HashMap<List<Object>, Integer>();
        var ofRules = new HashMap<List<String>, Integer>();
        var kept = new ArrayList<ShownCell>();
        for (var cell : cells) {
            var change = List.<Object>of(cell.before(), cell.after(), cell.by());
            if (ofRules.getOrDefault(cell.by(), 0) < perRule
                    && alike.merge(change, 1, Integer::sum) <= ALIKE) {
                ofRules.merge(cell.by(), 1, Integer::sum);
                kept.add(cell);
            }
        }
        return kept;
    }

    /// Where the cleaned text of a column stands.
    private String output(String column) {
        return before.kind() == Dataset.Kind.TEXT && column.equals("raw_text")
                ? "cleaned_text"
                : column;
    }

    private Map<Long, String> texts(Dataset from, String name, RowSet rows) {
        Optional<Column> column =
                from.readable().stream().filter(c -> c.name().equals(name)).findFirst();
        if (column.isEmpty()) {
            return Map.of();
        }
        var sql =
                "SELECT _row, left(%s, %d) FROM %s AS rows WHERE %s AND %s IS NOT NULL"
                        .formatted(
                                session.written(column.get()),
                                MOST_CHARACTERS,
                                session.relation(from, List.of(name)),
                                session.in(rows, "_row"),
                                Sql.name(name));
        return session.query(
                sql,
                result -> {
                    var texts = new HashMap<Long, String>();
                    while (result.next()) {
                        texts.put(result.getLong(1), result.getString(2));
                    }
                    return texts;
                });
    }
}
