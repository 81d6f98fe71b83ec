package dev.onggi.cli;

import dev.onggi.problem.Problem;
import dev.onggi.run.RunListener;
import dev.onggi.run.RunProblem;
import dev.onggi.run.RunResult;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.run.StepState;
import dev.onggi.step.StepOutcome;
import dev.onggi.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// A run on the terminal: progress while it works, a line for each step, and the ledger at its end.
final class RunView implements RunListener {
    private final Terminal terminal;
    private final Workspace workspace;
    private final boolean json;
    private final long begun = System.nanoTime();
    private final Map<String, Long> starts = new HashMap<>();

    RunView(Terminal terminal, Workspace workspace, boolean json) {
        this.terminal = terminal;
        this.workspace = workspace;
        this.json = json;
    }

    @Override
    public synchronized void started(String step, String uses, int attempt) {
        starts.put(step, System.nanoTime());
        if (!json) {
            terminal.progress("  " + step + "  " + uses + " ...");
        }
    }

    @Override
    public synchronized void taken(String step, String run) {
        if (!json) {
            terminal.clearProgress();
            terminal.print(
                    "< "
                            + TextWidth.pad(TextWidth.fit(step, 16), 16)
                            + "  "
                            + terminal.say("run.taken", run));
        }
    }

    @Override
    public synchronized void progress(String step, long rows, long total) {
        if (!json) {
            var done = terminal.say("rows", Numbers.count(rows));
            terminal.progress("  " + step + "  " + done + pace(step, rows, total));
        }
    }

    @Override
    public synchronized void asked(String step, long values, long total, String spent) {
        if (!json) {
            var done = terminal.say("run.asked", Numbers.count(values), Numbers.count(total));
            terminal.progress("  " + step + "  " + done + pace(step, values, total) + "  " + spent);
        }
    }

    /// How fast a step goes, and what that leaves.
    private String pace(String step, long done, long total) {
        long since = starts.getOrDefault(step, begun);
        double seconds = (System.nanoTime() - since) / 1e9;
        var rate = seconds > 0.5 ? "  " + Numbers.count((long) (done / seconds)) + "/s" : "";
        if (total <= done || done == 0 || seconds <= 1) {
            return rate;
        }
        var left = Duration.ofMillis((long) (1000 * seconds * (total - done) / done));
        return rate + "  " + terminal.say("run.left", Numbers.seconds(left));
    }

    @Override
    public synchronized void said(String step, String level, String message) {
        if (!json && (level.equals("retry") || step.isEmpty())) {
            terminal.tell("  " + (step.isEmpty() ? "! " : step + "  ") + message);
        }
    }

    @Override
    public synchronized void finished(String step, StepOutcome outcome, Duration took) {
        if (json) {
            return;
        }
        terminal.clearProgress();
        boolean stopped = !outcome.stopped().isEmpty();
        terminal.print(
                (stopped ? "✗ " : "✓ ")
                        + TextWidth.pad(TextWidth.fit(step, 16), 16)
                        + "  "
                        + TextWidth.padLeft(Numbers.seconds(took), 9)
                        + "  "
                        + Ledgers.line(terminal, outcome.ledger()));
        outcome.warnings().forEach(p -> terminal.print("    ! " + p.message(terminal.language())));
    }

    @Override
    public synchronized void ended(String step, StepState state, List<Problem> problems) {
        if (json) {
            return;
        }
        terminal.clearProgress();
        terminal.print(
                (state == StepState.FAILED ? "✗ " : "- ")
                        + TextWidth.pad(TextWidth.fit(step, 16), 16)
                        + "  "
                        + terminal.say("state." + state.name().toLowerCase(Locale.ROOT)));
    }

    /// Prints the end of a run and gives the exit status.
    int end(RunResult result) {
        if (json) {
            terminal.print(toJson(result));
        } else {
            print(result);
        }
        return Failures.status(result);
    }

    private void print(RunResult result) {
        terminal.clearProgress();
        terminal.print("");
        var failed =
                result.steps().stream().filter(s -> !s.problems().isEmpty() && bad(s)).toList();
        for (var step : failed) {
            new Failures(terminal).tell(step.problems());
        }
        var held =
                result.steps().stream()
                        .map(StepResult::outcome)
                        .filter(Objects::nonNull)
                        .flatMap(outcome -> outcome.warnings().stream())
                        .filter(warning -> warning.code() == RunProblem.ROWS_HELD)
                        .toList();
        new Failures(terminal).tell(held);
        if (!failed.isEmpty() || !held.isEmpty()) {
            terminal.print("");
        }
        for (var file : result.rejects()) {
            terminal.print(terminal.say("run.rejects", workspace.display(file)));
        }
        outputs(result).forEach(path -> terminal.print(terminal.say("run.output", path)));
        terminal.print(summary(terminal, result));
        terminal.print(next(result));
    }

    private static boolean bad(StepResult step) {
        return step.state() == StepState.FAILED || step.state() == StepState.STOPPED;
    }

    private static List<String> outputs(RunResult result) {
        var paths = new ArrayList<String>();
        for (var step : result.steps()) {
            var outcome = step.outcome();
            if (outcome != null
                    && step.uses().startsWith("save/")
                    && outcome.outputs().containsKey("path")) {
                paths.add(outcome.outputs().get("path"));
            }
        }
        return paths;
    }

    /// `1,240 in = 1,224 out + 16 rejected quality 81 -> 97 0.00 USD 2.0 s`
    static String summary(Terminal terminal, RunResult result) {
        var line = new StringBuilder(Ledgers.total(terminal, result));
        var scores = scores(result);
        if (scores.containsKey("before") && scores.containsKey("after")) {
            line.append("   ")
                    .append(
                            terminal.say(
                                    "run.quality",
                                    Numbers.score(scores.get("before")),
                                    Numbers.score(scores.get("after"))));
        }
        return line.append("   ")
                .append(result.cost().toPlainString())
                .append(" USD   ")
                .append(Numbers.seconds(result.took()))
                .toString();
    }

    static Map<String, Double> scores(RunResult result) {
        var scores = new LinkedHashMap<String, Double>();
        for (var step : result.steps()) {
            var outcome = step.outcome();
            if (outcome != null) {
                outcome.scores().forEach(s -> scores.put(s.phase(), s.total()));
            }
        }
        return scores;
    }

    private String next(RunResult result) {
        return switch (result.state()) {
            case SUCCEEDED -> terminal.say("run.next", "onggi show " + result.pipeline());
            case CANCELLED -> terminal.say("run.cancelled", "onggi run " + result.pipeline());
            case STOPPED, FAILED ->
                    terminal.say(
                            "run.failed",
                            "onggi run " + result.pipeline(),
                            workspace.display(result.log()));
        };
    }

    private String toJson(RunResult result) {
        var map = new LinkedHashMap<String, Object>();
        map.put("run", result.id());
        map.put("pipeline", result.pipeline());
        map.put("state", result.state().name().toLowerCase(Locale.ROOT));
        map.put("seconds", result.took().toMillis() / 1000.0);
        map.put("rows_in", result.rows().in());
        map.put("rows_made", result.rows().made());
        map.put("rows_out", result.rows().out());
        map.put("rejected", result.rows().rejected());
        map.put("rows_queried", result.rows().queried());
        map.put("quality", scores(result));
        map.put("rejects", result.rejects().stream().map(workspace::display).toList());
        map.put("steps", result.steps().stream().map(this::toMap).toList());
        return JsonText.of(map);
    }

    private Map<String, Object> toMap(StepResult step) {
        var map = new LinkedHashMap<String, Object>();
        map.put("step", step.name());
        map.put("uses", step.uses());
        map.put("state", step.state().name().toLowerCase(Locale.ROOT));
        map.put("seconds", step.took().toMillis() / 1000.0);
        var outcome = step.outcome();
        if (outcome != null) {
            map.put("rows_in", outcome.ledger().rowsIn());
            map.put("rows_out", outcome.ledger().rowsOut());
            map.put("rejected", outcome.ledger().rejected());
            map.put("cells_changed", outcome.ledger().cellsChanged());
            map.put("outputs", outcome.outputs());
        }
        map.put(
                "problems",
                step.problems().stream().map(p -> p.line(terminal.language())).toList());
        return map;
    }
}
