package dev.onggi;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.data.csv.CsvFile;
import dev.onggi.data.csv.CsvOptions;
import dev.onggi.quality.truth.CellRows;
import dev.onggi.quality.truth.RepairScore;
import dev.onggi.quality.truth.RepairScorer;
import dev.onggi.run.FailedStep;
import dev.onggi.run.RunResult;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.spi.Column;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Measures a run whose truth is known: the raw rows and the processed rows are paired with the
/// truth by the record's number, so that duplicates and rejected rows do not count.
public final class Demo {
    private Demo() {}

    /// Measures a run.
    ///
    /// @param onggi the workspace it ran in
    /// @param result the run
    /// @param truth a CSV with a right row for each row collected, in their order
    /// @return the score over the rows that came out
    public static RepairScore score(Onggi onggi, RunResult result, Path truth) {
        var raw = dataset(result, "collect/");
        var processed = dataset(result, "clean");
        var names = processed.ownColumns().stream().map(Column::name).toList();
        try (var dirty = onggi.duckdb().session(new Cancellation());
                var cleaned = onggi.duckdb().session(new Cancellation());
                var right = onggi.duckdb().session(new Cancellation())) {
            var rows = raw.without(dropped(dirty, raw, processed));
            return RepairScorer.aligned(
                    CellRows.of(dirty.read(rows, names)),
                    CellRows.of(cleaned.read(processed, names)),
                    CellRows.of(right.read(paired(right, rows, truth), names)));
        } catch (Exception e) {
            throw FailedStep.problem("demo", e);
        }
    }

    /// Rows of the raw dataset that did not come out.
    private static RowSet dropped(Session session, Dataset raw, Dataset processed) {
        return session.query(
                "SELECT r._row FROM "
                        + session.relation(raw)
                        + " AS r ANTI JOIN "
                        + session.relation(processed)
                        + " AS p ON p._id = r._id",
                rows -> {
                    var dropped = new RowSet();
                    while (rows.next()) {
                        dropped.add(rows.getLong(1));
                    }
                    return dropped;
                });
    }

    /// The truth as a dataset with the rows of another one.
    private static Dataset paired(Session session, Dataset rows, Path truth) throws Exception {
        var file = Files.createTempFile("onggi-truth", ".parquet");
        file.toFile().deleteOnExit();
        try (var reader =
                CsvFile.look(
                                () -> Files.newInputStream(truth),
                                truth.toString(),
                                CsvOptions.byLooking(CsvOptions.OnFlaw.STOP))
                        .open()) {
            var columns = reader.columns();
            session.execute(
                    "COPY (SELECT * FROM "
                            + session.feed(reader)
                            + ") TO "
                            + Sql.path(file)
                            + " (FORMAT parquet)");
            return new Dataset(
                    "truth",
                    file,
                    Dataset.Kind.TABLE,
                    columns,
                    List.of(),
                    rows.rows(),
                    rows.leftOut());
        }
    }

    private static Dataset dataset(RunResult result, String uses) {
        return result.steps().stream()
                .filter(step -> step.uses().startsWith(uses))
                .map(StepResult::outcome)
                .map(outcome -> Objects.requireNonNull(outcome).dataset())
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
    }

    /// Cells changed by each rule.
    ///
    /// @param result the run
    /// @return by rule, over all clean steps
    public static Map<String, Long> byRule(RunResult result) {
        var tally = new LinkedHashMap<String, Long>();
        outcomes(result)
                .forEach(outputs ->
                        outputs.forEach((key, value) -> {
                            if (key.startsWith("changed.")) {
                                tally.merge(
                                        key.substring("changed.".length()),
                                        Long.parseLong(value),
                                        Long::sum);
                            }
                        }));
        return tally;
    }

    /// Files for people.
    ///
    /// @param result the run
    /// @return paths relative to the workspace
    public static List<String> outputs(RunResult result) {
        return result.steps().stream()
                .filter(step -> step.uses().startsWith("save/"))
                .map(StepResult::outcome)
                .filter(Objects::nonNull)
                .map(outcome -> outcome.outputs().getOrDefault("path", ""))
                .toList();
    }

    private static Stream<Map<String, String>> outcomes(RunResult result) {
        return result.steps().stream()
                .map(StepResult::outcome)
                .filter(Objects::nonNull)
                .map(outcome -> outcome.outputs());
    }
}
