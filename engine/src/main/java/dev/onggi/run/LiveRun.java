package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.pipeline.StepGraph;
import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.step.StepContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// A run that this process works on: its log, those who follow it, and the world of its steps.
final class LiveRun implements AutoCloseable {
    private final RunRow row;
    private final Path logFile;
    private final RunLog log;
    private final Listeners listeners;
    private final RunRejects rejects;
    private final StepRunner steps;
    private final Cancellation stop = new Cancellation();
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();
    private final long begun = System.nanoTime();
    private final Language language;
    private final Set<Problem> told = ConcurrentHashMap.newKeySet();

    LiveRun(RunSpace space, RunRow row, List<RunListener> followers) throws IOException {
        this.row = row;
        this.language = space.workspace().language();
        this.logFile = file(space, row.id());
        this.log = new RunLog(logFile, space.workspace().secrets(), space.clock());
        var all = new ArrayList<RunListener>();
        all.add(log);
        all.add(RunWatch.of(space, row.info()));
        all.addAll(followers);
        this.listeners = new Listeners(List.copyOf(all));
        this.rejects = new RunRejects(space, row.info());
        this.steps = new StepRunner(space, row.info(), rejects, log, listeners);
        log.run("run " + row.id(), Map.of("params", row.info().params()));
    }

    static Path file(RunSpace space, String run) {
        return space.workspace().state().resolve("logs").resolve(run + ".jsonl");
    }

    RunRow row() {
        return row;
    }

    RunLog log() {
        return log;
    }

    Path logFile() {
        return logFile;
    }

    RunListener listener() {
        return listeners;
    }

    RunRejects rejects() {
        return rejects;
    }

    StepRunner steps() {
        return steps;
    }

    Cancellation stop() {
        return stop;
    }

    CompletableFuture<RunResult> result() {
        return result;
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// Whether something has not been told before.
    boolean news(Problem problem) {
        return told.add(problem);
    }

    /// The language in which people are told.
    Language language() {
        return language;
    }

    /// What a step reads.
    ///
    /// @param above results of the steps that it reads
    static List<StepContext.Input> inputs(StepGraph graph, String step, List<StepResult> above) {
        var inputs = new ArrayList<StepContext.Input>();
        for (var name : graph.reads(step)) {
            above.stream()
                    .filter(one -> one.name().equals(name))
                    .map(StepResult::outcome)
                    .filter(outcome -> outcome != null && outcome.stopped().isEmpty())
                    .map(outcome -> outcome == null ? null : outcome.dataset())
                    .filter(dataset -> dataset != null)
                    .forEach(dataset -> inputs.add(new StepContext.Input(name, dataset)));
        }
        return List.copyOf(inputs);
    }

    @Override
    public void close() {
        log.close();
    }
}
