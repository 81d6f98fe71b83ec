package dev.onggi.collect;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problems;
import dev.onggi.spi.ColumnType;
import dev.onggi.spi.Setting;
import dev.onggi.step.StepSettings;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlNode;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The keys that every collect step has.
///
/// @param source the `{source}` of the raw file's name
/// @param text the column that is the text, `*` for the whole record, or null for a table
/// @param types declared types by column
/// @param renames new names by old ones
/// @param increment how the step collects only what is new by a column, or null where it does not
/// @param lastGood whether a source that is down is replaced by its last good data
/// @param compression as DuckDB names it
/// @param zone the workspace's time zone
record CollectSettings(
        String source,
        @Nullable String text,
        Map<String, ColumnType> types,
        Renames renames,
        @Nullable Increment increment,
        boolean lastGood,
        String compression,
        ZoneId zone) {

    /// The settings every collect step understands.
    static final List<Setting> COMMON =
            List.of(
                    Setting.text("source", "The name of the data in file names and columns."),
                    Setting.text(
                            "text",
                            "The column that is the text to work on; `*` for the whole record as"
                                    + " JSON. Without it the data is a table."),
                    Setting.of(
                            "types",
                            Setting.Kind.MAP,
                            "Types of columns, such as {작성일: date, 별점: integer}; rows with a cell"
                                    + " that does not fit are rejected."),
                    Setting.of(
                            "rename",
                            Setting.Kind.MAP,
                            "New names of columns with their old ones: {고객명: [성명, 고객 이름]}."),
                    Setting.of(
                            "incremental",
                            Setting.Kind.ANY,
                            "Collect only what is new: `true` where the source tells, or a column,"
                                    + " or {column, from, lag}."),
                    Setting.text("if_down", "What to do when the source cannot be reached.")
                            .among("fail", "last_good")
                            .orElse("fail"),
                    Setting.text(
                                    "compression",
                                    "How the raw Parquet file is compressed; the workspace's by default.")
                            .among("snappy", "zstd", "none"));

    /// Collecting by a column that grows.
    ///
    /// @param column the column
    /// @param from where the first run begins, inclusive, or null for everything
    /// @param lag how far before the mark late rows may lie, or null
    record Increment(String column, @Nullable String from, @Nullable String lag) {}

    static CollectSettings of(StepSettings step, Workspace workspace) {
        var problems = new Problems();
        var settings =
                new CollectSettings(
                        SourceName.of(step),
                        step.text("text").orElse(null),
                        types(step, problems),
                        new Renames(renames(step)),
                        increment(step).orElse(null),
                        step.text("if_down").orElse("fail").equals("last_good"),
                        compression(step, workspace),
                        workspace.zone());
        problems.throwIfAny();
        return settings;
    }

    /// The compression as DuckDB names it.
    private static String compression(StepSettings step, Workspace workspace) {
        var written =
                step.text("compression").or(() -> workspace.text("compression")).orElse("snappy");
        return written.equals("none") ? "uncompressed" : written;
    }

    /// Finds what is wrong in the common keys.
    static void validate(StepSettings step, Problems problems) {
        types(step, problems);
        problems.collect(() -> renames(step));
        problems.collect(() -> increment(step));
    }

    private static Map<String, ColumnType> types(StepSettings step, Problems problems) {
        var types = new LinkedHashMap<String, ColumnType>();
        if (step.get("types") instanceof YamlNode.Entries entries) {
            entries.entries()
                    .forEach((column, entry) -> {
                        var written =
                                entry.value() instanceof YamlNode.Scalar scalar
                                        ? scalar.text()
                                        : "";
                        ColumnType.parse(written)
                                .ifPresentOrElse(
                                        type -> types.put(column, type),
                                        () ->
                                                problems.add(
                                                        entry.value().place(),
                                                        CollectProblem.UNKNOWN_TYPE,
                                                        written,
                                                        column));
                    });
        }
        return types;
    }

    private static Map<String, List<String>> renames(StepSettings step) {
        var renames = new LinkedHashMap<String, List<String>>();
        if (step.get("rename") instanceof YamlNode.Entries entries) {
            var olds = new StepSettings(step.name(), step.uses(), entries);
            for (var name : entries.entries().keySet()) {
                var names = olds.texts(name);
                if (names.isEmpty()) {
                    throw wrong(step, "rename", name, "list of old names");
                }
                renames.put(name, names);
            }
        }
        return renames;
    }

    private static Optional<Increment> increment(StepSettings step) {
        return switch (step.get("incremental")) {
            case YamlNode.Scalar scalar when scalar.value() instanceof String column ->
                    Optional.of(new Increment(column, null, null));
            case YamlNode.Entries entries -> {
                var keys = new StepSettings(step.name(), step.uses(), entries);
                for (var key : entries.entries().keySet()) {
                    if (!List.of("column", "from", "lag").contains(key)) {
                        throw wrong(step, "incremental", key, "key of {column, from, lag}");
                    }
                }
                yield Optional.of(
                        new Increment(
                                keys.require("column"),
                                keys.text("from").orElse(null),
                                keys.text("lag").orElse(null)));
            }
            case null, default -> Optional.empty();
        };
    }

    private static OnggiException wrong(StepSettings step, String key, String value, String kind) {
        return OnggiException.at(
                step.place(key), dev.onggi.step.StepProblem.WRONG_VALUE, key, value, kind);
    }
}
