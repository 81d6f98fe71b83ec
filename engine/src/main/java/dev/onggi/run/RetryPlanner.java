package dev.onggi.run;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.Definitions.Defined;
import dev.onggi.step.RunInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds out which steps of a run that is over are to be repeated. Nothing is changed by it.
///
/// @param book the runs
/// @param definitions the pipelines as they are now
record RetryPlanner(RunBookRepository book, Definitions definitions) {
    /// Plans a repetition.
    ///
    /// @throws OnggiException where the run is not over, or cannot begin where it was asked to
    RetryPlan plan(String run, RetryRequest request) {
        return plan(run, request, null);
    }

    /// Plans a repetition with other parameters.
    ///
    /// @param given values of parameters; null for those that the run has
    RetryPlan plan(String run, RetryRequest request, @Nullable Map<String, String> given) {
        var before = book.fresh(run);
        if (List.of("queued", "running").contains(book.state(run))) {
            throw OnggiException.of(RunProblem.NOT_OVER, run);
        }
        var defined =
                request.sameVersion()
                        ? new Defined(before.pipeline(), "")
                        : definitions.current(before.info().pipeline());
        var pipeline = defined.pipeline();
        if (request.from() != null) {
            ChosenSteps.check(pipeline, request.from());
        }
        var params =
                pipeline.fill(given != null ? given : declared(pipeline, before.info().params()));
        var results = new LinkedHashMap<String, RunResult.StepResult>();
        var all = new HashSet<>(before.allSteps());
        pipeline.steps().order().forEach(step -> all.add(step.name()));
        book.results(run, all).forEach(result -> results.put(result.name(), result));
        var names = names(before, pipeline, results);
        var now =
                new RunRow(
                        with(before.info(), params),
                        () -> pipeline,
                        names,
                        before.round(),
                        before.queue(),
                        null,
                        before.parentRun(),
                        before.parentStep());
        var fates = new RetryFates(this, now, request, results).all();
        return new RetryPlan(
                run, pipeline.name(), before.round().number(), defined, request, params, fates);
    }

    private static Map<String, String> declared(Pipeline pipeline, Map<String, String> params) {
        var declared = new LinkedHashMap<String, String>();
        pipeline.params()
                .forEach(param -> {
                    var value = params.get(param.name());
                    if (value != null) {
                        declared.put(param.name(), value);
                    }
                });
        return declared;
    }

    private static RunInfo with(RunInfo info, Map<String, String> params) {
        return new RunInfo(
                info.id(),
                info.pipeline(),
                info.start(),
                info.intervalStart(),
                info.intervalEnd(),
                info.backfill(),
                info.sample(),
                params);
    }

    /// The steps that the run has now: all, where it had all; else those it had, as far as they are
    /// there still, and what these need and nobody has done.
    private static List<String> names(
            RunRow before, Pipeline pipeline, Map<String, RunResult.StepResult> results) {
        var order = pipeline.steps().order().stream().map(step -> step.name()).toList();
        if (before.steps().containsAll(before.allSteps())) {
            return order;
        }
        var wanted = new LinkedHashSet<String>();
        var open = new ArrayList<>(before.steps());
        open.retainAll(order);
        while (!open.isEmpty()) {
            var name = open.removeLast();
            if (wanted.add(name)) {
                pipeline.steps().waitsFor(name).stream()
                        .filter(other -> !results.containsKey(other))
                        .forEach(open::add);
            }
        }
        return order.stream().filter(wanted::contains).toList();
    }
}
