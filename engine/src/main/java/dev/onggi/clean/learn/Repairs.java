package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    /// @param learntFrom what the table looked like that the repairs were learnt from
    /// @return the cells that changed, and how the table differs from that one
    public Applied apply(LoadedTable table, TableProfile learntFrom) {
        var log = new RepairLog(table.table());
        var drifts = Drift.of(learntFrom, table.table());
        var conflicts = new Conflicts(table.table(), repairs);
        var touched = apply(table.table(), log, conflicts);
        var unsettled = new ArrayList<>(conflicts.cells(table.table()));
        unsettled.addAll(log.settle());
        drifts.addAll(Drift.of(learntFrom, touched, table.table().rows()));
        return new Applied(log.cells(table), List.copyOf(drifts), List.copyOf(unsettled));
    }

    /// What repairs did.
    ///
    /// @param cells the cells that changed
    /// @param drifts how the table differs from the one the repairs were learnt from
    /// @param conflicts cells that were left because rules do not agree about them
    public record Applied(RepairedCells cells, List<Drift> drifts, List<Conflict> conflicts) {}

    /// @return how many cells each rule changed
    Map<String, Integer> apply(Table table, RepairLog log) {
        return apply(table, log, new Conflicts(table, repairs));
    }

    private Map<String, Integer> apply(Table table, RepairLog log, Conflicts conflicts) {
        var touched = new LinkedHashMap<String, Integer>();
        for (var repair : repairs) {
            if (table.has(repair.needs())) {
                int before = log.size();
                log.begin(repair);
                repair.apply(table, conflicts.sparing(repair, log));
                touched.merge(TableProfile.key(repair), log.size() - before, Integer::sum);
            }
        }
        return touched;
    }
}
