package dev.onggi.server.airflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Replies on XCom entries: every version finds the same ones and writes them its own way.
public final class XComReplies {
    private static final String ANY = "~";

    private final DagRuns runs;
    private final TaskInstances steps;
    private final XComs xcoms;
    private final JsonMapper json;

    XComReplies(DagRuns runs, TaskInstances steps, XComs xcoms, JsonMapper json) {
        this.runs = runs;
        this.steps = steps;
        this.xcoms = xcoms;
        this.json = json;
    }

    /// How a version writes an entry, without its value, and the name of its run.
    @FunctionalInterface
    public interface Writer
            extends BiFunction<XComs.Entry, String, Map<String, @Nullable Object>> {}

    /// Entries of every run of pipelines.
    ///
    /// @param asked which, and in which order
    /// @param pipelines of these, or null for all
    /// @param task of this step, or ~ for all
    /// @param writer writes them
    /// @return a page
    public Map<String, @Nullable Object> page(
            Asked asked, @Nullable Collection<String> pipelines, String task, Writer writer) {
        return page(asked, xcoms.of(pipelines, null, step(task)), writer);
    }

    /// Entries of a run.
    ///
    /// @param asked which, and in which order
    /// @param path to the step; its name is ~ for all
    /// @param writer writes them
    /// @return a page
    public Map<String, @Nullable Object> ofRun(Asked asked, TaskPath path, Writer writer) {
        var run = runs.one(path.dag(), path.run());
        var step = step(path.task());
        if (step != null) {
            steps.one(run, step);
        }
        return page(asked, xcoms.of(null, List.of(run.run().id()), step), writer);
    }

    private static @Nullable String step(String task) {
        return task.equals(ANY) ? null : task;
    }

    private Map<String, @Nullable Object> page(Asked asked, List<XComs.Entry> all, Writer writer) {
        var key = asked.text("xcom_key").orElse("");
        var entries =
                all.stream().filter(entry -> key.isEmpty() || entry.key().equals(key)).toList();
        var names = runs.names(entries.stream().map(one -> one.step().run()).distinct().toList());
        var items =
                entries.stream()
                        .map(entry -> {
                            var run = entry.step().run();
                            return writer.apply(entry, names.getOrDefault(run, run));
                        })
                        .toList();
        return Pages.of("xcom_entries", items, asked);
    }

    /// An entry with its value.
    ///
    /// @param path to its step
    /// @param key its name
    /// @param writer writes it
    /// @return its keys
    public Map<String, @Nullable Object> one(TaskPath path, String key, Writer writer) {
        var run = runs.one(path.dag(), path.run());
        var entry = xcoms.one(run.run().id(), path.task(), key);
        var view = writer.apply(entry, run.name());
        view.put("value", entry.value());
        return view;
    }

    /// An entry with its value, which is written as a text of JSON where that is asked for.
    ///
    /// @param path to its step
    /// @param key its name
    /// @param text whether it is, read once the entry is found
    /// @param writer writes it
    /// @return its keys
    public Map<String, @Nullable Object> one(
            TaskPath path, String key, BooleanSupplier text, Writer writer) {
        var view = one(path, key, writer);
        var value = view.get("value");
        if (text.getAsBoolean() && !(value instanceof String)) {
            view.put("value", json.writeValueAsString(value));
        }
        return view;
    }
}
