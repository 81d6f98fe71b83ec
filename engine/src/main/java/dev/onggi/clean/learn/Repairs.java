package dev.onggi.clean.learn;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Repairs of a whole table, applied one after another.
public final class Repairs {
    private final List<Repair> repairs;
    private final @Nullable TwinRule twins;

    /// @param twins which rows are about the same thing, or null where nothing is said
    Repairs(List<Repair> repairs, @Nullable TwinRule twins) {
        this.repairs = List.copyOf(repairs);
        this.twins = twins;
    }

    /// No repairs.
    ///
    /// @return an empty list of them
    public static Repairs none() {
        return new Repairs(List.of(), null);
    }

    /// Whether there is nothing to do.
    ///
    /// @return true where the list is empty
    public boolean isEmpty() {
        return repairs.isEmpty() && twins == null;
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
        if (twins != null) {
            names.addAll(twins.columns());
        }
        return names;
    }

    /// Whether all columns are looked at, named or not.
    ///
    /// @return true where duplicates are to be found and nobody says by what
    public boolean needsAll() {
        return twins != null && twins.columns().isEmpty();
    }

    /// Finds rows about the same thing.
    ///
    /// @param table the table as repairs have left it
    /// @return the rows; none where something else is declared than what the table has
    public Twins twins(LoadedTable table) {
        return (twins == null ? TwinRule.ANY : twins).in(table);
    }

    /// Whether duplicates are to be found.
    ///
    /// @return true where a rule says so
    public boolean findTwins() {
        return twins != null;
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
