package dev.onggi.run;

import dev.onggi.event.Ending;
import dev.onggi.event.Event;
import dev.onggi.event.Reason;
import dev.onggi.event.RunRef;
import dev.onggi.problem.Problem;
import dev.onggi.step.RunInfo;
import dev.onggi.step.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tells those who watch how far a run is.
///
/// @param space whose watcher is told
/// @param run the run
/// @param attempts the try that each step is at
record RunWatch(RunSpace space, RunRef run, Map<String, Integer> attempts) implements RunListener {
    /// Tells that work on a run begins, and from then on what its steps do.
    static RunListener of(RunSpace space, RunInfo info) {
        if (info.estimate()) {
            return new RunListener() {};
        }
        var ref = new RunRef(info.id(), info.pipeline(), info.params());
        space.watcher().accept(new Event.RunStarted(space.clock().instant(), ref));
        return new RunWatch(space, ref, new ConcurrentHashMap<>());
    }

    @Override
    public void started(String step, String uses, int attempt) {
        attempts.put(step, attempt);
        space.watcher().accept(new Event.StepStarted(space.clock().instant(), run, step, attempt));
    }

    @Override
    public void said(String step, String level, String message) {
        if (level.equals("retry")) {
            ended(step, Ending.State.RETRIED, List.of(), Duration.ZERO);
        }
    }

    @Override
    public void finished(String step, StepOutcome outcome, Duration took) {
        var stopped = outcome.stopped();
        ended(
                step,
                stopped.isEmpty() ? Ending.State.SUCCEEDED : Ending.State.STOPPED,
                stopped.isEmpty() ? outcome.warnings() : stopped,
                took);
    }

    @Override
    public void ended(String step, StepState state, List<Problem> problems) {
        switch (state) {
            case STOPPED -> ended(step, Ending.State.STOPPED, problems, Duration.ZERO);
            case FAILED -> ended(step, Ending.State.FAILED, problems, Duration.ZERO);
            case SKIPPED -> ended(step, Ending.State.SKIPPED, problems, Duration.ZERO);
            case CANCELLED -> ended(step, Ending.State.CANCELLED, problems, Duration.ZERO);
            case SUCCEEDED -> ended(step, Ending.State.SUCCEEDED, problems, Duration.ZERO);
            case WAITING, RUNNING -> {}
        }
    }

    private void ended(String step, Ending.State state, List<Problem> problems, Duration took) {
        var reasons = problems.stream().map(problem -> Reason.of(step, problem)).toList();
        space.watcher()
                .accept(
                        new Event.StepEnded(
                                space.clock().instant(),
                                run,
                                step,
                                attempts.getOrDefault(step, 0),
                                new Ending(state, reasons, took)));
    }
}
