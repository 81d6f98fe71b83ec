package dev.onggi.run;

import dev.onggi.pipeline.StepDefinition;
import dev.onggi.pipeline.StepGraph;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.step.StepOutcome.Ledger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows of a whole run, each counted once: `in + made = out + rejected + queried`.
///
/// @param in rows that were collected
/// @param made rows that queries made, and rows beyond the first that were drawn out of one row
/// @param out rows that the run ends with
/// @param rejected rows that went to the reject file
/// @param queried rows that went into queries and no further: a query may leave rows out, join or
///   sum them, so what it makes is counted anew
/// @param changed cells whose text changed
public record RowTotals(long in, long made, long out, long rejected, long queried, long changed) {

    /// Nothing that is known.
    static final RowTotals NONE = new RowTotals(0, 0, 0, 0, 0, 0);

    /// Counts what the steps of a run did.
    static RowTotals of(StepGraph graph, List<StepResult> results) {
        var ledgers = new LinkedHashMap<StepDefinition, Ledger>();
        for (var result : results) {
            var outcome = result.outcome();
            if (outcome != null) {
                graph.step(result.name()).ifPresent(step -> ledgers.put(step, outcome.ledger()));
            }
        }
        return new Count(graph, ledgers).total();
    }

    /// Steps that hand on the same rows belong together, from the one where the rows come from.
    private record Count(StepGraph graph, Map<StepDefinition, Ledger> ledgers) {
        RowTotals total() {
            var left = new LinkedHashMap<StepDefinition, Long>();
            long in = 0;
            long made = 0;
            long rejected = 0;
            long changed = 0;
            for (var entry : ledgers.entrySet()) {
                var step = entry.getKey();
                var ledger = entry.getValue();
                if (makes(step)) {
                    made += ledger.rowsOut();
                    left.put(step, ledger.rowsOut());
                } else if (!step.reads()) {
                    in += ledger.rowsIn();
                    left.put(step, ledger.rowsIn());
                }
                long more = step.reads() && !makes(step) ? surplus(ledger) : 0;
                made += more;
                left.merge(origin(step), more - ledger.rejected(), Long::sum);
                rejected += ledger.rejected();
                changed += ledger.cellsChanged();
            }
            var ends = ends();
            long out = sum(left, ends, true);
            return new RowTotals(in, made, out, rejected, sum(left, ends, false), changed);
        }

        private static long surplus(Ledger ledger) {
            return Math.max(0, ledger.rowsOut() + ledger.rejected() - ledger.rowsIn());
        }

        private static long sum(
                Map<StepDefinition, Long> left, Set<StepDefinition> ends, boolean end) {
            return left.entrySet().stream()
                    .filter(e -> ends.contains(e.getKey()) == end)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        /// Where the rows come from that the run ends with.
        private Set<StepDefinition> ends() {
            var read = new HashSet<String>();
            ledgers.keySet().forEach(step -> read.addAll(graph.reads(step.name())));
            var ends = new HashSet<StepDefinition>();
            ledgers.keySet().stream()
                    .filter(step -> !read.contains(step.name()))
                    .forEach(step -> ends.add(origin(step)));
            return ends;
        }

        private StepDefinition origin(StepDefinition step) {
            var reads = graph.reads(step.name());
            return makes(step) || reads.isEmpty()
                    ? step
                    : graph.step(reads.getFirst()).map(this::origin).orElse(step);
        }

        private static boolean makes(StepDefinition step) {
            var type = step.type();
            return type != null && type.makesRows();
        }
    }
}
