package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.problem.Problem;
import dev.onggi.quality.check.ExpectationRepository;
import dev.onggi.quality.check.ExpectationRepository.Recorded;
import dev.onggi.run.RunRepository;
import dev.onggi.run.RunRepository.RecordedQuality;
import dev.onggi.run.RunRepository.RecordedRun;
import dev.onggi.run.RunRepository.RecordedStep;
import dev.onggi.run.StepState;
import dev.onggi.run.Waiting;
import dev.onggi.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A run of the past: its steps with their rows and problems, its files, its quality.
final class RunRecordView implements ShowCommand.View {
    private final Terminal terminal;
    private final ZoneId zone;
    private final RecordedRun run;
    private final List<RecordedStep> steps;
    private final String note;
    private final Map<String, String> taken;
    private final List<RecordedQuality> quality;
    private final List<Recorded> expectations;
    private final List<Entry> files;
    private final List<Waiting> waiting;
    private final @Nullable Problem paused;

    RunRecordView(Terminal terminal, Onggi onggi, RecordedRun run) {
        this.terminal = terminal;
        this.zone = onggi.workspace().zone();
        this.run = run;
        Database database = Objects.requireNonNull(onggi.metadata());
        var runs = new RunRepository(database);
        this.steps = runs.steps(run.id());
        this.note = runs.note(run.id());
        this.taken = runs.taken(run.id());
        this.quality = runs.quality(run.id());
        this.expectations = new ExpectationRepository(database).ofRun(run.id());
        this.files = new DatasetRepository(database).ofRun(run.id());
        this.waiting = onggi.upkeep().waiting(run.id());
        this.paused = onggi.upkeep().paused(run.pipeline()).orElse(null);
    }

    @Override
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(head());
        if (!note.isEmpty()) {
            lines.addAll(Wrapping.of("    ", note, terminal.width()));
        }
        for (var step : steps) {
            lines.add(step(step));
            step.problems().forEach(p -> lines.addAll(Wrapping.of("    ! ", p, terminal.width())));
        }
        waiting.forEach(one -> lines.addAll(waits(one)));
        if (paused != null) {
            lines.addAll(says("… ", paused));
        }
        lines.addAll(new ExpectationsView(terminal, expectations).lines());
        lines.addAll(quality());
        lines.addAll(files());
        lines.add("");
        lines.add(next());
        return lines;
    }

    private String head() {
        var line =
                new StringBuilder(run.id())
                        .append("   ")
                        .append(terminal.say("state." + run.state()));
        line.append("   ").append(Times.second(run.startedAt(), zone));
        var ended = run.endedAt();
        if (ended != null) {
            line.append("   ").append(Numbers.seconds(took(run.startedAt(), ended)));
        }
        return line.append(run.stale() ? "   " + terminal.say("show.stale") : "").toString();
    }

    /// Of what does not go on the reason, and what can be done.
    private List<String> waits(Waiting one) {
        return says(one.step().isEmpty() ? "… " : "… " + one.step() + ": ", one.reason());
    }

    private List<String> says(String lead, Problem reason) {
        var lines =
                new ArrayList<>(
                        Wrapping.of(lead, reason.message(terminal.language()), terminal.width()));
        var hint = reason.hint(terminal.language());
        if (!hint.isEmpty()) {
            lines.addAll(Wrapping.of("    ", hint, terminal.width()));
        }
        return lines;
    }

    private Map<String, Object> json(Waiting one) {
        var map = new LinkedHashMap<String, Object>();
        map.put("step", one.step().isEmpty() ? null : one.step());
        map.put("code", one.reason().id());
        map.put("reason", one.reason().code().name().toLowerCase(Locale.ROOT));
        map.put("says", one.reason().message(terminal.language()));
        return map;
    }

    private static Duration took(Instant from, Instant to) {
        var took = Duration.between(from, to);
        return took.isNegative() ? Duration.ZERO : took;
    }

    private String step(RecordedStep step) {
        var mark =
                switch (step.state()) {
                    case SUCCEEDED -> "✓ ";
                    case FAILED, STOPPED -> "✗ ";
                    case WAITING, RUNNING, SKIPPED, CANCELLED -> "- ";
                };
        var name = TextWidth.pad(TextWidth.fit(step.name(), 16), 16);
        var uses = TextWidth.pad(TextWidth.fit(step.uses(), 16), 16);
        return mark + name + "  " + uses + "  " + ledger(step);
    }

    private String ledger(RecordedStep step) {
        var rows = step.ledger();
        var from = taken.get(step.name());
        if (from != null) {
            return terminal.say("run.taken", from);
        }
        if (step.state() != StepState.SUCCEEDED) {
            return terminal.say("state." + step.state().name().toLowerCase(Locale.ROOT));
        }
        return Ledgers.line(terminal, rows);
    }

    private List<String> quality() {
        var parts = new LinkedHashSet<String>();
        for (var name :
                List.of("completeness", "uniqueness", "validity", "consistency", "accuracy")) {
            if (quality.stream().anyMatch(q -> q.details().containsKey(name))) {
                parts.add(name);
            }
        }
        var table =
                new TableView(
                        terminal.say("show.quality"),
                        ">" + terminal.say("clean.before"),
                        ">" + terminal.say("clean.after"));
        for (var part : parts) {
            table.row(terminal.say("quality." + part), part("before", part), part("after", part));
        }
        if (table.isEmpty()) {
            return List.of();
        }
        table.row(terminal.say("quality.total"), total("before"), total("after"));
        var lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines(terminal.width()));
        return lines;
    }

    private String part(String phase, String part) {
        return quality.stream()
                .filter(q -> q.phase().equals(phase) && q.details().get(part) instanceof Number)
                .map(q -> score(((Number) q.details().get(part)).doubleValue()))
                .reduce((first, last) -> last)
                .orElse("");
    }

    private String total(String phase) {
        return quality.stream()
                .filter(q -> q.phase().equals(phase))
                .map(q -> score(q.total()))
                .reduce((first, last) -> last)
                .orElse("");
    }

    private static String score(double score) {
        return String.format(Locale.ROOT, "%.1f", Math.floor(score * 10) / 10);
    }

    private List<String> files() {
        if (files.isEmpty()) {
            return List.of();
        }
        var table =
                new TableView(
                        terminal.say("datasets.file"),
                        ">" + terminal.say("datasets.rows"),
                        ">" + terminal.say("datasets.size"),
                        terminal.say("datasets.step"));
        for (var entry : files) {
            table.row(
                    entry.manifest().file(),
                    Numbers.count(entry.manifest().rows()),
                    Numbers.bytes(entry.manifest().bytes()),
                    entry.producer().step());
        }
        var lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines(terminal.width()));
        return lines;
    }

    private String next() {
        var output =
                files.stream()
                        .filter(e -> e.area().equals("output"))
                        .map(e -> e.manifest().file())
                        .findFirst();
        return terminal.say(
                "run.next",
                run.state().equals("succeeded") && output.isPresent()
                        ? "onggi show " + output.get()
                        : "onggi run " + run.pipeline());
    }

    @Override
    public Map<String, Object> json() {
        var map = new LinkedHashMap<String, Object>();
        map.put("kind", "run");
        map.put("run", run.id());
        map.put("pipeline", run.pipeline());
        map.put("state", run.state());
        map.put("started_at", run.startedAt().toString());
        map.put("ended_at", run.endedAt() == null ? null : run.endedAt().toString());
        map.put("stale", run.stale());
        map.put("note", note);
        map.put("taken", taken);
        map.put("steps", steps.stream().map(RunRecordView::json).toList());
        map.put("paused", paused != null);
        map.put("waiting", waiting.stream().map(this::json).toList());
        map.put("expectations", expectations.stream().map(ExpectationsView::json).toList());
        map.put("quality", quality.stream().map(RunRecordView::json).toList());
        map.put("files", files.stream().map(DatasetsCommand::json).toList());
        return map;
    }

    private static Map<String, Object> json(RecordedStep step) {
        var map = new LinkedHashMap<String, Object>();
        map.put("step", step.name());
        map.put("uses", step.uses());
        map.put("state", step.state().name().toLowerCase(Locale.ROOT));
        map.put("rows_in", step.ledger().rowsIn());
        map.put("rows_out", step.ledger().rowsOut());
        map.put("rejected", step.ledger().rejected());
        map.put("cells_changed", step.ledger().cellsChanged());
        map.put("problems", step.problems());
        return map;
    }

    private static Map<String, Object> json(RecordedQuality quality) {
        var map = new LinkedHashMap<String, Object>();
        map.put("phase", quality.phase());
        map.put("total", quality.total());
        map.putAll(quality.details());
        return map;
    }
}
