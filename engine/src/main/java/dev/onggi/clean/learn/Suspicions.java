package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Cells that may be wrong: what rules would have changed that did not stand their tests, and what
/// the others of a thing contradict without being sure.
final class Suspicions {
    private record Cell(CodedColumn column, int row) {}

    /// @param was what the cell held when it was suspected
    private record Doubt(int was, int may, String reason) {}

    private final Table table;
    private final Thresholds thresholds;
    private final Map<Cell, Doubt> doubts = new LinkedHashMap<>();

    Suspicions(Table table, Thresholds thresholds) {
        this.thresholds = thresholds;
        this.table = table;
    }

    /// Remembers what a rule has changed that is about to be undone.
    ///
    /// @param from its first change
    void doubt(RepairLog log, int from, String rule) {
        for (int i = from; i < log.size(); i++) {
            var column = log.column(i);
            var cell = new Cell(column, log.row(i));
            doubts.put(cell, new Doubt(log.before(i), column.id(log.row(i)), rule));
        }
    }

    /// Remembers a cell about which rules do not agree.
    void doubt(Conflict conflict) {
        var column = table.get(conflict.column());
        doubts.put(
                new Cell(column, conflict.row()),
                new Doubt(
                        column.id(conflict.row()),
                        Math.max(0, column.find(conflict.firstValue())),
                        conflict.first() + " / " + conflict.second()));
    }

    /// What is suspected in the table as it is now; cells that were repaired since are not.
    List<Suspicion> of(LoadedTable loaded) {
        doubts.entrySet()
                .removeIf(e -> e.getKey().column().id(e.getKey().row()) != e.getValue().was());
        contradicted();
        table.columns().forEach(this::standingOut);
        var suspicions = new ArrayList<Suspicion>();
        doubts.forEach((cell, doubt) -> {
            var column = cell.column();
            var text = column.cell(cell.row());
            suspicions.add(
                    new Suspicion(
                            loaded.position(cell.row()),
                            column.name(),
                            text == null ? "" : text,
                            doubt.may() == CodedColumn.EMPTY ? "" : column.text(doubt.may()),
                            doubt.reason()));
        });
        return List.copyOf(suspicions);
    }

    private void standingOut(CodedColumn column) {
        var odd = Oddities.of(column);
        for (int row = 0; row < column.rows() && !odd.isEmpty(); row++) {
            var found = odd.get(column.id(row));
            if (found != null) {
                doubts.putIfAbsent(
                        new Cell(column, row),
                        new Doubt(found.id(), CodedColumn.EMPTY, found.reason()));
            }
        }
    }

    private void contradicted() {
        for (var proposal : new EntityLearner(thresholds).learn(table)) {
            if (proposal.repair() instanceof EntityRepair proposed) {
                var rule = EntityLearner.explained(table, proposed);
                for (var vote : new EntityVote(table, rule, table.things(rule)).votes()) {
                    var column = vote.column();
                    var cell = new Cell(column, vote.row());
                    if (vote.verdict() == EntityVote.Verdict.SUSPECTED) {
                        var doubt = new Doubt(column.id(vote.row()), vote.to(), rule.name());
                        doubts.putIfAbsent(cell, doubt);
                    }
                }
            }
        }
    }
}
