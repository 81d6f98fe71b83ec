package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.data.Cancellation;
import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.data.DurableFiles;
import dev.onggi.data.Publication;
import dev.onggi.data.profile.ColumnProfile;
import dev.onggi.data.profile.Profiler;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A file that a run wrote: where it comes from, whether it is still what was written, and what it
/// holds.
///
/// @param terminal where it is shown
/// @param entry its record
/// @param damage what is wrong with the file, none where it is what was written
/// @param content its columns and first rows; none of a file for people or a damaged one
record DatasetView(Terminal terminal, Entry entry, List<Problem> damage, Content content)
        implements ShowCommand.View {
    /// What a dataset holds.
    ///
    /// @param names of the columns shown
    /// @param columns what their values look like
    /// @param first the first rows
    record Content(
            List<String> names, List<ColumnProfile> columns, List<List<@Nullable String>> first) {}

    static DatasetView of(
            Terminal terminal, Onggi onggi, Entry entry, int rows, Cancellation stop) {
        var damage = verify(onggi, entry);
        if (!damage.isEmpty()) {
            return new DatasetView(
                    terminal, entry, damage, new Content(List.of(), List.of(), List.of()));
        }
        if (entry.manifest().dataset() == null) {
            var file = onggi.workspace().resolve(entry.manifest().file());
            var read =
                    FileView.of(terminal, onggi.workspace(), file.toString(), rows, stop).content();
            return new DatasetView(
                    terminal,
                    entry,
                    damage,
                    new Content(read.names(), read.columns(), read.first()));
        }
        var dataset = entry.manifest().open(onggi.workspace().root());
        try (var session = onggi.duckdb().session(stop)) {
            var profiler = new Profiler(session, dataset);
            var columns = FileView.columns(dataset).stream().limit(FileView.MOST_COLUMNS).toList();
            return new DatasetView(
                    terminal,
                    entry,
                    damage,
                    new Content(
                            columns.stream().map(Column::name).toList(),
                            profiler.profile(columns),
                            profiler.first(columns, rows)));
        }
    }

    private static List<Problem> verify(Onggi onggi, Entry entry) {
        var database = Objects.requireNonNull(onggi.metadata());
        var workspace = onggi.workspace();
        try {
            new Publication(
                            workspace.root(),
                            workspace.state(),
                            new DatasetRepository(database),
                            new DurableFiles())
                    .verify(entry.manifest());
            return List.of();
        } catch (OnggiException e) {
            return e.problems();
        } catch (IOException e) {
            return OnggiException.of(
                            dev.onggi.data.DataProblem.UNREADABLE,
                            entry.manifest().file(),
                            String.valueOf(e.getMessage()))
                    .problems();
        }
    }

    @Override
    public List<String> lines() {
        var manifest = entry.manifest();
        var lines = new ArrayList<String>();
        lines.addAll(Wrapping.of("", manifest.file(), terminal.width()));
        var head =
                new ArrayList<>(
                        List.of(
                                terminal.say("area." + entry.area()),
                                terminal.say("rows", Numbers.count(manifest.rows())),
                                Numbers.bytes(manifest.bytes())));
        if (!DatasetsCommand.sourceOf(entry).isEmpty()) {
            head.add(terminal.say("show.source", DatasetsCommand.sourceOf(entry)));
        }
        head.add(terminal.say("show.made", entry.producer().runId(), entry.producer().step()));
        lines.addAll(Wrapping.of("  ", String.join("   ", head), terminal.width()));
        lines.addAll(facts());
        lines.addAll(verified());
        var view = new ColumnsView(terminal, content.columns());
        if (!content.columns().isEmpty()) {
            lines.add("");
            lines.addAll(view.table());
        }
        FileView.section(
                lines,
                terminal.say("show.first"),
                new RowsView(terminal, content.names(), content.first()).lines());
        lines.add("");
        lines.add(terminal.say("run.next", "onggi show " + entry.producer().runId()));
        return lines;
    }

    private List<String> facts() {
        var lines = new ArrayList<String>();
        for (var key : List.of("parents", "task")) {
            var value = entry.manifest().notes().get(key);
            if (value != null) {
                var text =
                        value instanceof List<?> list
                                ? String.join(", ", texts(list))
                                : value.toString();
                lines.addAll(
                        Wrapping.of(
                                "  " + terminal.say("fact." + key) + " ", text, terminal.width()));
            }
        }
        if (entry.manifest().notes().get("undone") instanceof List<?> undone) {
            texts(undone.stream().map(DatasetView::undone).toList())
                    .forEach(t ->
                            lines.addAll(
                                    Wrapping.of(
                                            "  " + terminal.say("fact.undone") + " ",
                                            t,
                                            terminal.width())));
        }
        if (entry.manifest().notes().get("told") instanceof List<?> told) {
            texts(told).forEach(t -> lines.addAll(Wrapping.of("  ! ", t, terminal.width())));
        }
        return lines;
    }

    /// Such as `title 12, price 3 (kim: it shortened reviews)`.
    private static String undone(@Nullable Object noted) {
        if (!(noted instanceof Map<?, ?> one) || !(one.get("columns") instanceof Map<?, ?> cells)) {
            return "";
        }
        var counted = new ArrayList<String>();
        cells.forEach((column, count) -> counted.add(column + " " + count));
        var reason = String.valueOf(one.get("reason"));
        return String.join(", ", counted)
                + " ("
                + one.get("by")
                + (reason.isEmpty() ? "" : ": " + reason)
                + ")";
    }

    private static List<String> texts(List<?> items) {
        return items.stream().map(String::valueOf).toList();
    }

    private List<String> verified() {
        if (damage.isEmpty()) {
            return Wrapping.of(
                    "✓ ",
                    terminal.say("show.verified", entry.manifest().sha256().substring(0, 16)),
                    terminal.width());
        }
        var lines = new ArrayList<String>();
        for (var problem : damage) {
            lines.addAll(Wrapping.of("✗ ", problem.line(terminal.language()), terminal.width()));
            lines.addAll(
                    Wrapping.of("    -> ", problem.hint(terminal.language()), terminal.width()));
        }
        return lines;
    }

    @Override
    public int status() {
        return damage.isEmpty() ? Failures.DONE : Failures.FAILED;
    }

    @Override
    public Map<String, Object> json() {
        var map = new LinkedHashMap<String, Object>();
        map.put("kind", "dataset");
        map.putAll(DatasetsCommand.json(entry));
        map.put("verified", damage.isEmpty());
        map.put("problems", damage.stream().map(p -> p.line(terminal.language())).toList());
        map.put("notes", entry.manifest().notes());
        map.put("columns", new ColumnsView(terminal, content.columns()).json());
        map.put("first", content.first());
        return map;
    }
}
