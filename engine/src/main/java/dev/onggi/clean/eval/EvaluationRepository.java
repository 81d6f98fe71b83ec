package dev.onggi.clean.eval;

import dev.onggi.clean.ask.call.Money;
import dev.onggi.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The comparisons that were made, as recorded in the workspace's database.
public final class EvaluationRepository {
    private final Database database;

    /// A recorded variant.
    ///
    /// @param at when it was measured
    /// @param data on which file
    /// @param rows how many rows
    /// @param task the task
    /// @param model who was asked, as the task says it
    /// @param parameters as they were written, such as `temperature=0.2`
    /// @param count all columns together
    /// @param effort what its answers took
    public record Recorded(
            Instant at,
            String data,
            int rows,
            String task,
            String model,
            String parameters,
            AnswerCount count,
            Effort effort) {}

    /// Comparisons of an open database.
    ///
    /// @param database the workspace's
    public EvaluationRepository(Database database) {
        this.database = database;
    }

    /// Records a comparison; variants that failed are left out.
    ///
    /// @param evaluation what came of it
    public void keep(Evaluation evaluation) {
        database.write(handle -> {
            var sample = evaluation.sample();
            long id =
                    handle.createUpdate(
                                    "INSERT INTO evaluation (at, data, truth, rows, of_rows, seed)"
                                            + " VALUES (?, ?, ?, ?, ?, ?)")
                            .bind(0, evaluation.at().toString())
                            .bind(1, sample.data())
                            .bind(2, sample.truth())
                            .bind(3, sample.rows())
                            .bind(4, sample.of())
                            .bind(5, sample.seed())
                            .executeAndReturnGeneratedKeys("id")
                            .mapTo(Long.class)
                            .one();
            for (int i = 0; i < evaluation.results().size(); i++) {
                var result = evaluation.results().get(i);
                if (result.measured()) {
                    keep(handle, id, i, result);
                }
            }
        });
    }

    private static void keep(Handle handle, long id, int position, VariantResult result) {
        var effort = result.effort();
        handle.execute(
                "INSERT INTO evaluated_variant VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                position,
                result.variant().task(),
                result.asked().version(),
                result.asked().model(),
                result.asked().shown(),
                result.variant().written(),
                effort.requests(),
                effort.input(),
                effort.output(),
                effort.cost().micros(),
                effort.mean().toMillis(),
                effort.p95().toMillis());
        keep(handle, id, position, result.tally().total());
        result.tally().columns().forEach(column -> keep(handle, id, position, column));
    }

    private static void keep(Handle handle, long id, int position, AnswerCount count) {
        handle.execute(
                "INSERT INTO evaluated_column VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                position,
                count.column(),
                count.cells(),
                count.right(),
                count.left(),
                count.harmed(),
                count.rightBefore());
    }

    /// The comparisons.
    ///
    /// @return every variant, the latest first
    public List<Recorded> all() {
        return database.read(handle ->
                database.has(handle, "evaluation")
                        ? handle.createQuery(
                                        """
                                        SELECT e.at, e.data, e.rows, v.*, c.*
                                        FROM evaluation e
                                        JOIN evaluated_variant v ON v.evaluation_id = e.id
                                        JOIN evaluated_column c ON c.evaluation_id = e.id
                                            AND c.position = v.position AND c.column_name = ''
                                        ORDER BY e.id DESC, v.position\
                                        """)
                                .map(EvaluationRepository::recorded)
                                .list()
                        : List.of());
    }

    /// How often a task, asked of a model, was right when it was last measured.
    ///
    /// @param task the task's name
    /// @param version of its prompt, schema and parameters, as a form or rules have it
    /// @param model the model's identity, as answers are kept by; `builtin` for rules alone
    /// @return the share of right cells, or empty where nobody measured it
    public Optional<Double> measuredAccuracy(String task, String version, String model) {
        return database.read(handle ->
                database.has(handle, "evaluation")
                        ? handle.createQuery(
                                        """
                                        SELECT 1.0 * c.right_cells / c.cells
                                        FROM evaluated_variant v
                                        JOIN evaluated_column c USING (evaluation_id, position)
                                        WHERE v.task = ? AND v.version = ? AND v.model = ?
                                            AND c.column_name = '' AND c.cells > 0
                                        ORDER BY v.evaluation_id DESC LIMIT 1\
                                        """)
                                .bind(0, task)
                                .bind(1, version)
                                .bind(2, model)
                                .mapTo(Double.class)
                                .findOne()
                        : Optional.empty());
    }

    private static Recorded recorded(ResultSet row, StatementContext context) throws SQLException {
        return new Recorded(
                Instant.parse(row.getString("at")),
                row.getString("data"),
                row.getInt("rows"),
                row.getString("task"),
                row.getString("shown_model"),
                row.getString("parameters"),
                new AnswerCount(
                        "",
                        row.getLong("cells"),
                        row.getLong("right_cells"),
                        row.getLong("unanswered"),
                        row.getLong("harmed"),
                        row.getLong("right_before")),
                new Effort(
                        row.getLong("requests"),
                        row.getLong("input_tokens"),
                        row.getLong("output_tokens"),
                        new Money(row.getLong("cost_micros")),
                        Duration.ofMillis(row.getLong("mean_latency_ms")),
                        Duration.ofMillis(row.getLong("p95_latency_ms")),
                        Money.ZERO));
    }
}
