package dev.onggi.run;

import dev.onggi.pipeline.StepGraph;
import dev.onggi.run.RunResult.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What the collects of a run have to remember is held back until every step that reads their rows
/// has ended well. So rows that a closed gate or a failure stopped are collected again by the next
/// run, and none is passed over.
///
/// @param steps the pipeline's
record HeldMarks(StepGraph steps) {
    /// Whether the rows of a step have gone all the way.
    ///
    /// @param results of the steps that have ended
    boolean through(String step, Map<String, StepResult> results) {
        return readersOf(step).stream().allMatch(reader -> well(reader, results));
    }

    /// Whether every step has ended that the rows of a step go to.
    boolean decided(String step, Set<String> ended) {
        return ended.containsAll(readersOf(step));
    }

    /// A step and whatever its rows go to.
    Set<String> readersOf(String step) {
        var found = new LinkedHashSet<String>();
        found.add(step);
        for (var other : steps.order()) {
            if (steps.reads(other.name()).stream().anyMatch(found::contains)) {
                found.add(other.name());
            }
        }
        return found;
    }

    /// Whether a step ended well, or was left out because a condition did not hold.
    private boolean well(String step, Map<String, StepResult> results) {
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
        boolean itself = ProgressRepository.onPurpose(result);
        var above = new ArrayList<>(steps.waitsFor(step));
        return itself
                || (!above.isEmpty() && above.stream().allMatch(other -> well(other, results)));
    }
}
