package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DatasetRepository;
import dev.onggi.run.RunResult.State;
import dev.onggi.run.RunResult.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Follows a run that another process works on, by looking at the store.
public final class RunFollower {
    private static final long LOOK_MILLIS = 100;

    private final RunSpace space;
    private final RunBookRepository book;
    private final long begun = System.nanoTime();
    private final Map<String, String> seen = new HashMap<>();

    /// Looks at the runs of a workspace.
    ///
    /// @param space the workspace; its database is only read
    /// @param definitions reads the pipelines that runs began with
    public RunFollower(RunSpace space, Definitions definitions) {
        this.space = space;
        this.book = new RunBookRepository(space.database(), space, definitions);
    }

    /// Tells what becomes of a run until it has ended.
    ///
    /// @param run its id
    /// @param listener is told
    /// @param stop ends the following, not the run
    /// @return what became of it; its state is [State#CANCELLED] where following was ended
    public RunResult follow(String run, RunListener listener, Cancellation stop) {
        space.runs().taken(run).forEach(listener::taken);
        while (true) {
            var state = book.state(run);
            book.standing(run).forEach(step -> tell(step, listener));
            if (!state.equals("queued") && !state.equals("running")) {
                return result(run, state(state));
            }
            if (stop.cancelled()) {
                return result(run, State.CANCELLED);
            }
            pause(stop);
        }
    }

    private static void pause(Cancellation stop) {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            stop.cancel();
        }
    }

    private static State state(String word) {
        return word.equals("interrupted")
                ? State.CANCELLED
                : State.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// How a step stands.
    ///
    /// @param name its name
    /// @param uses its kind
    /// @param state its state
    /// @param attempt which try it is, or was the last
    /// @param result what became of it, or null while it has not ended
    record Standing(
            String name,
            String uses,
            StepState state,
            int attempt,
            @org.jspecify.annotations.Nullable StepResult result) {}

    private void tell(Standing step, RunListener listener) {
        var now = step.state() + " " + step.attempt() + " " + (step.result() != null);
        if (now.equals(seen.put(step.name(), now))) {
            return;
        }
        var result = step.result();
        if (result == null) {
            if (step.state() == StepState.RUNNING) {
                listener.started(step.name(), step.uses(), step.attempt());
            }
            return;
        }
        var outcome = result.outcome();
        if (outcome != null) {
            listener.finished(step.name(), outcome, result.took());
        } else {
            listener.ended(step.name(), result.state(), result.problems());
        }
    }

    private RunResult result(String run, State state) {
        var recorded = space.runs().find(run).orElseThrow();
        var results = book.results(run);
        return new RunResult(
                run,
                recorded.pipeline(),
                state,
                results,
                book.row(run).totals(book.allResults(run)),
                rejects(run),
                took(recorded),
                LiveRun.file(space, run));
    }

    /// A run that was repeated began long ago: it has taken as long as it was followed.
    private Duration took(RunRepository.RecordedRun recorded) {
        var ended = recorded.endedAt();
        return book.row(recorded.id()).round().number() > 0
                ? Duration.ofNanos(System.nanoTime() - begun)
                : Duration.between(recorded.startedAt(), ended == null ? Instant.now() : ended);
    }

    private List<Path> rejects(String run) {
        return space.datasets().ofRun(run).stream()
                .filter(entry -> entry.area().equals("rejected"))
                .map(DatasetRepository.Entry::manifest)
                .map(manifest -> space.workspace().root().resolve(manifest.file()))
                .toList();
    }
}
