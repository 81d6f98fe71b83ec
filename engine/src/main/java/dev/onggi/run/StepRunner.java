package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DataProblem;
import dev.onggi.data.DatasetRepository.Producer;
import dev.onggi.data.Publication;
import dev.onggi.pipeline.RunValues;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Failure;
import dev.onggi.step.RunInfo;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepLog;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepSettings;
import dev.onggi.step.StepType;
import dev.onggi.step.StepType.Rehearsal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Tries a step of a run once: fills in its settings, gives it the world it sees, and takes back
/// what a try leaves that failed.
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
    private final Once<Fingerprints> fingerprints;
    private final List<Rehearsed> rehearsed = new CopyOnWriteArrayList<>();

    StepRunner(RunSpace space, RunInfo run, RunRejects rejects, RunLog log, RunListener listener) {
        this.space = space;
        this.run = run;
        this.rejects = rejects;
        this.log = log;
        this.listener = listener;
        this.fingerprints = new Once<>(() -> new Fingerprints(space));
    }

    /// A try.
    ///
    /// @param step the step
    /// @param inputs what it reads
    /// @param values what its references stand for
    /// @param attempt which try it is, from 1
    /// @param earlier how many of them were in earlier rounds of the run
    /// @param guard refuses to publish once the step was taken from the worker
    record Try(
            StepDefinition step,
            List<StepContext.Input> inputs,
            RunValues values,
            int attempt,
            int earlier,
            Runnable guard) {
        int tries() {
            return attempt - earlier;
        }

        int attempts() {
            return step.control().retry().times() + 1;
        }
    }

    /// What came of a try.
    ///
    /// @param outcome what came out, or null where it failed
    /// @param problems why it failed
    /// @param memory what the step has to remember
    /// @param rejected rows that lie aside
    /// @param fingerprint what made the outcome
    /// @param besides what is to be written with the end of the step
    record Tried(
            @Nullable StepOutcome outcome,
            List<Problem> problems,
            Map<String, String> memory,
            List<RunRejects.Part> rejected,
            Fingerprint fingerprint,
            List<Runnable> besides) {
        static Tried failed(List<Problem> problems) {
            return new Tried(null, problems, Map.of(), List.of(), Fingerprint.NONE, List.of());
        }
    }

    /// Tries a step.
    ///
    /// @param stop the run's cancellation
    Tried run(Try one, Cancellation stop) {
        return masked(attempt(one, stop));
    }

    private Tried attempt(Try one, Cancellation stop) {
        var step = one.step();
        var memory =
                new StoredMemory(
                        space.runs(),
                        space.datasets(),
                        space.workspace().root(),
                        run.pipeline(),
                        step.name());
        var own = new Cancellation();
        var publication = space.publication().guarded(one.guard());
        var publisher = new RunPublisher(space.workspace(), publication, run, step.name());
        var besides = new CopyOnWriteArrayList<Runnable>();
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
        var rejected = rejects.attempt(step.name(), one.attempt(), own);
        if (run.estimate()) {
            rehearsed.add(new Rehearsed(step, rejected, publisher));
        }
        try (var registration = stop.onCancel(own::cancel)) {
            if (one.attempt() > 1) {
                publication.withdraw(new Producer(run.id(), step.name()));
            }
            var type = Objects.requireNonNull(step.type(), step.uses());
            var hands =
                    new RunContext.Hands(
                            publisher, rejected, new Voice(step.name()), own, memory, besides::add);
            var context =
                    new RunContext(
                            space,
                            run,
                            step.name(),
                            one.inputs(),
                            hands,
                            one.tries(),
                            one.attempts());
            if (run.estimate()) {
                var outcome = rehearse(type, step.filled(one.values()), context);
                return new Tried(
                        outcome, List.of(), Map.of(), List.of(), Fingerprint.NONE, besides);
            }
            var filled = step.filled(one.values());
            var fingerprint = fingerprints.get().of(step, filled, one.inputs());
            var outcome = type.create(filled).run(context);
            publisher.discard(); // what it wrote and did not publish
            boolean kept = one.inputs().isEmpty() || outcome.stopped().isEmpty();
            return new Tried(
                    outcome,
                    List.of(),
                    kept ? memory.fresh() : Map.of(),
                    rejected.parts(),
                    fingerprint,
                    besides);
        } catch (LateException e) {
            undo(step, rejected, publisher);
            throw e;
        } catch (Exception | Error e) { // drop-ins and parsers throw errors too
            log.trace(step.name(), e);
            undo(step, rejected, publisher);
            withdraw(step, publication);
            return Tried.failed(
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
                masked(tried.problems()),
                tried.memory(),
                tried.rejected(),
                tried.fingerprint(),
                tried.besides());
    }

    private List<Problem> masked(List<Problem> problems) {
        var secrets = space.workspace().secrets();
        return problems.stream()
                .map(p ->
                        new Problem(
                                p.code(), p.place(), p.args().stream().map(secrets::mask).toList()))
                .toList();
    }

    /// A failed try leaves nothing behind. What cannot be removed now goes with the end of the run.
    private void undo(StepDefinition step, RunRejects.Attempt rejected, RunPublisher publisher) {
        rejected.discard();
        try {
            publisher.discard();
        } catch (IOException e) {
            log.trace(step.name(), e);
        }
    }

    private void withdraw(StepDefinition step, Publication publication) {
        if (run.estimate()) {
            return;
        }
        try {
            publication.withdraw(new Producer(run.id(), step.name()));
        } catch (IOException | RuntimeException e) {
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

        @Override
        public void asked(long values, long total, String spent) {
            listener.asked(step, values, total, spent);
        }
    }
}
