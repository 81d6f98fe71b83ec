package dev.onggi.run;

import dev.onggi.event.Ending;
import dev.onggi.event.Event;
import dev.onggi.event.Reason;
import dev.onggi.event.RunRef;
import dev.onggi.event.Totals;
import dev.onggi.run.RunResult.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// Tells how runs end, within the transaction that ends them: what is told has happened, and what
/// has happened is told.
///
/// @param handle the transaction's
/// @param world what all transactions share
record NewsRepository(Handle handle, RunWorld world) {
    private static final int LOOKED_BACK = 200;

    /// A run has ended.
    ///
    /// @param state the word in the store
    void ended(RunRow run, String state) {
        if (run.info().estimate() || state.equals("interrupted")) {
            return; // nobody shall know, or whoever watched it knows
        }
        var at = world.space().clock().instant();
        var ref = new RunRef(run.id(), run.info().pipeline(), run.info().params());
        var results = new StepRepository(handle, world).results(run.id(), run.steps());
        var next = "onggi show " + run.id();
        for (var result : results) {
            var outcome = result.outcome();
            if (result.state() == StepState.STOPPED) {
                tell(new Event.GateStopped(at, ref, result.name(), reasons(result), retry(run)));
            } else if (outcome != null
                    && !outcome.warnings().isEmpty()
                    && result.uses().equals("check")) {
                tell(new Event.GateWarned(at, ref, result.name(), reasons(result)));
            }
        }
        var took = Duration.between(run.info().start(), at);
        var reasons = results.stream().flatMap(r -> reasons(r).stream()).toList();
        var ending =
                new Ending(Ending.State.valueOf(state.toUpperCase(Locale.ROOT)), reasons, took);
        var rows = run.totals(results);
        var totals = new Totals(rows.in(), rows.out(), rows.rejected(), RunResult.cost(results));
        var word = state.equals("failed") ? retry(run) : next;
        tell(new Event.RunEnded(at, ref, ending, totals, word));
        if (state.equals("succeeded")) {
            recovered(run, ref, at);
        }
    }

    private static String retry(RunRow run) {
        return "onggi retry " + run.id();
    }

    private void tell(Event event) {
        world.space().teller().accept(event);
    }

    private static List<Reason> reasons(StepResult result) {
        var problems = new ArrayList<>(result.problems());
        var outcome = result.outcome();
        if (outcome != null) {
            problems.addAll(outcome.warnings());
        }
        return problems.stream().map(p -> Reason.of(result.name(), p)).toList();
    }

    private record Past(String state, String endedAt) {
        boolean succeeded() {
            return state.equals("succeeded");
        }
    }

    private void recovered(RunRow run, RunRef ref, Instant at) {
        var past =
                handle.createQuery(
                                "SELECT state, ended_at FROM run WHERE pipeline = ? AND id <> ? AND"
                                        + " state IN ('succeeded', 'failed', 'stopped') ORDER BY"
                                        + " started_at DESC, id DESC LIMIT "
                                        + LOOKED_BACK)
                        .bind(0, run.info().pipeline())
                        .bind(1, run.id())
                        .map((row, context) -> new Past(row.getString(1), row.getString(2)))
                        .list();
        var failures = past.stream().takeWhile(one -> !one.succeeded()).toList();
        if (!failures.isEmpty()) {
            var since = Instant.parse(failures.getLast().endedAt());
            tell(new Event.PipelineRecovered(at, ref, failures.size(), since));
        }
    }
}
