package dev.onggi.clean;

import dev.onggi.clean.ask.form.AnswerColumn;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Writes a dataset with the answers of models in it: one scan, order kept.
final class AnswerMerge {
    private final Session session;
    private final Dataset ruled;
    private final AskedFields fields;
    private final AnswerMap answers;

    /// @param ruled the rows that were asked about and have an answer or need none
    AnswerMerge(Session session, Dataset ruled, AskedFields fields, AnswerMap answers) {
        this.session = session;
        this.ruled = ruled;
        this.fields = fields;
        this.answers = answers;
    }

    private record Output(Column column, String sql) {}

    /// Writes the file.
    ///
    /// @param options of the Parquet file
    /// @return the dataset written
    Dataset write(Path file, String options) {
        boolean extracts = !ofCells();
        var outputs = extracts ? extracted() : merged();
        var select = new StringBuilder("SELECT ");
        for (var output : outputs) {
            select.append(select.length() > 7 ? ", " : "")
                    .append(output.sql())
                    .append(" AS ")
                    .append(Sql.name(output.column().name()));
        }
        var said =
                "SELECT *, %s AS _said FROM %s AS rows"
                        .formatted(
                                session.map(answers, "_row", fields.packed()),
                                session.relation(ruled));
        var rows =
                extracts
                        ? "SELECT *, unnest(CAST(json_extract(_said, '$.r') AS JSON[])) AS _one FROM ("
                                + said
                                + ")"
                        : said;
        long written =
                session.execute(
                        "COPY (%s FROM (%s)) TO %s (FORMAT parquet, %s)"
                                .formatted(select, rows, Sql.path(file), options));
        var columns = outputs.stream().map(Output::column).toList();
        var layout =
                extracts
                        ? new Dataset.Layout(
                                ruled.source(), Dataset.Kind.TABLE, columns, List.of(), Set.of())
                        : new Dataset.Layout(
                                ruled.source(),
                                ruled.kind(),
                                columns,
                                ruled.unfolded(),
                                ruled.layout().declared());
        return new Dataset(layout, file, written, new RowSet());
    }

    private boolean ofCells() {
        return switch (fields.form().kind()) {
            case REWRITE, REPAIR -> true;
            case EXTRACT, EXTRACT_MANY -> false;
        };
    }

    private List<Output> merged() {
        var outputs = new ArrayList<Output>();
        for (var column : ruled.columns()) {
            outputs.add(new Output(column, merged(column)));
        }
        return outputs;
    }

    private String merged(Column column) {
        boolean text = ruled.kind() == Dataset.Kind.TEXT;
        if (column.name().equals(text ? "llm_model" : "_llm_model")) {
            return "coalesce(json_extract_string(_said, '$.m'), " + Sql.name(column.name()) + ")";
        }
        var asked = text && column.name().equals("cleaned_text") ? "raw_text" : column.name();
        boolean written = text ? column.name().equals("cleaned_text") : true;
        boolean output =
                fields.form().columns().stream().map(AnswerColumn::name).anyMatch(asked::equals);
        if (!written || !output) {
            return Sql.name(column.name());
        }
        var path = Sql.text("$.r[0]." + quoted(asked));
        return "CASE WHEN json_exists(_said, %1$s) THEN CAST(json_extract_string(_said, %1$s) AS %2$s) ELSE %3$s END"
                .formatted(path, Sql.type(column.type()), Sql.name(column.name()));
    }

    private List<Output> extracted() {
        boolean text = ruled.kind() == Dataset.Kind.TEXT;
        var mark = text ? "" : "_";
        var outputs = new ArrayList<Output>();
        outputs.add(new Output(new Column("id", ColumnType.INTEGER), mark + "id"));
        for (var column : fields.form().columns()) {
            var cell =
                    "CAST(json_extract_string(_one, %s) AS %s)"
                            .formatted(
                                    Sql.text("$." + quoted(column.name())),
                                    Sql.type(column.type()));
            outputs.add(new Output(new Column(column.name(), column.type()), cell));
        }
        outputs.add(new Output(Column.text("source"), mark + "source"));
        outputs.add(
                new Output(new Column("created_at", ColumnType.TIMESTAMP), mark + "created_at"));
        outputs.add(
                new Output(
                        new Column("processed_at", ColumnType.TIMESTAMP), mark + "processed_at"));
        return outputs;
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\\\"") + "\"";
    }
}
