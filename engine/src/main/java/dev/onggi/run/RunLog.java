package dev.onggi.run;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import dev.onggi.step.StepOutcome;
import dev.onggi.workspace.Secrets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The log of a run: one JSON object a line in `.onggi/logs`, secrets masked, stack traces
/// included.
final class RunLog implements RunListener, AutoCloseable {
    private final OutputStream out;
    private final Secrets secrets;
    private final InstantSource clock;
    private boolean torn;

    RunLog(Path file, Secrets secrets, InstantSource clock) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        this.out =
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Says in the log of a run what of it is repeated, and why.
    static void repeated(RunSpace space, RetryPlan plan) {
        var repeated = new LinkedHashMap<String, Object>();
        var kept = new ArrayList<String>();
        for (var fate : plan.steps()) {
            if (fate.repeated()) {
                repeated.put(fate.step(), fate.written());
            } else {
                kept.add(fate.step());
            }
        }
        write(
                space,
                plan.run(),
                "",
                "run repeated",
                Map.of("round", plan.round() + 1, "repeated", repeated, "kept", kept));
    }

    /// Says in the log of a run who marked a step.
    static void marked(RunSpace space, String run, String step, StepState state, String who) {
        write(space, run, step, "marked", Map.of("state", state.name(), "by", who));
    }

    private static void write(
            RunSpace space, String run, String step, String message, Map<String, ?> facts) {
        var file = LiveRun.file(space, run);
        try (var log = new RunLog(file, space.workspace().secrets(), space.clock())) {
            log.write("info", step, message, facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void taken(String step, String run) {
        write("info", step, "result taken", Map.of("run", run));
    }

    @Override
    public void started(String step, String uses, int attempt) {
        write("info", step, "started", Map.of("uses", uses, "attempt", attempt));
    }

    @Override
    public void said(String step, String level, String message) {
        write(level, step, message, Map.of());
    }

    @Override
    public void finished(String step, StepOutcome outcome, Duration took) {
        var ledger = outcome.ledger();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("rows_in", ledger.rowsIn());
        facts.put("rows_out", ledger.rowsOut());
        facts.put("rejected", ledger.rejected());
        facts.put("cells_changed", ledger.cellsChanged());
        facts.put("seconds", took.toMillis() / 1000.0);
        write("info", step, "finished", facts);
        outcome.warnings().forEach(p -> problem("warn", step, p));
        outcome.stopped().forEach(p -> problem("error", step, p));
    }

    @Override
    public void ended(String step, StepState state, List<Problem> problems) {
        write(state == StepState.FAILED ? "error" : "info", step, state.name(), Map.of());
        problems.forEach(p -> problem("error", step, p));
    }

    private void problem(String level, String step, Problem problem) {
        write(
                level,
                step,
                problem.line(Language.EN),
                Map.of("code", problem.id(), "blame", problem.code().blame().name()));
    }

    /// Writes what raised a failure, for those who mend the program.
    void trace(String step, Throwable cause) {
        var trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        write("error", step, "trace", Map.of("trace", trace.toString()));
    }

    void run(String message, Map<String, ?> facts) {
        write("info", "", message, facts);
    }

    private synchronized void write(
            String level, String step, String message, Map<String, ?> facts) {
        var line = new LinkedHashMap<String, Object>();
        line.put("at", clock.instant().toString());
        line.put("level", level);
        if (!step.isEmpty()) {
            line.put("step", step);
        }
        line.put("message", message);
        line.putAll(facts);
        append(secrets.mask(StepRecords.text(line)));
    }

    /// A full disk costs lines of the log, and not the run.
    private void append(String line) {
        var bytes = ((torn ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            out.write(bytes);
            torn = false;
        } catch (IOException e) {
            torn = true;
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
