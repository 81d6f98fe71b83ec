package dev.onggi.run;

import dev.onggi.pipeline.StepDefinition;
import dev.onggi.pipeline.StepDefinition.Call;
import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunBookRepository.Calls;
import dev.onggi.run.RunBookRepository.Done;
import dev.onggi.run.RunBookRepository.Order;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.run.StepRunner.Tried;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepSettings;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One turn of a step that a worker has taken: a try of it, or the runs that it begins or has
/// begun.
final class StepTurn {
    private static final int CALLS_SIDE_BY_SIDE = 16;

    private final RunBookRepository book;
    private final Definitions definitions;
    private final LiveRun run;
    private final Engine.Worker worker;
    private final BooleanSupplier leaving;
    private final Successor successor;
    private final long begun = System.nanoTime();

    /// @param leaving whether the worker is about to end
    /// @param successor is taken where the step ends
    StepTurn(
            RunBookRepository book,
            Definitions definitions,
            LiveRun run,
            Engine.Worker worker,
            BooleanSupplier leaving,
            Successor successor) {
        this.book = book;
        this.definitions = definitions;
        this.run = run;
        this.worker = worker;
        this.leaving = leaving;
        this.successor = successor;
    }

    void take(Lease lease) {
        var lost = run.row().lost();
        if (!lost.isEmpty()) {
            var halt = halted();
            var state = halt == null ? StepState.FAILED : halt.begun();
            run.listener().ended(lease.step(), state, lost);
            var left = ProgressRepository.left(run.row(), lease.step(), state, lost);
            finish(lease, new Done(left, Map.of(), List.of()));
            return;
        }
        var step = run.row().step(lease.step());
        try {
            if (step.pipeline().isPresent()) {
                call(lease, step);
            } else {
                run.listener().started(step.name(), step.uses(), lease.attempt());
                tried(lease, step, attempt(lease, step));
            }
        } catch (LateException e) {
            throw e;
        } catch (OnggiException e) {
            if (e.problems().stream().anyMatch(p -> p.code().name().equals("UNUSABLE"))) {
                throw e;
            }
            fail(lease, step, e.problems());
        }
    }

    private Tried attempt(Lease lease, StepDefinition step) {
        var reads = run.row().pipeline().steps().reads(step.name());
        var graph = run.row().pipeline().steps();
        var inputs = LiveRun.inputs(graph, step.name(), book.results(lease.run(), reads));
        var outputs =
                References.in(step.settings())
                        ? book.outputs(lease.run())
                        : Map.<String, Map<String, String>>of();
        var values = book.world().values(run.row(), outputs);
        try {
            return run.steps()
                    .run(
                            new StepRunner.Try(
                                    step,
                                    inputs,
                                    values,
                                    lease.attempt(),
                                    lease.earlier(),
                                    () -> book.check(lease)),
                            run.stop());
        } catch (LateException e) {
            throw e;
        } catch (RuntimeException e) {
            return Tried.failed(FailedStep.problem(step.name(), e).problems());
        }
    }

    private void tried(Lease lease, StepDefinition step, Tried tried) {
        var outcome = tried.outcome();
        if (outcome != null) {
            var state = outcome.stopped().isEmpty() ? StepState.SUCCEEDED : StepState.STOPPED;
            run.listener().finished(step.name(), outcome, took());
            var result = result(step, state, outcome, outcome.stopped());
            finish(
                    lease,
                    new Done(
                            result,
                            tried.memory(),
                            tried.rejected(),
                            tried.fingerprint(),
                            tried.besides()));
            return;
        }
        if (goesOnElsewhere(lease.run())) {
            book.giveBack(lease, tried.problems(), Duration.ZERO);
            return;
        }
        var wait =
                itself(step) || run.stop().cancelled()
                        ? java.util.Optional.<Duration>empty()
                        : RetryPolicy.wait(step.control().retry(), tried.problems(), lease.tries());
        if (wait.isPresent()) {
            run.listener()
                    .said(
                            step.name(),
                            "retry",
                            again(tried.problems().getFirst(), lease.tries(), wait.get()));
            book.again(lease, tried.problems(), wait.get());
        } else {
            fail(lease, step, tried.problems());
        }
    }

    /// Who ends in good order leaves its runs to whoever comes next, unless somebody watches them
    /// here or has told them to end.
    private boolean goesOnElsewhere(String id) {
        return leaving.getAsBoolean()
                && !worker.attending()
                && book.cancelled(List.of(id)).isEmpty();
    }

    private static boolean itself(StepDefinition step) {
        var type = step.type();
        return type != null && type.triesAgainItself();
    }

    private String again(Problem problem, int attempt, Duration wait) {
        var language = run.language();
        var cause = problem.message(language);
        return language == Language.KO
                ? attempt + "번째 시도 실패: " + cause + " - " + wait.toSeconds() + "초 뒤 다시 합니다"
                : "try " + attempt + " failed: " + cause + " - again in " + wait.toSeconds() + " s";
    }

    private void fail(Lease lease, StepDefinition step, List<Problem> problems) {
        var halt = halted();
        var state = halt == null ? StepState.FAILED : halt.begun();
        var told = halt == null || halt.problems().isEmpty() ? problems : halt.problems();
        run.listener().ended(step.name(), state, told);
        finish(lease, new Done(result(step, state, null, told), Map.of(), List.of()));
    }

    private @Nullable Halt halted() {
        var halt = book.halted(run.row());
        return halt == null && run.stop().cancelled() ? Halt.CANCELLED : halt;
    }

    private void finish(Lease lease, Done done) {
        var leftOut = book.finish(lease, done, successor);
        successor.keep();
        for (var left : leftOut) {
            run.listener().ended(left.name(), left.state(), left.problems());
        }
    }

    private StepResult result(
            StepDefinition step,
            StepState state,
            @org.jspecify.annotations.Nullable StepOutcome outcome,
            List<Problem> problems) {
        return new StepResult(step.name(), step.uses(), state, outcome, problems, took());
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// Begins the runs of a step that runs a pipeline, one for each item; once all have ended, the
    /// step gets another turn and ends with them. Where its run is repeated, so are the runs that
    /// did not end well or that something has changed for.
    private void call(Lease lease, StepDefinition step) {
        var values = book.world().values(run.row(), book.outputs(lease.run()));
        var wanted = step.calls(values);
        if (book.hasCalled(lease)) {
            ended(lease, step, wanted, book.called(lease.run(), step.name()));
            return;
        }
        run.listener().started(step.name(), step.uses(), lease.attempt());
        if (wanted.isEmpty()) {
            ended(lease, step, wanted, List.of());
        } else {
            book.call(lease, calls(lease, step, wanted), attended());
        }
    }

    private @Nullable String attended() {
        return worker.attending() ? worker.id() : null;
    }

    private Calls calls(Lease lease, StepDefinition step, List<Call> wanted) {
        var calls = new Calls(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var earlier = new ArrayList<>(book.called(lease.run(), step.name()));
        var round = run.row().round();
        var request = RetryRequest.called(round.sameVersion(), run.row().info().budget());
        for (var call : longestFirst(step, wanted)) {
            var known = earlier.stream().filter(one -> one.item().equals(call.item())).findFirst();
            if (known.isEmpty()) {
                calls.fresh().add(order(lease, step, call, calls.fresh().size()));
                continue;
            }
            earlier.remove(known.get());
            var plan =
                    new RetryPlanner(book, definitions)
                            .plan(known.get().id(), request, params(call.keys()));
            if (plan.nothing()) {
                calls.kept().add(known.get().id());
            } else {
                calls.again().add(plan);
            }
        }
        return calls;
    }

    /// Whoever takes longest begins first, so that the last ones are short. Nobody knows what a new
    /// item takes, so it goes before the others.
    private List<Call> longestFirst(StepDefinition step, List<Call> wanted) {
        if (wanted.size() < 2) {
            return wanted;
        }
        var medians = new ItemDurationRepository(book.world()).medians(run.row(), step.name());
        var ordered = new ArrayList<>(wanted);
        ordered.sort(
                Comparator.comparing((Call call) ->
                                medians.getOrDefault(call.item(), ChronoUnit.FOREVER.getDuration()))
                        .reversed());
        return ordered;
    }

    private static Map<String, String> params(StepSettings filled) {
        var params = new LinkedHashMap<String, String>();
        if (filled.get("params") instanceof YamlNode.Entries given) {
            given.plain().forEach((key, value) -> params.put(key, String.valueOf(value)));
        }
        return params;
    }

    private Order order(Lease lease, StepDefinition step, Call wanted, int number) {
        var call = new RunCause.Call(lease.run(), step.name(), wanted.item(), CALLS_SIDE_BY_SIDE);
        var round = lease.round() == 0 ? "" : lease.round() + ".";
        var once = lease.run() + "/" + step.name() + "/" + round + number;
        return new Order(
                definitions.current(step.pipeline().orElseThrow()),
                RunRequest.NOW.with(params(wanted.keys())),
                RunCause.called(call, once),
                attended());
    }

    private void ended(
            Lease lease,
            StepDefinition step,
            List<Call> wanted,
            List<RunBookRepository.Called> called) {
        var failed =
                called.stream()
                        .filter(one -> !one.state().equals("succeeded"))
                        .map(one -> one.item().isEmpty() ? one.id() : one.item())
                        .toList();
        if (!failed.isEmpty()) {
            fail(
                    lease,
                    step,
                    List.of(
                            Problem.of(
                                    RunProblem.CALLED,
                                    null,
                                    step.pipeline().orElseThrow(),
                                    String.join(", ", failed))));
            return;
        }
        var ids = called.stream().map(RunBookRepository.Called::id).toList();
        var outcome =
                StepOutcome.of(
                        null,
                        new StepOutcome.Ledger(0, 0, 0, 0),
                        Map.of("runs", String.join(",", ids)));
        run.listener().finished(step.name(), outcome, took());
        finish(
                lease,
                new Done(
                        result(step, StepState.SUCCEEDED, outcome, List.of()),
                        Map.of(),
                        List.of(),
                        new Fingerprints(book.world().space()).ofCalls(step, wanted),
                        List.of()));
    }
}
