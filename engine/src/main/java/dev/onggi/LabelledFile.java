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
import dev.onggi.quality.QualityProblem;
import dev.onggi.spi.Column;
import dev.onggi.step.StepType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A file with data, and the truth of it: in columns named `COLUMN_truth`, or in a file of its own.
/// Whoever cleans never sees the truth.
final class LabelledFile {
    /// What the name of a column of truth ends with.
    static final String MARK = "_truth";

    private static final String RAW_TEXT = "raw_text";
    private static final String CLEANED_TEXT = "cleaned_text";

    private final Scratch scratch;
    private final Session session;
    private final StepType files;
    private final Comparing.Data named;
    private final Dataset data;
    private final @Nullable Dataset truth;
    private final List<CleaningTask> tasks;
    private final @Nullable String text;

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
        this.tasks = tasks;
        this.data = read(named.file(), "data", null);
        this.truth = named.truth() == null ? null : read(named.truth(), "truth", null);
        this.text = text();
    }

    private Dataset read(Path file, String source, @Nullable String textColumn) {
        NamedFile.check(file);
        var settings = new LinkedHashMap<String, String>();
        settings.put("path", file.toAbsolutePath().toString());
        settings.put("source", source);
        if (textColumn != null) {
            settings.put("text", textColumn);
        }
        return Objects.requireNonNull(scratch.run(files, settings, List.of()).dataset());
    }

    private static List<String> own(Dataset dataset) {
        return dataset.ownColumns().stream().map(Column::name).toList();
    }

    /// The columns that may be cleaned, without those of truth.
    List<String> inputs() {
        return own(data).stream().filter(name -> base(name).isEmpty() || !has(base(name))).toList();
    }

    /// Whether an answer of that name is possible: the data has the column, or a task makes it.
    private boolean has(String name) {
        return own(data).contains(name)
                || tasks.stream().anyMatch(task -> task.made().contains(name))
                || name.equals(CLEANED_TEXT);
    }

    private static String base(String name) {
        return name.endsWith(MARK) ? name.substring(0, name.length() - MARK.length()) : "";
    }

    /// The column that holds the text, where tasks work on one.
    private @Nullable String text() {
        var inputs = inputs();
        if (named.text() != null) {
            if (!inputs.contains(named.text())) {
                throw OnggiException.of(
                        EvalProblem.NO_TEXT, named.text(), String.join(", ", inputs));
            }
            return named.text();
        }
        if (inputs.contains(RAW_TEXT)) {
            return RAW_TEXT;
        }
        for (var task : tasks) {
            if (task.readsText()) {
                throw OnggiException.at(
                        task.place(), EvalProblem.NO_TEXT, RAW_TEXT, String.join(", ", inputs));
            }
        }
        return null;
    }

    /// What is compared: columns of truth, by the names that cleaned rows have them under.
    private Map<String, String> compared() {
        var columns = new LinkedHashMap<String, String>();
        for (var name : own(truth == null ? data : truth)) {
            var base = base(name);
            var plain = base.isEmpty() ? name : base;
            boolean meant = truth != null ? !name.equals(named.key()) : !base.isEmpty();
            if (meant && made(cleaned(plain))) {
                columns.put(cleaned(plain), name);
            }
        }
        return columns;
    }

    private String cleaned(String name) {
        return text != null && !extracts() && (name.equals(text) || name.equals(RAW_TEXT))
                ? CLEANED_TEXT
                : name;
    }

    /// Whether columns are drawn out of texts; tasks that do are not mixed with others.
    private boolean extracts() {
        return tasks.getFirst().mode() == CleaningTask.Mode.EXTRACT;
    }

    private boolean made(String name) {
        return tasks.stream()
                .anyMatch(task ->
                        task.made().isEmpty()
                                ? text == null ? inputs().contains(name) : name.equals(CLEANED_TEXT)
                                : task.made().stream().map(this::cleaned).anyMatch(name::equals));
    }

    /// Rows with a truth.
    ///
    /// @param compared columns of truth by the names of what they judge
    /// @param rows their positions in the data
    /// @param notes what people should know
    record Labelled(Map<String, String> compared, RowSet rows, List<Problem> notes) {}

    /// Finds the rows that have a truth.
    ///
    /// @throws OnggiException where there is none, or it cannot be paired with the data
    Labelled labelled() {
        pairs();
        var compared = compared();
        if (compared.isEmpty()) {
            throw none();
        }
        var told =
                compared.values().stream()
                        .map(name -> "t." + Sql.name(name) + " IS NOT NULL")
                        .collect(Collectors.joining(" OR "));
        var rows = new RowSet();
        session.query(
                "SELECT DISTINCT a._row FROM "
                        + joined()
                        + " WHERE "
                        + filled()
                        + " AND ("
                        + told
                        + ")",
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
        return new Labelled(compared, rows, notes);
    }

    private OnggiException none() {
        var made =
                tasks.stream()
                        .flatMap(task -> task.made().stream())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return truth == null
                ? OnggiException.of(
                        EvalProblem.NO_TRUTH, named.file(), made.isEmpty() ? "COLUMN" : made)
                : OnggiException.of(
                        EvalProblem.OTHER_COLUMNS,
                        named.truth(),
                        String.join(", ", own(truth)),
                        made.isEmpty() ? String.join(", ", inputs()) : made);
    }

    /// Rows without anything to clean would be passed over.
    private String filled() {
        return text != null
                ? "trim(coalesce(CAST(a." + Sql.name(text) + " AS VARCHAR), '')) <> ''"
                : inputs().stream()
                        .map(name -> "a." + Sql.name(name) + " IS NOT NULL")
                        .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /// Rows of the data beside their truth: `a` and `t`.
    private String joined() {
        var rows = session.relation(data);
        if (truth == null) {
            return rows + " a JOIN " + rows + " t ON t._row = a._row";
        }
        var right = session.relation(truth);
        return named.key() == null
                ? rows + " a JOIN " + right + " t ON t._row = a._row"
                : rows
                        + " a JOIN "
                        + right
                        + " t ON CAST(t.%1$s AS VARCHAR) = CAST(a.%1$s AS VARCHAR)"
                                .formatted(Sql.name(named.key()));
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
        if (tasks.stream().noneMatch(CleaningTask::makesRows)) {
            unique(truth, key, QualityProblem.TRUTH_KEY_REPEATED);
        }
    }

    private static void keyed(Dataset dataset, String table, String key) {
        if (!own(dataset).contains(key)) {
            throw OnggiException.of(
                    QualityProblem.TRUTH_KEY, key, table, String.join(", ", own(dataset)));
        }
    }

    private void unique(Dataset dataset, String key, dev.onggi.problem.ProblemCode code) {
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
                                Sql.names(inputs()),
                                session.relation(data),
                                session.in(rows, "_row"),
                                Sql.path(file)));
        var sample = read(file, "sample", text);
        if (sample.rows() != rows.size()) {
            throw new IllegalStateException(sample.rows() + " rows of " + rows.size());
        }
        if (sample.kind() == Dataset.Kind.TEXT) {
            unique(sample, sample.idColumn(), EvalProblem.KEY_REPEATED);
        }
        return sample;
    }

    /// The truth of a sample.
    TruthSheet truth(Dataset sample, RowSet rows, Map<String, String> compared) {
        var file = scratch.folder().resolve("sample-truth.parquet");
        var columns = new ArrayList<String>();
        compared.forEach((name, from) ->
                columns.add("CAST(t." + Sql.name(from) + " AS VARCHAR) AS " + Sql.name(name)));
        session.execute(
                "COPY (SELECT dense_rank() OVER (ORDER BY a._row) - 1 AS _at, row_number() OVER (PARTITION BY a._row ORDER BY t._row) AS _n, %s FROM %s WHERE %s) TO %s (FORMAT parquet)"
                        .formatted(
                                String.join(", ", columns),
                                joined(),
                                session.in(rows, "a._row"),
                                Sql.path(file)));
        return new TruthSheet(sample, file, List.copyOf(compared.keySet()));
    }

    /// The columns that answers are about, by the names that cleaned rows have them under.
    List<String> answers() {
        var made = new LinkedHashSet<String>();
        for (var task : tasks) {
            if (!task.made().isEmpty()) {
                task.made().forEach(name -> made.add(cleaned(name)));
            } else if (text != null) {
                made.add(CLEANED_TEXT);
            } else {
                made.addAll(inputs());
            }
        }
        return List.copyOf(made);
    }

    /// The columns that tasks look at: rows that agree in them are asked about once.
    List<String> asked() {
        var inputs = inputs();
        var asked = new LinkedHashSet<String>();
        if (text != null) {
            asked.add(text);
        }
        for (var task : tasks) {
            task.fields().stream().filter(inputs::contains).forEach(asked::add);
        }
        return asked.isEmpty() ? inputs : List.copyOf(asked);
    }

    /// A column as the truth file names it.
    String written(String name) {
        boolean meant = name.equals(text) || (!extracts() && name.equals(CLEANED_TEXT));
        return text != null && meant ? RAW_TEXT : name;
    }

    /// Is given the first row of each distinct input.
    interface Distinct {
        void add(long row, List<@Nullable String> cells);
    }

    void distinct(Distinct each) {
        var names = asked();
        var cells = names.stream().map(n -> "CAST(" + Sql.name(n) + " AS VARCHAR)").toList();
        session.query(
                "SELECT min(_row), %s FROM %s a WHERE %s GROUP BY ALL ORDER BY 1"
                        .formatted(String.join(", ", cells), session.relation(data), filled()),
                result -> {
                    while (result.next()) {
                        var row = new ArrayList<@Nullable String>();
                        for (int c = 0; c < names.size(); c++) {
                            row.add(result.getString(c + 2));
                        }
                        each.add(result.getLong(1), row);
                    }
                    return "";
                });
    }

    /// A truth that says nothing yet.
    TruthSheet blank(Dataset sample) {
        var file = scratch.folder().resolve("sample-truth.parquet");
        var names = answers();
        var columns =
                names.stream().map(name -> "CAST(NULL AS VARCHAR) AS " + Sql.name(name)).toList();
        session.execute(
                "COPY (SELECT _row AS _at, CAST(1 AS BIGINT) AS _n, %s FROM %s s) TO %s (FORMAT parquet)"
                        .formatted(
                                String.join(", ", columns),
                                session.relation(sample, List.of()),
                                Sql.path(file)));
        return new TruthSheet(sample, file, names);
    }

    /// The rows of a sample, as the truth file holds them.
    List<Map<String, @Nullable String>> rows(Dataset sample) {
        var names = inputs().stream().map(this::written).toList();
        var cells = names.stream().map(n -> "CAST(" + Sql.name(n) + " AS VARCHAR)").toList();
        return session.query(
                "SELECT %s FROM %s s ORDER BY _row"
                        .formatted(String.join(", ", cells), session.relation(sample)),
                result -> {
                    var rows = new ArrayList<Map<String, @Nullable String>>();
                    while (result.next()) {
                        var row = new LinkedHashMap<String, @Nullable String>();
                        for (int c = 0; c < names.size(); c++) {
                            row.put(names.get(c), result.getString(c + 1));
                        }
                        rows.add(row);
                    }
                    return rows;
                });
    }
}
