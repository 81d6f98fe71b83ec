package dev.onggi;

import dev.onggi.problem.Problem;
import dev.onggi.run.RunListener;
import dev.onggi.run.StepState;
import dev.onggi.step.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Tells only of the steps of a run that are repeated: the others have ended long ago.
///
/// @param steps their names
/// @param told who is told
record RepeatedSteps(Set<String> steps, RunListener told) implements RunListener {
    @Override
    public void started(String step, String uses, int attempt) {
        if (steps.contains(step)) {
            told.started(step, uses, attempt);
        }
    }

    @Override
    public void finished(String step, StepOutcome outcome, Duration took) {
        if (steps.contains(step)) {
            told.finished(step, outcome, took);
        }
    }

    @Override
    public void ended(String step, StepState state, List<Problem> problems) {
        if (steps.contains(step)) {
            told.ended(step, state, problems);
        }
    }
}
