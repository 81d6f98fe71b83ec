package dev.onggi.clean;

import dev.onggi.clean.CleaningTask.Asked;
import dev.onggi.clean.CleaningTask.Mode;
import dev.onggi.clean.CleaningTask.OfTable;
import dev.onggi.clean.CleaningTask.Send;
import dev.onggi.clean.CleaningTask.TaskColumn;
import dev.onggi.clean.learn.Reported;
import dev.onggi.clean.learn.TableProfile;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.spi.ColumnType;
import dev.onggi.yaml.YamlNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a cleaning task, reporting everything that is wrong with it.
final class TaskReader {
    /// The keys of a task, those of the asking path included.
    static final List<String> KEYS =
            List.of(
                    "task_name",
                    "description",
                    "columns",
                    "mode",
                    "rules",
                    "model",
                    "fallback_models",
                    "system_message",
                    "prompt",
                    "temperature",
                    "max_tokens",
                    "llm_config",
                    "output_schema",
                    "rows",
                    "validation_rules",
                    "examples",
                    "batch",
                    "delivery",
                    "retry_rejected",
                    "budget",
                    "reported_by",
                    "repairs",
                    "profile");

    private static final List<String> REPORTED_KEYS = List.of("source", "about", "authority");

    private static final List<String> OPTION_KEYS =
            List.of("format", "from", "percent", "region", "unit");
    private static final List<String> COLUMN_KEYS =
            Stream.concat(OPTION_KEYS.stream(), Stream.of("note", "rules", "send", "type"))
                    .sorted()
                    .toList();

    private final Problems problems;

    TaskReader(Problems problems) {
        this.problems = problems;
    }

    /// Reads a task.
    ///
    /// @param map the document
    /// @param fallbackName the name where `task_name` is absent
    CleaningTask read(YamlNode.Entries map, String fallbackName) {
        KnownKeys.check(map, KEYS, problems);
        var columns = columns(map);
        var mode = mode(map, columns);
        return new CleaningTask(
                text(map, "task_name", fallbackName),
                map.place(),
                mode,
                columns,
                items(map, "rules"),
                new ModelTaskReader(map, problems).read(mode),
                map.get("validation_rules"),
                new OfTable(items(map, "repairs"), reported(map), profile(map)));
    }

    /// What stands under `profile`, where learnt rules keep what their table looked like.
    static TableProfile profile(YamlNode.Entries map) {
        var written = map.get("profile");
        return written == null ? TableProfile.none() : TableProfile.read(written.plain());
    }

    /// `{source: COLUMN, about: COLUMN, authority: owner | NAME}`.
    private @Nullable Reported reported(YamlNode.Entries map) {
        if (!(map.get("reported_by") instanceof YamlNode.Entries said)) {
            if (map.get("reported_by") != null) {
                wrong(
                        map.placeOf("reported_by"),
                        "reported_by",
                        "is a map such as {source: COLUMN, about: COLUMN}",
                        "{source: 열, about: 열} 같은 맵으로 적습니다");
            }
            return null;
        }
        KnownKeys.check(said, REPORTED_KEYS, problems);
        for (var key : List.of("source", "about")) {
            if (text(said, key, "").isEmpty()) {
                wrong(said.place(), "reported_by." + key, "names a column", "열 이름을 적어야 합니다");
            }
        }
        var authority = text(said, "authority", "");
        return new Reported(
                text(said, "source", ""),
                text(said, "about", ""),
                authority.isEmpty() ? null : authority);
    }

    private Mode mode(YamlNode.Entries map, Map<String, TaskColumn> columns) {
        var extracts = map.get("output_schema") != null;
        var natural =
                extracts
                        ? Mode.EXTRACT
                        : columns.keySet().equals(Set.of("raw_text")) ? Mode.REWRITE : Mode.REPAIR;
        var written = text(map, "mode", natural.name()).toUpperCase(Locale.ROOT);
        for (var mode : Mode.values()) {
            if (mode.name().equals(written)) {
                return mode;
            }
        }
        problems.add(
                map.placeOf("mode"),
                CleanProblem.WRONG_VALUE,
                "mode",
                written.toLowerCase(Locale.ROOT) + " is none of rewrite, repair, extract",
                written.toLowerCase(Locale.ROOT) + "은(는) rewrite, repair, extract 가운데 하나가 아닙니다");
        return natural;
    }

    private Map<String, TaskColumn> columns(YamlNode.Entries map) {
        var columns = new LinkedHashMap<String, TaskColumn>();
        switch (map.get("columns")) {
            case YamlNode.Items items -> {
                for (var item : items.items()) {
                    if (item instanceof YamlNode.Scalar name) {
                        columns.put(name.text(), TaskColumn.named(item.place()));
                    } else {
                        wrong(
                                item.place(),
                                "columns",
                                "a list holds names; a map holds {column: {type: ...}}",
                                "목록에는 열 이름을, 맵에는 {열: {type: ...}}을 적습니다");
                    }
                }
            }
            case YamlNode.Entries entries ->
                    entries.entries()
                            .forEach((name, entry) ->
                                    columns.put(
                                            name, column(name, entry.value(), entry.keyPlace())));
            case YamlNode.Scalar name when name.value() != null ->
                    columns.put(name.text(), TaskColumn.named(name.place()));
            case null, default -> {}
        }
        return columns;
    }

    private TaskColumn column(String name, YamlNode node, Place place) {
        if (node instanceof YamlNode.Scalar scalar) {
            var type = scalar.value() == null ? null : type(name, scalar.text(), scalar.place());
            return new TaskColumn(type, Map.of(), List.of(), Asked.FREELY, place);
        }
        if (!(node instanceof YamlNode.Entries entries)) {
            wrong(
                    node.place(),
                    "columns." + name,
                    "is a map such as {type: number}",
                    "{type: number} 같은 맵으로 적습니다");
            return TaskColumn.named(place);
        }
        KnownKeys.check(entries, COLUMN_KEYS, problems);
        @Nullable ColumnType type = null;
        var options = new LinkedHashMap<String, @Nullable Object>();
        for (var key : entries.entries().keySet()) {
            var value = entries.entries().get(key).value();
            if (key.equals("type") && value instanceof YamlNode.Scalar scalar) {
                type = type(name, scalar.text(), scalar.place());
            } else if (OPTION_KEYS.contains(key)) {
                options.put(key, value.plain());
            }
        }
        return new TaskColumn(type, options, items(entries, "rules"), asked(name, entries), place);
    }

    private Asked asked(String column, YamlNode.Entries entries) {
        var written = text(entries, "send", Send.ALLOW.name()).toUpperCase(Locale.ROOT);
        var send =
                Arrays.stream(Send.values())
                        .filter(value -> value.name().equals(written))
                        .findFirst();
        if (send.isEmpty()) {
            wrong(
                    entries.placeOf("send"),
                    "columns." + column + ".send",
                    "is one of allow, mask, never",
                    "allow, mask, never 가운데 하나여야 합니다");
        }
        return new Asked(send.orElse(Send.NEVER), text(entries, "note", ""));
    }

    private @Nullable ColumnType type(String column, String written, Place place) {
        var type = ColumnType.parse(written);
        if (type.isEmpty()) {
            wrong(
                    place,
                    "columns." + column,
                    "`"
                            + written
                            + "` is none of text, integer, number, decimal(p,s), boolean, date, time, timestamp",
                    "`"
                            + written
                            + "`은(는) text, integer, number, decimal(p,s), boolean, date, time, timestamp 가운데 하나가 아닙니다");
        }
        return type.orElse(null);
    }

    private List<YamlNode> items(YamlNode.Entries map, String key) {
        return switch (map.get(key)) {
            case YamlNode.Items items -> items.items();
            case YamlNode.Scalar scalar when scalar.value() != null -> List.of(scalar);
            case YamlNode.Entries entries -> List.of(entries);
            case null, default -> List.of();
        };
    }

    private String text(YamlNode.Entries map, String key, String fallback) {
        return map.get(key) instanceof YamlNode.Scalar scalar && scalar.value() != null
                ? scalar.text()
                : fallback;
    }

    private void wrong(Place place, String key, String english, String korean) {
        problems.add(place, CleanProblem.WRONG_VALUE, key, english, korean);
    }
}
