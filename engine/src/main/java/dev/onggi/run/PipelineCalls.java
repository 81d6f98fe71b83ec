package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.RunValues;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.step.StepOutcome;
import dev.onggi.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Runs `uses: pipeline/NAME`, once or for each item, each alone in its failure.
final class PipelineCalls {
    private final Function<String, Pipeline> pipelines;
    private final Runner runner;
    private final RunListener listener;
    private final Cancellation stop;

    PipelineCalls(
            Function<String, Pipeline> pipelines,
            Runner runner,
            RunListener listener,
            Cancellation stop) {
        this.pipelines = pipelines;
        this.runner = runner;
        this.listener = listener;
        this.stop = stop;
    }

    StepResult run(StepDefinition step, RunValues values) {
        long begun = System.nanoTime();
        var called = pipelines.apply(step.pipeline().orElseThrow());
        var items = step.order().forEach();
        var failed = new ArrayList<String>();
        var runs = new ArrayList<String>();
        listener.started(step.name(), step.uses(), 1);
        if (items == null) {
            call(step, called, values, "", failed, runs);
        } else {
            for (var item : items.items(values)) {
                if (!stop.cancelled()) {
                    call(step, called, values.withItem(item), item, failed, runs);
                }
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        if (!failed.isEmpty()) {
            var problems =
                    List.of(
                            Problem.of(
                                    RunProblem.CALLED,
                                    null,
                                    called.name(),
                                    String.join(", ", failed)));
            listener.ended(step.name(), StepState.FAILED, problems);
            return new StepResult(step.name(), step.uses(), StepState.FAILED, null, problems, took);
        }
        var outcome =
                StepOutcome.of(
                        null,
                        new StepOutcome.Ledger(0, 0, 0, 0),
                        Map.of("runs", String.join(",", runs)));
        listener.finished(step.name(), outcome, took);
        return new StepResult(
                step.name(), step.uses(), StepState.SUCCEEDED, outcome, List.of(), took);
    }

    private void call(
            StepDefinition step,
            Pipeline called,
            RunValues values,
            String item,
            List<String> failed,
            List<String> runs) {
        try {
            var params = new LinkedHashMap<String, String>();
            if (step.filled(values).get("params") instanceof YamlNode.Entries given) {
                given.plain().forEach((key, value) -> params.put(key, String.valueOf(value)));
            }
            var result =
                    runner.run(called, "", RunRequest.NOW.with(params), new RunListener() {}, stop);
            runs.add(result.id());
            if (!result.succeeded()) {
                failed.add(item.isEmpty() ? result.id() : item);
            }
        } catch (OnggiException e) {
            listener.said(step.name(), "warn", String.valueOf(e.getMessage()));
            failed.add(item.isEmpty() ? called.name() : item);
        }
    }
}
