package dev.onggi.clean.learn;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Repairs of a whole table, applied one after another.
public final class Repairs {
    private final List<Repair> repairs;

    Repairs(List<Repair> repairs) {
        this.repairs = List.copyOf(repairs);
    }

    /// No repairs.
    ///
    /// @return an empty list of them
    public static Repairs none() {
        return new Repairs(List.of());
    }

    /// Whether there is nothing to do.
    ///
    /// @return true where the list is empty
    public boolean isEmpty() {
        return repairs.isEmpty();
    }

    List<Repair> list() {
        return repairs;
    }

    /// The columns that are looked at.
    ///
    /// @return each once
    public Set<String> needs() {
        var names = new LinkedHashSet<String>();
        repairs.forEach(r -> names.addAll(r.needs()));
        return names;
    }

    /// Repairs a table in memory.
    ///
    /// @param table the table, which holds all columns that are needed
    /// @return the cells that changed
    public RepairedCells apply(LoadedTable table) {
        var log = new RepairLog(table.table());
        apply(table.table(), log);
        return log.cells(table);
    }

    void apply(Table table, RepairLog log) {
        for (var repair : repairs) {
            if (table.has(repair.needs())) {
                log.begin(repair.name());
                repair.apply(table, log);
            }
        }
    }
}
