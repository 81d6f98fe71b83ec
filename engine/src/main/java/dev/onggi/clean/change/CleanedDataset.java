package dev.onggi.clean.change;

import dev.onggi.data.Dataset;
import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.data.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A dataset that a clean step wrote, beside the one that it read.
///
/// @param entry how it is recorded
/// @param after what was written
/// @param before what was read
/// @param state the workspace's `.onggi`
public record CleanedDataset(Entry entry, Dataset after, Dataset before, Path state) {
    /// The note that names the version which a version takes the place of.
    static final String SUPERSEDES = "supersedes";

    /// The note that lists what was undone, the oldest first.
    static final String UNDONE = "undone";

    /// Where the record of a processed file's changed cells lies.
    ///
    /// @param state the workspace's `.onggi`
    /// @param processed the file
    /// @return the record's path
    public static Path record(Path state, Path processed) {
        return state.resolve("changes").resolve(String.valueOf(processed.getFileName()));
    }

    Path record() {
        return record(state, after.file());
    }

    /// The file's name in the workspace.
    ///
    /// @return relative to the workspace
    public String name() {
        return entry.manifest().file();
    }

    /// Whether a manifest is of a dataset that a clean step wrote.
    static boolean isCleaned(Manifest manifest) {
        return manifest.dataset() != null && manifest.notes().get("rules") instanceof Map<?, ?>;
    }

    /// Whether the dataset is a table of its own, drawn out of another one.
    boolean extracted() {
        var mark = after.kind() == Dataset.Kind.TEXT ? "cleaning_task" : "_cleaning_task";
        return after.columns().stream().noneMatch(column -> column.name().equals(mark));
    }

    /// The rules of each column; bit n of a mask stands for rule n.
    ///
    /// @return by column, in the dataset's order
    public Map<String, List<String>> rules() {
        var rules = new LinkedHashMap<String, List<String>>();
        if (entry.manifest().notes().get("rules") instanceof Map<?, ?> noted) {
            noted.forEach(
                    (column, names) -> rules.put(String.valueOf(column), texts((List<?>) names)));
        }
        return rules;
    }

    private static List<String> texts(List<?> names) {
        return names.stream().map(String::valueOf).toList();
    }

    /// The column that holds what became of another one.
    String output(String column) {
        return after.kind() == Dataset.Kind.TEXT && column.equals("raw_text")
                ? "cleaned_text"
                : column;
    }

    /// What was undone to make this version.
    ///
    /// @return the oldest first
    public List<Map<String, Object>> undone() {
        var undone = new ArrayList<Map<String, Object>>();
        if (entry.manifest().notes().get(UNDONE) instanceof List<?> noted) {
            for (var one : noted) {
                var map = new LinkedHashMap<String, Object>();
                ((Map<?, ?>) one).forEach((key, value) -> map.put(String.valueOf(key), value));
                undone.add(map);
            }
        }
        return undone;
    }
}
