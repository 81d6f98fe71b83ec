package dev.onggi.clean.score;

import dev.onggi.data.RowSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which rules had a part in changing a cell, and which cells are suspected to be wrong. Takes a
/// bit for each row, rule and column. Written by one thread.
public final class CellMarks {
    private final Map<String, Map<String, RowSet>> rules = new LinkedHashMap<>();
    private final Map<String, Map<String, RowSet>> suspicions = new LinkedHashMap<>();

    /// Notes that a rule had a part in changing a cell.
    ///
    /// @param column the cell's column
    /// @param rule the rule's name
    /// @param row the row's position from 0
    public void changed(String column, String rule, long row) {
        put(rules, column, rule, row);
    }

    /// Notes that a cell may be wrong, whether or not a rule changed it as well.
    ///
    /// @param column the cell's column
    /// @param by what suspects it, such as a rule or `type: number`
    /// @param row the row's position from 0
    public void suspect(String column, String by, long row) {
        put(suspicions, column, by, row);
    }

    private static void put(
            Map<String, Map<String, RowSet>> marks, String column, String by, long row) {
        marks.computeIfAbsent(column, c -> new LinkedHashMap<>())
                .computeIfAbsent(by, r -> new RowSet())
                .add(row);
    }

    /// The rules that changed a cell.
    ///
    /// @param column the cell's column
    /// @param row the row's position from 0
    /// @return their names; empty where no rule changed it
    public List<String> rules(String column, long row) {
        return names(rules, column, row);
    }

    /// What suspects a cell.
    ///
    /// @param column the cell's column
    /// @param row the row's position from 0
    /// @return the names; empty where nothing does
    public List<String> suspicions(String column, long row) {
        return names(suspicions, column, row);
    }

    private static List<String> names(
            Map<String, Map<String, RowSet>> marks, String column, long row) {
        return marks.getOrDefault(column, Map.of()).entrySet().stream()
                .filter(mark -> mark.getValue().contains(row))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The rules that changed something, with the rows of a column that each changed.
    ///
    /// @param column its name
    /// @return not to be written to
    public Map<String, RowSet> rules(String column) {
        return rules.getOrDefault(column, Map.of());
    }

    /// What suspects cells of a column, with their rows.
    ///
    /// @param column its name
    /// @return not to be written to
    public Map<String, RowSet> suspicions(String column) {
        return suspicions.getOrDefault(column, Map.of());
    }

    /// The rows of a column that rules changed.
    ///
    /// @param column its name
    /// @return a new set
    public RowSet changed(String column) {
        return all(rules(column));
    }

    /// The rows of a column whose cells are suspected.
    ///
    /// @param column its name
    /// @return a new set
    public RowSet suspects(String column) {
        return all(suspicions(column));
    }

    private static RowSet all(Map<String, RowSet> marks) {
        var all = new RowSet();
        marks.values().forEach(all::addAll);
        return all;
    }

    /// How many cells are suspected.
    ///
    /// @return over all columns
    public long suspects() {
        return suspicions.keySet().stream().mapToLong(column -> suspects(column).size()).sum();
    }
}
