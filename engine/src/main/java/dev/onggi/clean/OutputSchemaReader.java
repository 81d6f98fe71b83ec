package dev.onggi.clean;

import dev.onggi.clean.ask.form.AnswerColumn;
import dev.onggi.data.Dataset;
import dev.onggi.problem.Problems;
import dev.onggi.rule.type.Reading;
import dev.onggi.rule.type.TypeReader;
import dev.onggi.spi.ColumnType;
import dev.onggi.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the `output_schema` of an extract, and tells what in it no answer could satisfy.
final class OutputSchemaReader {
    private static final List<String> SCHEMA_KEYS =
            List.of("column_name", "data_type", "extraction_rule", "required", "values");
    private static final Set<String> WRITTEN = Set.of("id", "source", "created_at", "processed_at");

    private final YamlNode.Entries task;
    private final Problems problems;

    OutputSchemaReader(YamlNode.Entries task, Problems problems) {
        this.task = task;
        this.problems = problems;
    }

    /// The columns; empty where nothing is drawn.
    List<AnswerColumn> read(boolean extracts) {
        if (!(task.get("output_schema") instanceof YamlNode.Items items)) {
            if (extracts) {
                wrong(
                        task,
                        "output_schema",
                        "is a list of {column_name, data_type, extraction_rule, required}",
                        "{column_name, data_type, extraction_rule, required}의 목록이어야 합니다");
            }
            return List.of();
        }
        if (!extracts) {
            wrong(items, "output_schema", "is for `mode: extract` only", "`mode: extract`에서만 씁니다");
        }
        if (items.items().isEmpty()) {
            wrong(items, "output_schema", "names no column", "열이 하나도 없습니다");
        }
        var columns = new ArrayList<AnswerColumn>();
        var names = new HashSet<String>();
        for (var item : items.items()) {
            if (item instanceof YamlNode.Entries entries && entries.get("column_name") != null) {
                var column = output(entries);
                if (!names.add(column.name())) {
                    wrong(
                            item,
                            "output_schema",
                            "names `" + column.name() + "` twice",
                            "`" + column.name() + "`이(가) 두 번 적혀 있습니다");
                }
                columns.add(column);
            } else {
                wrong(
                        item,
                        "output_schema",
                        "each entry has a column_name",
                        "항목마다 column_name이 있어야 합니다");
            }
        }
        return columns;
    }

    private AnswerColumn output(YamlNode.Entries entries) {
        KnownKeys.check(entries, SCHEMA_KEYS, problems);
        var written = scalar(entries, "data_type", "text");
        var type = type(written);
        if (type == null) {
            wrong(
                    entries,
                    "output_schema",
                    "`"
                            + written
                            + "` is none of text, integer, number, decimal(p,s), boolean, date, time, timestamp",
                    "`"
                            + written
                            + "`은(는) text, integer, number, decimal(p,s), boolean, date, time, timestamp 가운데 하나가 아닙니다");
        }
        var column =
                new AnswerColumn(
                        scalar(entries, "column_name", ""),
                        type == null ? ColumnType.TEXT : type,
                        required(entries),
                        values(entries),
                        scalar(entries, "extraction_rule", ""));
        contradictions(column, entries);
        return column;
    }

    private boolean required(YamlNode.Entries entries) {
        var written = scalar(entries, "required", "false");
        if (!written.equals("true") && !written.equals("false")) {
            wrong(entries, "required", "is true or false", "true나 false여야 합니다");
        }
        return written.equals("true");
    }

    private List<String> values(YamlNode.Entries entries) {
        return switch (entries.get("values")) {
            case YamlNode.Items items when !items.items().isEmpty() ->
                    items.items().stream().map(value -> String.valueOf(value.plain())).toList();
            case null -> List.of();
            default -> {
                wrong(
                        entries,
                        "values",
                        "is a list of at least one value",
                        "값이 하나 이상 있는 목록이어야 합니다");
                yield List.of();
            }
        };
    }

    /// What no answer could satisfy.
    private void contradictions(AnswerColumn column, YamlNode.Entries entries) {
        var name = column.name();
        if (Dataset.TABLE_COLUMNS.contains(name) || WRITTEN.contains(name)) {
            wrong(
                    entries,
                    "output_schema",
                    "`" + name + "` is a column that Onggi writes",
                    "`" + name + "`은(는) Onggi가 쓰는 열입니다");
        }
        for (var value : column.allowed()) {
            if (!(TypeReader.of(column.type(), null).read(value) instanceof Reading.Value)) {
                wrong(
                        entries,
                        "values",
                        "`" + value + "` of `" + name + "` is not of type " + column.type(),
                        "`" + name + "`의 값 `" + value + "`은(는) " + column.type() + " 형이 아닙니다");
            }
        }
    }

    /// A type, also by the names that other tools have for it.
    private static @Nullable ColumnType type(String written) {
        var name =
                switch (written.toLowerCase(Locale.ROOT)) {
                    case "string", "str", "varchar" -> "text";
                    case "int", "bigint", "long" -> "integer";
                    case "float", "double", "real" -> "number";
                    case "bool" -> "boolean";
                    case "datetime" -> "timestamp";
                    default -> written;
                };
        return ColumnType.parse(name).orElse(null);
    }

    private static String scalar(YamlNode.Entries entries, String key, String fallback) {
        return entries.get(key) instanceof YamlNode.Scalar scalar && scalar.value() != null
                ? scalar.text()
                : fallback;
    }

    private void wrong(YamlNode node, String key, String english, String korean) {
        problems.add(node.place(), CleanProblem.WRONG_VALUE, key, english, korean);
    }
}
