package dev.onggi.clean;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Which columns the steps of a run send to models, noted before anything is sent: one line of JSON
/// for each step, in `.onggi/sent/RUN.jsonl`. Which values of them were sent in which call is in
/// the journal.
final class SentColumns {
    private final Path file;

    SentColumns(Workspace workspace, String run) {
        this.file = workspace.state().resolve("sent").resolve(run + ".jsonl");
    }

    /// The columns of a step.
    ///
    /// @param step its name
    /// @param version of what it asked
    /// @param task the task's name
    /// @param columns in the order in which an item shows them
    /// @param masked those whose personal data was masked
    record Sent(
            String step, String version, String task, List<String> columns, List<String> masked) {}

    void note(String step, CleaningTask task, AskedFields fields) throws IOException {
        var masked = new TreeSet<>(fields.masked());
        masked.retainAll(fields.form().fields());
        note(
                new Sent(
                        step,
                        fields.version(),
                        task.name(),
                        fields.form().fields(),
                        List.copyOf(masked)));
    }

    void note(Sent sent) throws IOException {
        var note = new LinkedHashMap<String, Object>();
        note.put("step", sent.step());
        note.put("version", sent.version());
        note.put("task", sent.task());
        note.put("columns", sent.columns());
        note.put("masked", sent.masked());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                JSON.std.asString(note) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /// What was noted.
    List<Sent> read() throws IOException {
        var all = new ArrayList<Sent>();
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var note = JSON.std.mapFrom(line);
                all.add(
                        new Sent(
                                String.valueOf(note.get("step")),
                                String.valueOf(note.get("version")),
                                String.valueOf(note.get("task")),
                                texts(note, "columns"),
                                texts(note, "masked")));
            }
        }
        return all;
    }

    private static List<String> texts(Map<String, Object> note, String key) {
        return note.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
