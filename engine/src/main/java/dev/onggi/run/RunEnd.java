package dev.onggi.run;

import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult.State;
import dev.onggi.run.RunResult.StepResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The end of a run: publishes its rejected rows, tells what did not go through, and writes down
/// how it ended.
final class RunEnd {
    private final RunBookRepository book;
    private final LiveRun run;

    RunEnd(RunBookRepository book, LiveRun run) {
        this.book = book;
        this.run = run;
    }

    void end(Lease lease) {
        var results = new ArrayList<>(book.results(lease.run()));
        for (var step : book.held(lease.run())) {
            if (run.row().collects(step)) {
                results.replaceAll(one -> one.name().equals(step) ? told(one) : one);
            }
        }
        var files = rejects(lease, results);
        var state = state(results);
        book.end(lease, state.name().toLowerCase(Locale.ROOT), stale(results));
        forget();
        run.log().run("run ended", Map.of("state", state.name()));
        run.close();
        run.result()
                .complete(
                        new RunResult(
                                lease.run(),
                                run.row().info().pipeline(),
                                state,
                                List.copyOf(results),
                                run.row().totals(book.allResults(lease.run())),
                                files,
                                run.took(),
                                run.logFile()));
    }

    private List<Path> rejects(Lease lease, List<StepResult> results) {
        if (run.row().info().estimate()) {
            run.steps().forget();
            return List.of();
        }
        var before = List.copyOf(results);
        try {
            var files =
                    new RejectsEnd(book, run.rejects(), () -> book.check(lease))
                            .publish(lease.run(), results);
            results.stream()
                    .filter(one -> !before.contains(one))
                    .forEach(one -> run.listener().ended(one.name(), one.state(), one.problems()));
            return files;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void forget() {
        try {
            run.rejects().remove();
        } catch (IOException e) {
            run.log().trace("", e);
        }
    }

    private static OnggiException unusable(IOException e) {
        return OnggiException.because(
                e, DataProblem.UNREADABLE, ".onggi", String.valueOf(e.getMessage()));
    }

    /// Says that the rows of a collect will come again.
    private StepResult told(StepResult result) {
        var outcome = result.outcome();
        if (outcome == null || outcome.ledger().rowsIn() == 0) {
            return result;
        }
        var held =
                Problem.of(
                        RunProblem.ROWS_HELD,
                        null,
                        result.name(),
                        outcome.ledger().rowsIn(),
                        run.row().info().pipeline());
        run.listener().said(result.name(), "warn", held.message(run.language()));
        var warned = result.warned(held);
        book.warn(run.row().id(), warned);
        return warned;
    }

    private static boolean stale(List<StepResult> results) {
        return results.stream()
                .map(StepResult::outcome)
                .anyMatch(o -> o != null && "true".equals(o.outputs().get("stale")));
    }

    private static boolean cutShort(StepResult result) {
        return result.problems().stream().anyMatch(p -> p.code() == RunProblem.RUN_TIMEOUT);
    }

    static State state(List<StepResult> results) {
        if (results.stream().anyMatch(RunEnd::cutShort)) {
            return State.FAILED;
        }
        var states = results.stream().map(StepResult::state).toList();
        if (states.contains(StepState.CANCELLED)) {
            return State.CANCELLED;
        }
        if (states.contains(StepState.FAILED)) {
            return State.FAILED;
        }
        return states.contains(StepState.STOPPED) ? State.STOPPED : State.SUCCEEDED;
    }
}
