package dev.onggi.save;

import dev.onggi.data.Dataset;
import dev.onggi.data.Sql;
import dev.onggi.spi.Setting;
import java.util.List;

/// `save/jsonl`: one JSON object a line, with numbers, truth values and nulls as such.
final class JsonLinesFormat implements SaveFormat {
    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public String description() {
        return "Saves one JSON object a line.";
    }

    @Override
    public String ending() {
        return "jsonl";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Written write(Job job) {
        return job.copy(column -> value(column, job.dataset()), "FORMAT json, ARRAY false");
    }

    /// A text's metadata is JSON already. JSON has no word for a number that is none.
    private static String value(SavedColumn column, Dataset dataset) {
        var name = Sql.name(column.column().name());
        if (dataset.kind() == Dataset.Kind.TEXT && column.column().name().equals("metadata")) {
            return "CAST(" + name + " AS JSON)";
        }
        return switch (column.column().type().kind()) {
            case NUMBER -> "CASE WHEN isfinite(" + name + ") THEN " + name + " END";
            case TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, TIME, TIMESTAMP -> name;
        };
    }
}
