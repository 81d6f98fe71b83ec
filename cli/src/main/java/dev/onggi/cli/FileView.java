package dev.onggi.cli;

import dev.onggi.SourceLook;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.profile.ColumnProfile;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Column;
import dev.onggi.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a file holds.
///
/// @param terminal where it is shown
/// @param path the file, folder or pattern
/// @param facts what is known before reading
/// @param content what was read
record FileView(Terminal terminal, String path, FileFacts facts, Content content)
        implements ShowCommand.View {
    /// Profiles are made of so many columns at most.
    static final int MOST_COLUMNS = 300;

    /// What was read.
    ///
    /// @param names of all columns
    /// @param rowCount rows in all
    /// @param columns profiles, of the first columns only where there are very many
    /// @param first the first rows
    /// @param notes what was told
    record Content(
            List<String> names,
            long rowCount,
            List<ColumnProfile> columns,
            List<List<@Nullable String>> first,
            List<Problem> notes) {}

    static FileView of(
            Terminal terminal, Workspace workspace, String path, int rows, Cancellation stop) {
        var log = new Progress(terminal, Path.of(path));
        try (var look = SourceLook.open(workspace, stop, log)) {
            var found = look.read("collect/file", Map.of("path", path, "ragged", "keep"), 0);
            var columns = columns(found.dataset());
            var profiler = look.profiler(found.dataset());
            var profiled = columns.stream().limit(MOST_COLUMNS).toList();
            var content =
                    new Content(
                            columns.stream().map(Column::name).toList(),
                            found.dataset().rows(),
                            profiler.profile(profiled).stream().map(HiddenNumbers::shown).toList(),
                            profiler.first(profiled, rows),
                            found.notes());
            return new FileView(terminal, path, FileFacts.of(path), content);
        }
    }

    /// The columns that came from the data; of a text its text too.
    static List<Column> columns(Dataset dataset) {
        var columns = new ArrayList<Column>();
        if (dataset.kind() == Dataset.Kind.TEXT) {
            dataset.columns().stream()
                    .filter(c -> c.name().equals("raw_text") || c.name().equals("cleaned_text"))
                    .forEach(columns::add);
        }
        columns.addAll(dataset.ownColumns());
        return columns;
    }

    @Override
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(TextWidth.fit(String.valueOf(Path.of(path).getFileName()), terminal.width()));
        lines.addAll(Wrapping.of("  ", head(), terminal.width()));
        lines.add("");
        var view = new ColumnsView(terminal, content.columns());
        lines.addAll(view.table());
        if (content.columns().size() < content.names().size()) {
            lines.add(terminal.say("show.more_columns", content.names().size() - MOST_COLUMNS));
        }
        lines.addAll(notes(view));
        section(
                lines,
                terminal.say("show.first"),
                new RowsView(terminal, content.names(), content.first()).lines());
        section(lines, terminal.say("show.types"), view.types());
        section(lines, terminal.say("show.cleaning"), view.cleaning());
        lines.add("");
        lines.add(terminal.say("run.next", "onggi clean " + shown()));
        return lines;
    }

    private String shown() {
        var here = Path.of("").toAbsolutePath();
        var file = Path.of(path);
        var name = file.startsWith(here) ? here.relativize(file).toString() : path;
        return name.contains(" ") ? "\"" + name + "\"" : name;
    }

    private String head() {
        var parts = new ArrayList<String>();
        if (!facts.kind().isEmpty()) {
            parts.add(facts.kind());
        }
        facts.charset().ifPresent(parts::add);
        facts.delimiter().ifPresent(d -> parts.add(terminal.say("show.delimiter", d)));
        parts.add(terminal.say("rows", Numbers.count(content.rowCount())));
        parts.add(terminal.say("show.columns", content.names().size()));
        if (facts.bytes() >= 0) {
            parts.add(Numbers.bytes(facts.bytes()));
        }
        return String.join("   ", parts);
    }

    private List<String> notes(ColumnsView view) {
        var lines = new ArrayList<String>();
        for (var note : content.notes()) {
            lines.addAll(Wrapping.of("! ", note.message(terminal.language()), terminal.width()));
        }
        view.notes().forEach(note -> lines.addAll(Wrapping.of("! ", note, terminal.width())));
        if (!lines.isEmpty()) {
            lines.addFirst("");
        }
        return lines;
    }

    static void section(List<String> lines, String title, List<String> body) {
        if (!body.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(body);
        }
    }

    @Override
    public Map<String, Object> json() {
        var view = new ColumnsView(terminal, content.columns());
        var map = new LinkedHashMap<String, Object>();
        map.put("kind", "file");
        map.put("file", path);
        map.put("format", facts.kind());
        map.put("charset", facts.charset().orElse(null));
        map.put("delimiter", facts.delimiter().orElse(null));
        map.put("bytes", facts.bytes());
        map.put("rows", content.rowCount());
        map.put("columns", view.json());
        map.put("notes", content.notes().stream().map(p -> p.line(terminal.language())).toList());
        map.put("first", first());
        return map;
    }

    private List<Map<String, Object>> first() {
        return content.first().stream()
                .map(row -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    for (int c = 0; c < row.size(); c++) {
                        map.put(content.names().get(c), row.get(c));
                    }
                    return map;
                })
                .toList();
    }
}
