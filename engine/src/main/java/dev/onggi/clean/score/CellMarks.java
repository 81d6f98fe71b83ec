package dev.onggi.clean.score;

import dev.onggi.data.RowSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which rules had a part in changing a cell, and which cells are suspected to be wrong. Takes a
/// bit for each row, rule and column. Written by one thread.
public final class CellMarks {
    private final Map<String, Map<String, RowSet>> rules = new LinkedHashMap<>();
    private final Map<String, RowSet> suspects = new LinkedHashMap<>();

    /// Notes that a rule had a part in changing a cell.
    ///
    /// @param column the cell's column
    /// @param rule the rule's name
    /// @param row the row's position from 0
    public void changed(String column, String rule, long row) {
        rules.computeIfAbsent(column, c -> new LinkedHashMap<>())
                .computeIfAbsent(rule, r -> new RowSet())
                .add(row);
    }

    /// Notes that a cell may be wrong, whether or not a rule changed it as well.
    ///
    /// @param column the cell's column
    /// @param row the row's position from 0
    public void suspect(String column, long row) {
        suspects.computeIfAbsent(column, c -> new RowSet()).add(row);
    }

    /// The rules that changed cells of a column.
    ///
    /// @param column its name
    /// @return the rows that each rule changed
    public Map<String, RowSet> rules(String column) {
        return rules.getOrDefault(column, Map.of());
    }

    /// The rules that changed a cell.
    ///
    /// @param column the cell's column
    /// @param row the row's position from 0
    /// @return their names; empty where no rule changed it
    public List<String> rules(String column, long row) {
        var names = new ArrayList<String>();
        rules(column)
                .forEach((name, rows) -> {
                    if (rows.contains(row)) {
                        names.add(name);
                    }
                });
        return names;
    }

    /// The rows of a column that rules changed.
    ///
    /// @param column its name
    /// @return a new set
    public RowSet changed(String column) {
        var all = new RowSet();
        rules(column).values().forEach(all::addAll);
        return all;
    }

    /// The rows of a column whose cells are suspected.
    ///
    /// @param column its name
    /// @return not to be written to
    public RowSet suspects(String column) {
        return suspects.getOrDefault(column, new RowSet());
    }

    /// How many cells are suspected.
    ///
    /// @return over all columns
    public long suspects() {
        return suspects.values().stream().mapToLong(RowSet::size).sum();
    }
}
