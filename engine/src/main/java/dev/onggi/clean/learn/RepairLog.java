package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Carries out changes of a table and remembers them, so that they can be taken back.
final class RepairLog implements Placed {
    private final Table table;
    private final Map<CodedColumn, Integer> places = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<Boolean> voting = new ArrayList<>();
    private int[] columns = new int[64];
    private int[] rows = new int[64];
    private int[] before = new int[64];
    private int[] by = new int[64];
    private int size;
    private int begun;
    private long[] versions = new long[0];

    RepairLog(Table table) {
        this.table = table;
        for (int c = 0; c < table.columns().size(); c++) {
            places.put(table.columns().get(c), c);
        }
    }

    /// What changes from now on is by this rule.
    void begin(Repair rule) {
        names.add(rule.name());
        voting.add(rule instanceof EntityRepair || rule instanceof SourceRepair);
        begun = size;
        versions = table.columns().stream().mapToLong(CodedColumn::version).toArray();
    }

    @Override
    public void change(CodedColumn column, int row, int id) {
        if (size == rows.length) {
            columns = Arrays.copyOf(columns, size * 2);
            rows = Arrays.copyOf(rows, size * 2);
            before = Arrays.copyOf(before, size * 2);
            by = Arrays.copyOf(by, size * 2);
        }
        columns[size] = places.getOrDefault(column, 0);
        rows[size] = row;
        before[size] = column.id(row);
        by[size++] = names.size() - 1;
        column.set(row, id);
    }

    int size() {
        return size;
    }

    CodedColumn column(int change) {
        return table.columns().get(columns[change]);
    }

    int row(int change) {
        return rows[change];
    }

    int before(int change) {
        return before[change];
    }

    /// Takes back every change after the first so many.
    void undo(int kept) {
        while (size > kept) {
            size--;
            table.columns().get(columns[size]).set(rows[size], before[size]);
        }
        if (size == begun) {
            for (int c = 0; c < versions.length; c++) {
                table.columns().get(c).back(versions[c]);
            }
        }
    }

    /// Takes back what rules did to cells about which they do not agree: one brought back what
    /// another had changed, or two votes put different values there.
    List<Conflict> settle() {
        var once = new BitSet[table.columns().size()];
        Arrays.setAll(once, c -> new BitSet());
        var again = new TreeMap<Long, List<Integer>>();
        for (int i = 0; i < size; i++) {
            if (once[columns[i]].get(rows[i])) {
                again.put(cell(i), new ArrayList<>());
            }
            once[columns[i]].set(rows[i]);
        }
        for (int i = 0; i < size && !again.isEmpty(); i++) {
            var changes = again.get(cell(i));
            if (changes != null) {
                changes.add(i);
            }
        }
        var conflicts = new ArrayList<Conflict>();
        again.values().forEach(changes -> settle(changes, conflicts));
        return conflicts;
    }

    private long cell(int change) {
        return (long) columns[change] << 32 | rows[change];
    }

    /// @param changes those of one cell, in their order
    private void settle(List<Integer> changes, List<Conflict> conflicts) {
        var column = column(changes.getFirst());
        for (int i = 0; i + 1 < changes.size(); i++) {
            int one = changes.get(i);
            int other = changes.get(i + 1);
            int after =
                    i + 2 < changes.size()
                            ? before[changes.get(i + 2)]
                            : column.id(rows[changes.getFirst()]);
            boolean undone = by[one] != by[other] && after == before[one];
            boolean votes = votes(one) && votes(other) && !name(one).equals(name(other));
            if (undone || votes) {
                conflicts.add(conflict(one, other, after));
                column.set(rows[one], before[one]);
                return;
            }
        }
    }

    private boolean votes(int change) {
        return voting.get(by[change]);
    }

    private String name(int change) {
        return names.get(by[change]);
    }

    private Conflict conflict(int first, int second, int after) {
        var column = table.columns().get(columns[first]);
        return new Conflict(
                rows[first],
                column.name(),
                text(column, before[first]),
                name(first),
                text(column, before[second]),
                name(second),
                text(column, after));
    }

    private static String text(CodedColumn column, int id) {
        return id == CodedColumn.EMPTY ? "" : column.text(id);
    }

    /// The cells that are not what they were.
    RepairedCells cells(LoadedTable loaded) {
        var byColumn = new ArrayList<List<Integer>>();
        table.columns().forEach(c -> byColumn.add(new ArrayList<>()));
        for (int i = 0; i < size; i++) {
            byColumn.get(columns[i]).add(i);
        }
        var cells = new RepairedCells();
        for (int c = 0; c < byColumn.size(); c++) {
            if (!byColumn.get(c).isEmpty()) {
                cells.add(column(c, byColumn.get(c), loaded));
            }
        }
        return cells;
    }

    private RepairedCells.OfColumn column(int c, List<Integer> changes, LoadedTable loaded) {
        var column = table.columns().get(c);
        changes.sort(Comparator.comparingInt((Integer i) -> rows[i]).thenComparingInt(i -> i));
        var rules = new ArrayList<String>();
        var of = new RepairedCells.OfColumn(column.name(), rules);
        for (int i = 0; i < changes.size(); ) {
            int row = rows[changes.get(i)];
            int first = before[changes.get(i)];
            long mask = 0;
            for (; i < changes.size() && rows[changes.get(i)] == row; i++) {
                mask |= 1L << rule(rules, names.get(by[changes.get(i)]));
            }
            if (first != column.id(row)) {
                of.add(loaded.position(row), column.cell(row), mask);
            }
        }
        return of;
    }

    /// The place of a rule among those of a column; those beyond the last one that a mask can hold
    /// share it.
    private static int rule(List<String> rules, String name) {
        int at = rules.indexOf(name);
        if (at < 0 && rules.size() < RepairedCells.MOST_RULES) {
            rules.add(name);
            return rules.size() - 1;
        }
        return at < 0 ? rules.size() - 1 : at;
    }
}
