package dev.onggi.clean;

import dev.onggi.data.Dataset;
import dev.onggi.data.MetadataPatch;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Carries out a plan: one scan of a dataset that writes the processed file, order kept.
final class Cleaner {
    private final Session session;
    private final Dataset dataset;
    private final CleanPlan plan;

    /// @param session the engine
    /// @param dataset what is cleaned
    /// @param plan how
    Cleaner(Session session, Dataset dataset, CleanPlan plan) {
        this.session = session;
        this.dataset = dataset;
        this.plan = plan;
    }

    /// Rows with cells that their column's declared type cannot take, even after cleaning.
    ///
    /// @param rows their positions
    /// @param reasons by position
    /// @param cells the rows of such cells, by column
    /// @param examples one such cell, by column
    record Unparsable(
            RowSet rows,
            Map<Long, String> reasons,
            Map<String, RowSet> cells,
            Map<String, String> examples) {}

    /// Looks for cells that their column's declared type cannot take.
    ///
    /// @return where they are
    Unparsable unparsable() {
        var found =
                new Unparsable(
                        new RowSet(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>());
        var typed = plan.columns().stream().filter(ColumnPlan::checksType).toList();
        if (typed.isEmpty()) {
            return found;
        }
        var tests = typed.stream().map(c -> session.test(c::fits, Sql.name(c.column()))).toList();
        var select = new StringBuilder("SELECT _row");
        for (int i = 0; i < typed.size(); i++) {
            select.append(", ").append(tests.get(i)).append(" AS t").append(i);
            select.append(", ").append(Sql.name(typed.get(i).column())).append(" AS v").append(i);
        }
        var failed =
                java.util.stream.IntStream.range(0, typed.size())
                        .mapToObj(i -> "NOT t" + i)
                        .collect(Collectors.joining(" OR "));
        session.query(
                "SELECT * FROM ("
                        + select
                        + " FROM "
                        + session.relation(dataset)
                        + " AS rows) WHERE "
                        + failed
                        + " ORDER BY _row",
                rows -> {
                    while (rows.next()) {
                        record(found, typed, rows);
                    }
                    return "";
                });
        return found;
    }

    private static void record(Unparsable found, List<ColumnPlan> typed, java.sql.ResultSet rows)
            throws java.sql.SQLException {
        long row = rows.getLong(1);
        for (int i = 0; i < typed.size(); i++) {
            boolean passed = rows.getBoolean(2 + 2 * i);
            var column = typed.get(i);
            if (!passed && !rows.wasNull() && !column.repaired(row)) {
                var cell = String.valueOf(rows.getString(3 + 2 * i));
                found.rows().add(row);
                found.reasons()
                        .merge(
                                row,
                                column.column() + ": \"" + cell + "\" is no " + column.type(),
                                (a, b) -> a + "; " + b);
                found.cells().computeIfAbsent(column.column(), c -> new RowSet()).add(row);
                found.examples().putIfAbsent(column.column(), cell);
            }
        }
    }

    /// What a cleaning made.
    ///
    /// @param rows rows written
    /// @param layout what was written
    /// @param changes which cells changed by which rules
    record Cleaned(long rows, Dataset.Layout layout, ChangeLog changes) {
        /// The rows written, in their file.
        Dataset in(Path file) {
            return new Dataset(layout, file, rows, new RowSet());
        }
    }

    /// Cleans every row of the dataset.
    ///
    /// @param file where the processed Parquet file is written
    /// @param processedAt the time stamp of the rows
    /// @param options of the Parquet file, such as `COMPRESSION snappy`
    /// @return what was written
    Cleaned write(Path file, LocalDateTime processedAt, String options) {
        return write(file, outputs(processedAt), options);
    }

    /// Writes every row of a dataset that was cleaned before: columns of the plan in their type,
    /// all others as they are.
    ///
    /// @param file where the Parquet file is written
    /// @param options of the Parquet file
    /// @return what was written
    Cleaned retype(Path file, String options) {
        return write(file, typed(), options);
    }

    private Cleaned write(Path file, List<Output> outputs, String options) {
        var changes = new ChangeLog(plan.rules());
        var failure = new AtomicReference<@Nullable OnggiException>();
        var select = new ArrayList<String>();
        var columns = new ArrayList<Column>();
        for (var output : outputs) {
            select.add(expression(output) + " AS " + Sql.name(output.column().name()));
            columns.add(output.column());
        }
        try {
            long rows =
                    session.execute(
                            "COPY (SELECT "
                                    + String.join(", ", select)
                                    + " FROM "
                                    + rewritten(changes, failure)
                                    + ") TO "
                                    + Sql.path(file)
                                    + " (FORMAT parquet, "
                                    + options
                                    + ")");
            return new Cleaned(rows, layout(columns), changes);
        } catch (OnggiException e) {
            var cause = failure.get();
            throw cause == null ? e : cause;
        }
    }

    private Dataset.Layout layout(List<Column> written) {
        var unfolded = dataset.unfolded().stream().filter(this::kept).map(this::unfolded).toList();
        var names = new HashSet<>(dataset.layout().declared());
        plan.columns().stream()
                .filter(ColumnPlan::isText)
                .map(ColumnPlan::output)
                .forEach(names::add);
        var there = Stream.concat(written.stream(), unfolded.stream()).map(Column::name).toList();
        names.retainAll(there);
        return new Dataset.Layout(
                dataset.source(),
                dataset.kind(),
                List.copyOf(written),
                unfolded,
                Set.copyOf(names));
    }

    private boolean kept(Column column) {
        return plan.kept().contains(column.name());
    }

    private Column unfolded(Column column) {
        return plan.of(column.name()).map(p -> new Column(p.output(), p.typed())).orElse(column);
    }

    /// A column written: its name and type, and either the cleaned column it comes from or SQL.
    private record Output(Column column, @Nullable ColumnPlan plan, String sql) {}

    /// SQL of the dataset's rows with the changes of each column that is cleaned beside it.
    private String rewritten(ChangeLog changes, AtomicReference<@Nullable OnggiException> failure) {
        var select = new StringBuilder("(SELECT *");
        for (int i = 0; i < plan.columns().size(); i++) {
            var column = plan.columns().get(i);
            var cleaner = new ColumnCleaner(column, i, changes, failure);
            select.append(", ")
                    .append(session.changes(cleaner, "_row", text(column)))
                    .append(" AS ")
                    .append(changed(i));
        }
        return select.append(" FROM ").append(session.relation(dataset)).append(" AS rows)") + "";
    }

    private String expression(Output output) {
        var column = output.plan();
        if (column != null) {
            return cleaned(column);
        }
        return output.column().name().equals("metadata") && dataset.kind() == Dataset.Kind.TEXT
                ? metadata()
                : output.sql();
    }

    /// The metadata with the values that were cleaned, without those of columns that are dropped.
    private String metadata() {
        var names = new ArrayList<String>();
        var list = new StringBuilder("'[' || metadata");
        for (var column : dataset.unfolded()) {
            var cleaned = plan.of(column.name()).orElse(null);
            if (kept(column) && cleaned == null) {
                continue;
            }
            names.add(column.name());
            list.append(" || ',' || ");
            list.append(
                    cleaned == null || !kept(column) ? "'null'" : json(cleaned, cleaned(cleaned)));
        }
        return names.isEmpty()
                ? "metadata"
                : session.map(new MetadataPatch(names), "_row", list + " || ']'");
    }

    /// A decimal goes as text, because JSON's numbers are read with the precision of a double.
    private static String json(ColumnPlan column, String cleaned) {
        boolean decimal = column.typed().kind() == ColumnType.Kind.DECIMAL;
        var value = decimal ? "CAST(" + cleaned + " AS VARCHAR)" : cleaned;
        return "coalesce(CAST(to_json(" + value + ") AS VARCHAR), 'null')";
    }

    private String cleaned(ColumnPlan column) {
        var cleaned = Session.merged(text(column), changed(plan.columns().indexOf(column)));
        return column.typed().equals(ColumnType.TEXT)
                ? cleaned
                : "CAST(" + cleaned + " AS " + Sql.type(column.typed()) + ")";
    }

    private static String text(ColumnPlan column) {
        return "CAST(" + Sql.name(column.column()) + " AS VARCHAR)";
    }

    private static String changed(int column) {
        return "_changes_" + column;
    }

    private List<Output> outputs(LocalDateTime processedAt) {
        var time = "TIMESTAMP " + Sql.text(processedAt.toString().replace('T', ' '));
        return dataset.kind() == Dataset.Kind.TEXT ? texts(time) : table(time);
    }

    private List<Output> texts(String time) {
        var outputs = new ArrayList<Output>();
        for (var name : List.of("id", "source", "raw_text")) {
            outputs.add(stored(name));
        }
        var cleaned = plan.of("raw_text");
        outputs.add(
                cleaned.map(c -> new Output(Column.text("cleaned_text"), c, ""))
                        .orElseGet(
                                () -> new Output(Column.text("cleaned_text"), null, "raw_text")));
        outputs.add(constant("llm_model", CleaningTask.BUILTIN));
        outputs.add(constant("cleaning_task", plan.task()));
        outputs.add(stored("created_at"));
        outputs.add(new Output(new Column("processed_at", ColumnType.TIMESTAMP), null, time));
        outputs.add(stored("metadata"));
        return outputs;
    }

    private List<Output> table(String time) {
        var outputs = new ArrayList<Output>();
        for (var column : dataset.columns()) {
            boolean system = Dataset.TABLE_COLUMNS.contains(column.name());
            if (system || plan.kept().contains(column.name())) {
                var cleaned = plan.of(column.name());
                outputs.add(
                        cleaned.map(c -> new Output(new Column(column.name(), c.typed()), c, ""))
                                .orElseGet(() -> stored(column.name())));
            }
        }
        outputs.removeIf(o ->
                List.of("_llm_model", "_cleaning_task", "_processed_at")
                        .contains(o.column().name()));
        outputs.add(constant("_llm_model", CleaningTask.BUILTIN));
        outputs.add(constant("_cleaning_task", plan.task()));
        outputs.add(new Output(new Column("_processed_at", ColumnType.TIMESTAMP), null, time));
        return outputs;
    }

    private List<Output> typed() {
        return dataset.columns().stream()
                .map(column ->
                        plan.of(column.name())
                                .map(c -> new Output(new Column(column.name(), c.typed()), c, ""))
                                .orElseGet(() -> stored(column.name())))
                .toList();
    }

    private Output stored(String name) {
        var column = dataset.column(name).orElseGet(() -> Column.text(name));
        return new Output(column, null, Sql.name(name));
    }

    private static Output constant(String name, String value) {
        return new Output(Column.text(name), null, Sql.text(value));
    }
}
