package dev.onggi.run;

import dev.onggi.problem.Problem;
import dev.onggi.step.StepOutcome;
import java.time.Duration;
import java.util.List;

/// Several listeners as one.
///
/// @param all told in this order
record Listeners(List<RunListener> all) implements RunListener {
    @Override
    public void started(String step, String uses, int attempt) {
        all.forEach(l -> l.started(step, uses, attempt));
    }

    @Override
    public void taken(String step, String run) {
        all.forEach(l -> l.taken(step, run));
    }

    @Override
    public void progress(String step, long rows, long total) {
        all.forEach(l -> l.progress(step, rows, total));
    }

    @Override
    public void asked(String step, long values, long total, String spent) {
        all.forEach(l -> l.asked(step, values, total, spent));
    }

    @Override
    public void said(String step, String level, String message) {
        all.forEach(l -> l.said(step, level, message));
    }

    @Override
    public void finished(String step, StepOutcome outcome, Duration took) {
        all.forEach(l -> l.finished(step, outcome, took));
    }

    @Override
    public void ended(String step, StepState state, List<Problem> problems) {
        all.forEach(l -> l.ended(step, state, problems));
    }
}
