package dev.onggi.run;

import dev.onggi.pipeline.StepGraph;
import dev.onggi.run.RunResult.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the collects of a run have to remember, held back until every step that reads their rows
/// has ended well. So rows that a closed gate or a failure stopped are collected again by the next
/// run, and none is passed over.
final class HeldMarks {
    private final StepGraph steps;
    private final Map<String, StoredMemory> held;
    private final String runId;

    /// @param held by step; more may come while the run goes on
    HeldMarks(StepGraph steps, Map<String, StoredMemory> held, String runId) {
        this.steps = steps;
        this.held = held;
        this.runId = runId;
    }

    /// Keeps what belongs to rows that have gone all the way.
    ///
    /// @param results of the steps that have ended
    void settle(Map<String, StepResult> results) {
        held.entrySet()
                .removeIf(entry -> {
                    boolean all =
                            readersOf(entry.getKey()).stream()
                                    .allMatch(reader -> through(reader, results));
                    if (all) {
                        entry.getValue().keep(runId);
                    }
                    return all;
                });
    }

    /// The steps whose marks do not move.
    List<String> left() {
        return held.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Set<String> readersOf(String step) {
        var found = new LinkedHashSet<>(List.of(step));
        for (var other : steps.order()) {
            if (steps.reads(other.name()).stream().anyMatch(found::contains)) {
                found.add(other.name());
            }
        }
        return found;
    }

    /// Whether a step ended well, or was left out because a condition did not hold.
    private boolean through(String step, Map<String, StepResult> results) {
        var result = results.get(step);
        if (result == null) {
            return false;
        }
        return switch (result.state()) {
            case SUCCEEDED -> true;
            case SKIPPED -> byCondition(step, result, results);
            case WAITING, RUNNING, STOPPED, FAILED, CANCELLED -> false;
        };
    }

    private boolean byCondition(String step, StepResult result, Map<String, StepResult> results) {
        boolean itself = result.problems().stream().allMatch(p -> p.code() == RunProblem.CONDITION);
        var above = new ArrayList<>(steps.waitsFor(step));
        return itself
                || (!above.isEmpty() && above.stream().allMatch(other -> through(other, results)));
    }
}
