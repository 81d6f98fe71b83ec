package dev.onggi.quality.check;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.quality.check.ExpectationResult.Status;
import dev.onggi.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// What came of the expectations of each run, as recorded in the workspace's database.
public final class ExpectationRepository {
    private final Database database;

    /// A recorded expectation.
    ///
    /// @param step the step that checked it
    /// @param title the expectation as people name it, such as `between: 별점`
    /// @param outcome whether it held, and what happened where it did not
    /// @param measured rows looked at; cells for an accuracy
    /// @param failed how many of them failed, also where the share is allowed
    /// @param allowed the share that may fail, 0 to 1
    /// @param failingIds ids of the first rows that failed, where they were more than allowed
    public record Recorded(
            String step,
            String title,
            Status outcome,
            long measured,
            long failed,
            double allowed,
            List<String> failingIds) {
        /// The share that failed.
        ///
        /// @return from 0 to 1
        public double share() {
            return measured == 0 ? 0 : (double) failed / measured;
        }
    }

    /// Expectations of an open database.
    ///
    /// @param database the workspace's
    public ExpectationRepository(Database database) {
        this.database = database;
    }

    /// Records what came of a step's expectations; those of an earlier try are forgotten.
    ///
    /// @param runId a recorded run
    /// @param step the step
    /// @param report one result for each expectation
    /// @param mask hides secrets
    public void keep(String runId, String step, CheckReport report, UnaryOperator<String> mask) {
        var results = report.results();
        database.write(handle -> {
            handle.execute("DELETE FROM expectation WHERE run_id = ? AND step = ?", runId, step);
            for (int i = 0; i < results.size(); i++) {
                var result = results.get(i);
                handle.execute(
                        "INSERT INTO expectation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        runId,
                        step,
                        i,
                        mask.apply(result.expectation().title()),
                        result.status().name(),
                        result.measured(),
                        result.failed(),
                        result.expectation().allowed(),
                        json(result.examples().stream().map(e -> mask.apply(e.id())).toList()));
            }
        });
    }

    /// The expectations of a run.
    ///
    /// @param runId the run
    /// @return in the order of the pipeline's steps, and within a step as written
    public List<Recorded> ofRun(String runId) {
        return database.read(
                handle -> database.has(handle, "expectation") ? select(handle, runId) : List.of());
    }

    private static List<Recorded> select(Handle handle, String runId) {
        return handle.createQuery(
                        "SELECT e.* FROM expectation e LEFT JOIN step s ON s.run_id = e.run_id"
                                + " AND s.name = e.step WHERE e.run_id = ? ORDER BY s.position,"
                                + " e.step, e.position")
                .bind(0, runId)
                .map(ExpectationRepository::recorded)
                .list();
    }

    private static Recorded recorded(ResultSet row, StatementContext context) throws SQLException {
        return new Recorded(
                row.getString("step"),
                row.getString("title"),
                Status.valueOf(row.getString("outcome")),
                row.getLong("measured"),
                row.getLong("failed"),
                row.getDouble("allowed"),
                ids(row.getString("failing_ids")));
    }

    private static String json(List<String> ids) {
        try {
            return JSON.std.asString(ids);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ids(String json) {
        try {
            return JSON.std.listOfFrom(String.class, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
