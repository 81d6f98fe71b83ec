package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DataProblem;
import dev.onggi.pipeline.RunValues;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.spi.Failure;
import dev.onggi.step.RunInfo;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepLog;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepSettings;
import dev.onggi.step.StepType;
import dev.onggi.step.StepType.Rehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Runs one step: fills in its settings, tries it, waits and tries again where that can help, and
/// records what became of it.
final class StepRunner {
    private static final ThreadFactory DAEMON =
            Thread.ofPlatform().name("onggi-timeout").daemon().factory();
    private static final ScheduledExecutorService TIMEOUTS =
            Executors.newSingleThreadScheduledExecutor(DAEMON);

    private final RunSpace space;
    private final RunInfo run;
    private final RunRejects rejects;
    private final RunLog log;
    private final RunListener listener;
    private final Set<Path> reserved;
    private final Map<String, StoredMemory> held = new ConcurrentHashMap<>();
    private final List<Rehearsed> rehearsed = new CopyOnWriteArrayList<>();

    StepRunner(
            RunSpace space,
            RunInfo run,
            RunRejects rejects,
            RunLog log,
            RunListener listener,
            Set<Path> reserved) {
        this.space = space;
        this.run = run;
        this.rejects = rejects;
        this.log = log;
        this.listener = listener;
        this.reserved = reserved;
    }

    /// What steps that read no dataset have to remember, to be kept once their rows have gone
    /// through.
    Map<String, StoredMemory> held() {
        return held;
    }

    /// Runs a step to its end.
    ///
    /// @param step the step
    /// @param position its place in the pipeline
    /// @param inputs what it reads
    /// @param values what its references stand for
    /// @param stop the run's cancellation
    StepResult run(
            StepDefinition step,
            int position,
            List<StepContext.Input> inputs,
            RunValues values,
            Cancellation stop) {
        long begun = System.nanoTime();
        int attempts = step.control().retry().times() + 1;
        for (int attempt = 1; ; attempt++) {
            if (!run.estimate()) {
                var now = space.clock().instant();
                space.runs().step(run.id(), position, step.name(), step.uses(), attempt, now);
            }
            listener.started(step.name(), step.uses(), attempt);
            var tried = masked(attempt(step, inputs, values, stop, new Try(attempt, attempts)));
            var took = Duration.ofNanos(System.nanoTime() - begun);
            var outcome = tried.outcome();
            if (outcome != null) {
                var state = outcome.stopped().isEmpty() ? StepState.SUCCEEDED : StepState.STOPPED;
                listener.finished(step.name(), outcome, took);
                return new StepResult(
                        step.name(), step.uses(), state, outcome, outcome.stopped(), took);
            }
            boolean helps = tried.problems().stream().allMatch(p -> p.code().retryable());
            if (!helps
                    || itself(step)
                    || attempt == attempts
                    || stop.cancelled()
                    || !pause(step, attempt, tried, stop)) {
                var state = stop.cancelled() ? StepState.CANCELLED : StepState.FAILED;
                listener.ended(step.name(), state, tried.problems());
                return new StepResult(
                        step.name(), step.uses(), state, null, tried.problems(), took);
            }
        }
    }

    private static boolean itself(StepDefinition step) {
        var type = step.type();
        return type != null && type.triesAgainItself();
    }

    private record Try(int attempt, int attempts) {}

    private record Tried(@Nullable StepOutcome outcome, List<Problem> problems) {}

    private Tried attempt(
            StepDefinition step,
            List<StepContext.Input> inputs,
            RunValues values,
            Cancellation stop,
            Try attempt) {
        var memory =
                new StoredMemory(
                        space.runs(),
                        space.datasets(),
                        space.workspace().root(),
                        run.pipeline(),
                        step.name());
        var own = new Cancellation();
        var publisher =
                new RunPublisher(
                        space.workspace(), space.publication(), run, step.name(), reserved);
        var expired = new AtomicBoolean();
        var timeout = step.control().timeout();
        var timer =
                timeout == null
                        ? null
                        : TIMEOUTS.schedule(
                                () -> {
                                    expired.set(true);
                                    own.cancel();
                                },
                                timeout.toMillis(),
                                TimeUnit.MILLISECONDS);
        var rejected = rejects.attempt(step.name(), own);
        if (run.estimate()) {
            rehearsed.add(new Rehearsed(step, rejected, publisher));
        }
        try (var registration = stop.onCancel(own::cancel)) {
            var type = step.type();
            if (type == null) {
                throw new IllegalStateException(step.uses());
            }
            var hands =
                    new RunContext.Hands(publisher, rejected, new Voice(step.name()), own, memory);
            var context =
                    new RunContext(
                            space,
                            run,
                            step.name(),
                            inputs,
                            hands,
                            attempt.attempt(),
                            attempt.attempts());
            if (run.estimate()) {
                return new Tried(rehearse(type, step.filled(values), context), List.of());
            }
            var outcome = type.create(step.filled(values)).run(context);
            rejected.publish();
            if (inputs.isEmpty()) {
                held.put(step.name(), memory);
            } else if (outcome.stopped().isEmpty()) {
                memory.keep(run.id());
            }
            return new Tried(outcome, List.of());
        } catch (Exception | Error e) { // drop-ins and parsers throw errors too
            log.trace(step.name(), e);
            undo(step, rejected, publisher);
            return new Tried(
                    null,
                    expired.get() && timeout != null
                            ? List.of(
                                    Problem.of(
                                            RunProblem.TIMEOUT,
                                            null,
                                            step.name(),
                                            dev.onggi.yaml.Values.written(timeout)))
                            : placed(Causes.problems(step.name(), e), step));
        } finally {
            if (timer != null) {
                timer.cancel(false);
            }
        }
    }

    /// What a step does in a run that is only estimated.
    static Rehearsal rehearsal(StepDefinition step) {
        var type = step.type();
        return type == null ? Rehearsal.PASSES : type.rehearsal();
    }

    private static StepOutcome rehearse(StepType type, StepSettings settings, StepContext context)
            throws Exception {
        if (type.rehearsal() != Rehearsal.PASSES) {
            return type.create(settings).run(context);
        }
        var inputs = context.inputs();
        var dataset = inputs.isEmpty() ? null : inputs.getFirst().dataset();
        long rows = dataset == null ? 0 : dataset.keptRows();
        return StepOutcome.of(dataset, new StepOutcome.Ledger(rows, rows, 0, 0), Map.of());
    }

    /// Removes everything that the steps of a run made which was only estimated.
    void forget() {
        rehearsed.forEach(one -> undo(one.step(), one.rejected(), one.publisher()));
    }

    private record Rehearsed(
            StepDefinition step, RunRejects.Attempt rejected, RunPublisher publisher) {}

    /// What an attempt says, with secrets hidden wherever it may be shown or stored from here on.
    private Tried masked(Tried tried) {
        var outcome = tried.outcome();
        return new Tried(
                outcome == null
                        ? null
                        : new StepOutcome(
                                outcome.dataset(),
                                outcome.ledger(),
                                outcome.outputs(),
                                masked(outcome.warnings()),
                                masked(outcome.stopped()),
                                outcome.scores()),
                masked(tried.problems()));
    }

    private List<Problem> masked(List<Problem> problems) {
        var secrets = space.workspace().secrets();
        return problems.stream()
                .map(p ->
                        new Problem(
                                p.code(), p.place(), p.args().stream().map(secrets::mask).toList()))
                .toList();
    }

    /// A failed try leaves nothing behind.
    private void undo(StepDefinition step, RunRejects.Attempt rejected, RunPublisher publisher) {
        rejected.discard();
        try {
            publisher.discard();
        } catch (IOException e) {
            log.trace(step.name(), e);
        }
    }

    /// What only the user can mend is mended in the step, so its place is told.
    private static List<Problem> placed(List<Problem> problems, StepDefinition step) {
        return problems.stream()
                .map(p ->
                        p.place() == null
                                        && p.code().blame() == Failure.Blame.USER
                                        && p.code() != DataProblem.CANCELLED
                                ? new Problem(p.code(), step.written().node().place(), p.args())
                                : p)
                .toList();
    }

    /// Waits before the next try; false where the run was told to end meanwhile.
    private boolean pause(StepDefinition step, int attempt, Tried tried, Cancellation stop) {
        var wait = step.control().retry().before(attempt + 1);
        var language = space.workspace().language();
        var cause = tried.problems().getFirst().message(language);
        listener.said(
                step.name(),
                "retry",
                language == Language.KO
                        ? attempt + "번째 시도 실패: " + cause + " - " + wait.toSeconds() + "초 뒤 다시 합니다"
                        : "try "
                                + attempt
                                + " failed: "
                                + cause
                                + " - again in "
                                + wait.toSeconds()
                                + " s");
        var woken = new CountDownLatch(1);
        try (var registration = stop.onCancel(woken::countDown)) {
            return !woken.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Voice implements StepLog {
        private final String step;

        Voice(String step) {
            this.step = step;
        }

        @Override
        public void info(String message) {
            listener.said(step, "info", space.workspace().secrets().mask(message));
        }

        @Override
        public void warn(String message) {
            listener.said(step, "warn", space.workspace().secrets().mask(message));
        }

        @Override
        public void progress(long rows, long total) {
            listener.progress(step, rows, total);
        }
    }

    /// Turns an exception of the engine itself into a result.
    static StepResult failed(StepDefinition step, OnggiException e) {
        return new StepResult(
                step.name(), step.uses(), StepState.FAILED, null, e.problems(), Duration.ZERO);
    }
}
