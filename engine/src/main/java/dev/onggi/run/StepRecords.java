package dev.onggi.run;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.data.Dataset;
import dev.onggi.data.Manifest;
import dev.onggi.data.RowSet;
import dev.onggi.problem.Problem;
import dev.onggi.problem.ProblemMaps;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.step.StepOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Results of steps as JSON: everything that another process needs to go on with a run.
///
/// @param root the workspace, to which files are relative
record StepRecords(Path root) {
    private static final String NAME = "name";

    String json(StepResult result) {
        var map = new LinkedHashMap<String, Object>();
        map.put(NAME, result.name());
        map.put("uses", result.uses());
        map.put("state", result.state().name());
        map.put("millis", result.took().toMillis());
        map.put("problems", written(result.problems()));
        var outcome = result.outcome();
        if (outcome != null) {
            map.put("outcome", written(outcome));
        }
        return text(map);
    }

    StepResult parse(String json) {
        var map = map(json);
        return new StepResult(
                text(map, NAME),
                text(map, "uses"),
                StepState.valueOf(text(map, "state")),
                map.get("outcome") instanceof Map<?, ?> outcome ? outcome(outcome) : null,
                problems(map.get("problems")),
                Duration.ofMillis(number(map, "millis")));
    }

    private Map<String, Object> written(StepOutcome outcome) {
        var map = new LinkedHashMap<String, Object>();
        var dataset = outcome.dataset();
        if (dataset != null) {
            var manifest =
                    new Manifest(
                            relative(dataset.file()),
                            "",
                            0,
                            dataset.rows(),
                            dataset.layout(),
                            Map.of());
            map.put("dataset", manifest.json());
            map.put("left_out", dataset.leftOut().written());
        }
        var ledger = outcome.ledger();
        map.put(
                "ledger",
                List.of(
                        ledger.rowsIn(),
                        ledger.rowsOut(),
                        ledger.rejected(),
                        ledger.cellsChanged()));
        map.put("outputs", outcome.outputs());
        map.put("warnings", written(outcome.warnings()));
        map.put("stopped", written(outcome.stopped()));
        var scores = new ArrayList<Map<String, Object>>();
        for (var score : outcome.scores()) {
            scores.add(
                    Map.of("phase", score.phase(), "total", score.total(), "parts", score.parts()));
        }
        map.put("scores", scores);
        return map;
    }

    private StepOutcome outcome(Map<?, ?> map) {
        var ledger = list(map, "ledger");
        var outputs = new LinkedHashMap<String, String>();
        entries(map, "outputs")
                .forEach((key, value) -> outputs.put(String.valueOf(key), String.valueOf(value)));
        var scores = new ArrayList<StepOutcome.Score>();
        for (var score : list(map, "scores")) {
            scores.add(score((Map<?, ?>) score));
        }
        return new StepOutcome(
                map.get("dataset") instanceof String manifest
                        ? dataset(manifest, text(map, "left_out"))
                        : null,
                new StepOutcome.Ledger(
                        number(ledger.get(0)),
                        number(ledger.get(1)),
                        number(ledger.get(2)),
                        number(ledger.get(3))),
                outputs,
                problems(map.get("warnings")),
                problems(map.get("stopped")),
                scores);
    }

    private static StepOutcome.Score score(Map<?, ?> map) {
        var parts = new LinkedHashMap<String, Double>();
        entries(map, "parts")
                .forEach((key, value) ->
                        parts.put(String.valueOf(key), ((Number) value).doubleValue()));
        return new StepOutcome.Score(
                text(map, "phase"), Double.parseDouble(text(map, "total")), parts);
    }

    private Dataset dataset(String json, String leftOut) {
        try {
            var manifest = Manifest.parse(json);
            return manifest.open(root).without(RowSet.read(leftOut));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String relative(Path file) {
        return file.startsWith(root) ? root.relativize(file).toString() : file.toString();
    }

    private static List<Map<String, Object>> written(List<Problem> problems) {
        return problems.stream().map(ProblemMaps::written).toList();
    }

    /// A code of another version that this one does not know is told as a bug.
    private static List<Problem> problems(@Nullable Object written) {
        return written instanceof List<?> list
                ? list.stream()
                        .map(one ->
                                ProblemMaps.read((Map<?, ?>) one)
                                        .orElseGet(
                                                () -> Problem.of(RunProblem.BUG, null, "?", one)))
                        .toList()
                : List.of();
    }

    static String text(Object value) {
        try {
            return JSON.std.asString(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> map(String json) {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> texts(String json) {
        try {
            return JSON.std.listFrom(json).stream().map(String::valueOf).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> entries(Map<?, ?> map, String key) {
        return map.get(key) instanceof Map<?, ?> entries ? entries : Map.of();
    }

    private static String text(Map<?, ?> map, String key) {
        return String.valueOf(map.get(key));
    }

    private static long number(Map<?, ?> map, String key) {
        return number(map.get(key));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
