package dev.onggi;

import dev.onggi.clean.CleaningTask;
import dev.onggi.clean.eval.EvalProblem;
import dev.onggi.clean.eval.TruthSheet;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.ProblemCode;
import dev.onggi.quality.QualityProblem;
import dev.onggi.spi.Column;
import dev.onggi.step.StepType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A file with data, and the truth of it: in columns named `COLUMN_truth`, or in a file of its own.
/// Whoever cleans never sees the truth.
final class LabelledFile {
    private final Scratch scratch;
    private final Session session;
    private final StepType files;
    private final Comparing.Data named;
    private final Dataset data;
    private final @Nullable Dataset truth;
    private final boolean severalRows;
    private final LabelledColumns columns;

    LabelledFile(
            Scratch scratch,
            Session session,
            StepType files,
            Comparing.Data named,
            List<CleaningTask> tasks) {
        this.scratch = scratch;
        this.session = session;
        this.files = files;
        this.named = named;
        this.severalRows = tasks.stream().anyMatch(CleaningTask::makesRows);
        this.data = read(named.file(), "data", null);
        this.truth = named.truth() == null ? null : read(named.truth(), "truth", null);
        this.columns = new LabelledColumns(own(data), tasks, named.text());
    }

    private Dataset read(Path file, String source, @Nullable String text) {
        NamedFile.check(file);
        var settings = new LinkedHashMap<String, String>();
        settings.put("path", file.toAbsolutePath().toString());
        settings.put("source", source);
        if (text != null) {
            settings.put("text", text);
        }
        return Objects.requireNonNull(scratch.run(files, settings, List.of()).dataset());
    }

    private static List<String> own(Dataset dataset) {
        return dataset.ownColumns().stream().map(Column::name).toList();
    }

    LabelledColumns columns() {
        return columns;
    }

    Dataset data() {
        return data;
    }

    /// Rows with a truth.
    ///
    /// @param judging columns of truth by the names of the answers they judge
    /// @param rows their positions in the data
    /// @param notes what people should know
    record Labelled(Map<String, String> judging, RowSet rows, List<Problem> notes) {}

    /// Finds the rows that have a truth.
    ///
    /// @throws OnggiException where there is none, or it cannot be paired with the data
    Labelled labelled() {
        pairs();
        var judging = judging();
        var told =
                judging.values().stream()
                        .map(name -> "t." + Sql.name(name) + " IS NOT NULL")
                        .collect(Collectors.joining(" OR "));
        var rows = new RowSet();
        session.query(
                "SELECT DISTINCT a._row FROM %s WHERE %s AND (%s)"
                        .formatted(joined(), filled(), told),
                result -> {
                    while (result.next()) {
                        rows.add(result.getLong(1));
                    }
                    return "";
                });
        if (rows.isEmpty()) {
            throw named.key() == null || truth == null
                    ? none()
                    : OnggiException.of(QualityProblem.TRUTH_UNPAIRED, named.key());
        }
        long without = data.keptRows() - rows.size();
        var notes =
                without > 0
                        ? List.of(Problem.of(EvalProblem.ROWS_LEFT_OUT, null, without, rows.size()))
                        : List.<Problem>of();
        return new Labelled(judging, rows, notes);
    }

    private Map<String, String> judging() {
        var judging =
                truth == null
                        ? columns.judging()
                        : columns.judging(
                                own(truth).stream()
                                        .filter(name -> !name.equals(named.key()))
                                        .toList());
        if (judging.isEmpty()) {
            throw none();
        }
        return judging;
    }

    private OnggiException none() {
        return truth == null
                ? OnggiException.of(EvalProblem.NO_TRUTH, named.file(), columns.madeInWords())
                : OnggiException.of(
                        EvalProblem.OTHER_COLUMNS,
                        named.truth(),
                        String.join(", ", own(truth)),
                        columns.madeInWords());
    }

    /// SQL of whether a row `a` of the data has anything to clean.
    String filled() {
        return columns.text()
                .map(text -> "trim(coalesce(CAST(a." + Sql.name(text) + " AS VARCHAR), '')) <> ''")
                .orElseGet(() ->
                        columns.inputs().stream()
                                .map(name -> "a." + Sql.name(name) + " IS NOT NULL")
                                .collect(Collectors.joining(" OR ", "(", ")")));
    }

    /// Rows of the data beside their truth: `a` and `t`.
    private String joined() {
        var rows = session.relation(data);
        var right = truth == null ? rows : session.relation(truth);
        var on =
                truth == null || named.key() == null
                        ? "t._row = a._row"
                        : "CAST(t.%1$s AS VARCHAR) = CAST(a.%1$s AS VARCHAR)"
                                .formatted(Sql.name(named.key()));
        return "%s a JOIN %s t ON %s".formatted(rows, right, on);
    }

    /// Ends with a problem where rows cannot be paired.
    private void pairs() {
        if (truth == null) {
            return;
        }
        var key = named.key();
        if (key == null) {
            if (truth.keptRows() != data.keptRows()) {
                throw OnggiException.of(
                        QualityProblem.TRUTH_ROWS, truth.keptRows(), data.keptRows());
            }
            return;
        }
        keyed(data, "data", key);
        keyed(truth, "truth", key);
        unique(data, key, EvalProblem.KEY_REPEATED);
        if (!severalRows) {
            unique(truth, key, QualityProblem.TRUTH_KEY_REPEATED);
        }
    }

    private static void keyed(Dataset dataset, String table, String key) {
        if (!own(dataset).contains(key)) {
            throw OnggiException.of(
                    QualityProblem.TRUTH_KEY, key, table, String.join(", ", own(dataset)));
        }
    }

    private void unique(Dataset dataset, String key, ProblemCode code) {
        var repeated =
                session.query(
                        "SELECT CAST(%1$s AS VARCHAR), count(*) FROM %2$s r WHERE %1$s IS NOT NULL GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1"
                                .formatted(Sql.name(key), session.relation(dataset)),
                        rows ->
                                rows.next()
                                        ? List.of(rows.getString(1), rows.getString(2))
                                        : List.<String>of());
        if (!repeated.isEmpty()) {
            throw OnggiException.of(code, key, repeated.get(0), repeated.get(1));
        }
    }

    /// Rows to be cleaned, without their truth.
    Dataset sample(RowSet rows) {
        var file = scratch.folder().resolve("sample.parquet");
        session.execute(
                "COPY (SELECT %s FROM %s a WHERE %s ORDER BY _row) TO %s (FORMAT parquet)"
                        .formatted(
                                Sql.names(columns.inputs()),
                                session.relation(data),
                                session.in(rows, "_row"),
                                Sql.path(file)));
        var sample = read(file, "sample", columns.text().orElse(null));
        if (sample.rows() != rows.size()) {
            throw new IllegalStateException(sample.rows() + " rows of " + rows.size());
        }
        if (sample.kind() == Dataset.Kind.TEXT) {
            unique(sample, sample.idColumn(), EvalProblem.KEY_REPEATED);
        }
        return sample;
    }

    /// The truth of a sample.
    TruthSheet truth(Dataset sample, RowSet rows, Map<String, String> judging) {
        var file = scratch.folder().resolve("sample-truth.parquet");
        var cells = new ArrayList<String>();
        judging.forEach((answer, from) ->
                cells.add("CAST(t." + Sql.name(from) + " AS VARCHAR) AS " + Sql.name(answer)));
        session.execute(
                "COPY (SELECT dense_rank() OVER (ORDER BY a._row) - 1 AS _at, row_number() OVER (PARTITION BY a._row ORDER BY t._row) AS _n, %s FROM %s WHERE %s) TO %s (FORMAT parquet)"
                        .formatted(
                                String.join(", ", cells),
                                joined(),
                                session.in(rows, "a._row"),
                                Sql.path(file)));
        return new TruthSheet(sample, file, List.copyOf(judging.keySet()));
    }

    /// A truth that says nothing yet.
    TruthSheet blank(Dataset sample) {
        var file = scratch.folder().resolve("sample-truth.parquet");
        var names = columns.answers();
        var cells =
                names.stream().map(name -> "CAST(NULL AS VARCHAR) AS " + Sql.name(name)).toList();
        session.execute(
                "COPY (SELECT _row AS _at, CAST(1 AS BIGINT) AS _n, %s FROM %s s) TO %s (FORMAT parquet)"
                        .formatted(
                                String.join(", ", cells),
                                session.relation(sample, List.of()),
                                Sql.path(file)));
        return new TruthSheet(sample, file, names);
    }
}
