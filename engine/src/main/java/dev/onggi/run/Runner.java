package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.RunOn;
import dev.onggi.pipeline.RunValues;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult.State;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.step.RunInfo;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepType.Rehearsal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs pipelines in this process: a step starts as soon as what it waits for has ended.
public final class Runner {
    private final RunSpace space;
    private final Function<String, Pipeline> pipelines;

    /// A runner over a workspace.
    ///
    /// @param space what all runs share
    /// @param pipelines finds a pipeline that a step calls
    public Runner(RunSpace space, Function<String, Pipeline> pipelines) {
        this.space = space;
        this.pipelines = pipelines;
    }

    /// Runs a pipeline to its end.
    ///
    /// @param pipeline the pipeline
    /// @param definition its YAML, kept with the run
    /// @param request what is asked
    /// @param listener follows the run
    /// @param stop tells the run to end
    /// @return what became of it
    /// @throws OnggiException when it cannot begin
    public RunResult run(
            Pipeline pipeline,
            String definition,
            RunRequest request,
            RunListener listener,
            Cancellation stop) {
        var info = info(pipeline, request);
        var logFile = space.workspace().state().resolve("logs").resolve(info.id() + ".jsonl");
        try (var log = new RunLog(logFile, space.workspace().secrets(), space.clock());
                var rejects = new RunRejects(space, info)) {
            if (!info.estimate()) {
                space.runs()
                        .start(info, space.workspace().environment(), definition, space.holder());
            }
            log.run("run " + info.id(), Map.of("params", info.params()));
            var all = new Listeners(List.of(log, listener));
            var steps =
                    new StepRunner(space, info, rejects, log, all, ConcurrentHashMap.newKeySet());
            var active = new Active(pipeline, request, info, steps, all, stop);
            var results = active.run();
            var files = rejects.files();
            var state = state(results);
            var ended = space.clock().instant();
            if (info.estimate()) {
                steps.forget();
            } else {
                var name = state.name().toLowerCase(java.util.Locale.ROOT);
                space.runs().end(info.id(), name, ended, stale(results));
            }
            log.run("run ended", Map.of("state", state.name()));
            return new RunResult(
                    info.id(),
                    pipeline.name(),
                    state,
                    results,
                    RowTotals.of(pipeline.steps(), results),
                    files,
                    active.took(),
                    logFile);
        } catch (IOException e) {
            throw OnggiException.because(
                    e,
                    dev.onggi.data.DataProblem.UNREADABLE,
                    logFile,
                    String.valueOf(e.getMessage()));
        }
    }

    private RunInfo info(Pipeline pipeline, RunRequest request) {
        var params = pipeline.fill(request.params());
        var until = request.until();
        if (until != null && pipeline.steps().step(until).isEmpty()) {
            var names = pipeline.steps().order().stream().map(StepDefinition::name).toList();
            throw OnggiException.of(
                    RunProblem.NO_SUCH_STEP,
                    pipeline.name(),
                    until,
                    NearestName.of(until, names).map(n -> "; did you mean `" + n + "`?").orElse(""),
                    String.join(", ", names));
        }
        var start = space.clock().instant();
        var id = freeId(pipeline.name() + "_" + FileNames.time(start, space.workspace().zone()));
        var date = request.date();
        var end = date == null ? start : date;
        var before = space.runs().find(pipeline.name()).map(RunRepository.RecordedRun::startedAt);
        var begin = date == null ? before.orElse(Instant.EPOCH) : date.minus(Duration.ofDays(1));
        return new RunInfo(
                id,
                pipeline.name(),
                start,
                begin,
                end,
                date != null,
                request.sample(),
                request.estimate(),
                params);
    }

    private String freeId(String id) {
        var free = id;
        for (int n = 2; space.runs().find(free).isPresent(); n++) {
            free = id + "_" + n;
        }
        return free;
    }

    private static boolean stale(List<StepResult> results) {
        return results.stream()
                .map(StepResult::outcome)
                .anyMatch(o -> o != null && "true".equals(o.outputs().get("stale")));
    }

    private static State state(List<StepResult> results) {
        var states = results.stream().map(StepResult::state).toList();
        if (states.contains(StepState.CANCELLED)) {
            return State.CANCELLED;
        }
        if (states.contains(StepState.FAILED)) {
            return State.FAILED;
        }
        return states.contains(StepState.STOPPED) ? State.STOPPED : State.SUCCEEDED;
    }

    /// One run at work.
    private final class Active {
        private final Pipeline pipeline;
        private final RunInfo info;
        private final StepRunner steps;
        private final RunListener listener;
        private final Cancellation stop;
        private final List<StepDefinition> order;
        private final HeldMarks marks;
        private final long begun = System.nanoTime();
        private final Map<String, StepResult> results = new LinkedHashMap<>();
        private final Map<String, Map<String, String>> outputs = new ConcurrentHashMap<>();

        Active(
                Pipeline pipeline,
                RunRequest request,
                RunInfo info,
                StepRunner steps,
                RunListener listener,
                Cancellation stop) {
            this.pipeline = pipeline;
            this.info = info;
            this.steps = steps;
            this.listener = listener;
            this.stop = stop;
            this.order = chosen(pipeline, request);
            this.marks = new HeldMarks(pipeline.steps(), steps.held(), info.id());
        }

        private static List<StepDefinition> chosen(Pipeline pipeline, RunRequest request) {
            var last = new ArrayList<String>();
            if (request.until() != null) {
                last.add(request.until());
            }
            if (request.estimate()) {
                pipeline.steps().order().stream()
                        .filter(step -> StepRunner.rehearsal(step) == Rehearsal.ESTIMATES)
                        .map(StepDefinition::name)
                        .filter(name -> last.isEmpty() || wanted(pipeline, last).contains(name))
                        .toList()
                        .forEach(last::add);
                last.remove(request.until());
            } else if (last.isEmpty()) {
                return pipeline.steps().order();
            }
            var wanted = wanted(pipeline, last);
            return pipeline.steps().order().stream()
                    .filter(s -> wanted.contains(s.name()))
                    .toList();
        }

        private static Set<String> wanted(Pipeline pipeline, List<String> last) {
            Set<String> wanted = new HashSet<>(last);
            last.forEach(name -> wanted.addAll(pipeline.steps().before(name)));
            return wanted;
        }

        List<StepResult> run() {
            int parallel = Math.max(2, Runtime.getRuntime().availableProcessors());
            try (ExecutorService threads =
                    Executors.newFixedThreadPool(
                            parallel, Thread.ofPlatform().name("onggi-step-", 1).factory())) {
                var running = new LinkedHashMap<String, CompletableFuture<StepResult>>();
                while (results.size() < order.size()) {
                    startReady(running, threads);
                    if (!running.isEmpty()) {
                        await(running);
                    }
                }
            }
            marks.left().forEach(this::tellHeld);
            return order.stream().map(s -> results.get(s.name())).toList();
        }

        /// Says that the rows of a collect will come again.
        private void tellHeld(String step) {
            var result = results.get(step);
            var outcome = result == null ? null : result.outcome();
            if (result == null || outcome == null || outcome.ledger().rowsIn() == 0) {
                return;
            }
            var held =
                    Problem.of(
                            RunProblem.ROWS_HELD,
                            null,
                            step,
                            outcome.ledger().rowsIn(),
                            pipeline.name());
            listener.said(step, "warn", held.message(space.workspace().language()));
            results.put(step, result.warned(held));
            record(order.indexOf(pipeline.steps().step(step).orElseThrow()), result.warned(held));
        }

        private void startReady(
                Map<String, CompletableFuture<StepResult>> running, ExecutorService threads) {
            boolean decided;
            do {
                decided = false;
                for (int i = 0; i < order.size(); i++) {
                    var step = order.get(i);
                    if (results.containsKey(step.name())
                            || running.containsKey(step.name())
                            || !ready(step)) {
                        continue;
                    }
                    var left = leftOut(step);
                    if (left != null) {
                        end(step, i, left);
                        decided = true;
                    } else {
                        int position = i;
                        running.put(
                                step.name(),
                                CompletableFuture.supplyAsync(() -> work(step, position), threads));
                    }
                }
            } while (decided);
        }

        private boolean ready(StepDefinition step) {
            return pipeline.steps().waitsFor(step.name()).stream().allMatch(results::containsKey);
        }

        private void await(Map<String, CompletableFuture<StepResult>> running) {
            var any = CompletableFuture.anyOf(running.values().toArray(CompletableFuture[]::new));
            try {
                any.get();
            } catch (InterruptedException e) {
                stop.cancel();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
            for (var name : List.copyOf(running.keySet())) {
                var future = running.get(name);
                if (future != null && future.isDone()) {
                    running.remove(name);
                    var step = pipeline.steps().step(name).orElseThrow();
                    end(step, order.indexOf(step), future.join());
                }
            }
        }

        /// Why a step does not run, or null where it does.
        private @Nullable StepResult leftOut(StepDefinition step) {
            if (stop.cancelled()) {
                return skipped(step, StepState.CANCELLED, List.of());
            }
            if (info.estimate() && step.pipeline().isPresent()) {
                return skipped(step, StepState.SKIPPED, List.of());
            }
            var unwell =
                    pipeline.steps().waitsFor(step.name()).stream()
                            .filter(name -> !well(name))
                            .findFirst();
            var runOn = step.order().runOn();
            if (runOn == RunOn.SUCCESS && unwell.isPresent()) {
                return skipped(
                        step,
                        StepState.SKIPPED,
                        List.of(
                                Problem.of(
                                        RunProblem.NOT_REACHED, null, step.name(), unwell.get())));
            }
            if (runOn == RunOn.FAILURE && unwell.isEmpty()) {
                return skipped(step, StepState.SKIPPED, List.of());
            }
            if (inputs(step).size() < pipeline.steps().reads(step.name()).size()) {
                return skipped(
                        step,
                        StepState.SKIPPED,
                        List.of(
                                Problem.of(
                                        RunProblem.NOT_REACHED,
                                        null,
                                        step.name(),
                                        unwell.orElse(
                                                String.join(
                                                        ", ",
                                                        pipeline.steps().reads(step.name()))))));
            }
            return condition(step);
        }

        private @Nullable StepResult condition(StepDefinition step) {
            try {
                for (var condition : step.order().when()) {
                    if (!condition.holds(values(null))) {
                        return skipped(
                                step,
                                StepState.SKIPPED,
                                List.of(
                                        Problem.of(
                                                RunProblem.CONDITION,
                                                null,
                                                step.name(),
                                                "`"
                                                        + condition.left()
                                                        + " "
                                                        + condition.operator().sign()
                                                        + " "
                                                        + condition.right()
                                                        + "`")));
                    }
                }
                return null;
            } catch (OnggiException e) {
                return StepRunner.failed(step, e);
            }
        }

        private boolean well(String name) {
            var result = results.get(name);
            return result != null
                    && (result.state() == StepState.SUCCEEDED
                            || (result.state() == StepState.SKIPPED && conditionOnly(result)));
        }

        /// Whether a step was left out by its own condition, which stops nobody that only waits for
        /// it.
        private static boolean conditionOnly(StepResult result) {
            return result.problems().stream().allMatch(p -> p.code() == RunProblem.CONDITION);
        }

        private StepResult work(StepDefinition step, int position) {
            try {
                if (step.pipeline().isPresent()) {
                    return new PipelineCalls(pipelines, Runner.this, listener, stop)
                            .run(step, values(null));
                }
                return steps.run(step, position, inputs(step), values(null), stop);
            } catch (RuntimeException e) {
                return StepRunner.failed(step, FailedStep.problem(step.name(), e));
            }
        }

        private List<StepContext.Input> inputs(StepDefinition step) {
            var inputs = new ArrayList<StepContext.Input>();
            for (var name : pipeline.steps().reads(step.name())) {
                var dataset = dataset(name);
                if (dataset != null) {
                    inputs.add(new StepContext.Input(name, dataset));
                }
            }
            return inputs;
        }

        private @Nullable Dataset dataset(String step) {
            var result = results.get(step);
            var outcome = result == null ? null : result.outcome();
            return outcome == null || !outcome.stopped().isEmpty() ? null : outcome.dataset();
        }

        private RunValues values(@Nullable String item) {
            return new RunValues(
                    pipeline.params(),
                    info,
                    space.workspace().zone(),
                    space.workspace().secrets(),
                    outputs,
                    item);
        }

        private static StepResult skipped(
                StepDefinition step, StepState state, List<Problem> problems) {
            return new StepResult(step.name(), step.uses(), state, null, problems, Duration.ZERO);
        }

        private void end(StepDefinition step, int position, StepResult result) {
            results.put(step.name(), result);
            marks.settle(results);
            var outcome = result.outcome();
            if (outcome != null) {
                outputs.put(step.name(), outcome.outputs());
                for (var score :
                        info.estimate() ? List.<StepOutcome.Score>of() : outcome.scores()) {
                    space.runs()
                            .quality(
                                    info.id(),
                                    step.name(),
                                    new RunRepository.RecordedQuality(
                                            score.phase(),
                                            score.total(),
                                            Map.copyOf(score.parts())));
                }
            } else if (result.state() == StepState.SKIPPED
                    || result.state() == StepState.CANCELLED) {
                listener.ended(step.name(), result.state(), result.problems());
            }
            record(position, result);
        }

        private void record(int position, StepResult result) {
            if (info.estimate()) {
                return;
            }
            var outcome = result.outcome();
            var ledger = outcome == null ? new StepOutcome.Ledger(0, 0, 0, 0) : outcome.ledger();
            var problems = new ArrayList<>(result.problems());
            if (outcome != null) {
                problems.addAll(outcome.warnings());
            }
            space.runs()
                    .ended(
                            new RunRepository.Ended(
                                    info.id(),
                                    position,
                                    result.name(),
                                    result.uses(),
                                    result.state(),
                                    space.clock().instant()),
                            ledger,
                            outcome == null ? Map.of() : outcome.outputs(),
                            problems);
        }

        Duration took() {
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }
}
