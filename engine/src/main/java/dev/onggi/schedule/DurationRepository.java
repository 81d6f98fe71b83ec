package dev.onggi.schedule;

import dev.onggi.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What runs and steps have taken, from the records of runs.
public final class DurationRepository implements Durations {
    private static final String LAST =
            "SELECT id, started_at, ended_at FROM run WHERE pipeline = :pipeline AND state ="
                    + " 'succeeded' AND sample = 0 AND backfill = 0 AND round = 0 AND ended_at IS NOT"
                    + " NULL ORDER BY started_at DESC LIMIT "
                    + LEARNT;

    private final Database database;

    /// Durations of an open database.
    ///
    /// @param database the workspace's
    public DurationRepository(Database database) {
        this.database = database;
    }

    @Override
    public List<Past> runs(String pipeline) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT coalesce(min(s.started_at), r.started_at) AS"
                                        + " started_at, r.ended_at, coalesce(max(s.rows_in), 0) AS most, coalesce(max(s.rows_out), 0) AS made FROM ("
                                        + LAST
                                        + ") r LEFT JOIN step s ON s.run_id = r.id GROUP BY r.id,"
                                        + " r.started_at, r.ended_at ORDER BY r.started_at DESC")
                        .bind("pipeline", pipeline)
                        .map((row, _) ->
                                past(row, Math.max(row.getLong("most"), row.getLong("made"))))
                        .list());
    }

    @Override
    public Map<String, List<Past>> steps(String pipeline) {
        var steps = new LinkedHashMap<String, List<Past>>();
        database.read(handle ->
                handle.createQuery(
                                "SELECT s.name, s.started_at, s.ended_at, s.rows_in, s.rows_out"
                                        + " FROM ("
                                        + LAST
                                        + ") r JOIN step s ON s.run_id = r.id WHERE s.state ="
                                        + " 'SUCCEEDED' AND s.started_at IS NOT NULL AND"
                                        + " s.ended_at IS NOT NULL ORDER BY s.started_at DESC")
                        .bind("pipeline", pipeline)
                        .map((row, _) ->
                                steps.computeIfAbsent(row.getString("name"), _ -> new ArrayList<>())
                                        .add(
                                                past(
                                                        row,
                                                        Math.max(
                                                                row.getLong("rows_in"),
                                                                row.getLong("rows_out")))))
                        .list());
        return steps;
    }

    private static Past past(ResultSet row, long rows) throws SQLException {
        var took =
                Duration.between(
                        Instant.parse(row.getString("started_at")),
                        Instant.parse(row.getString("ended_at")));
        return new Past(took.isNegative() ? Duration.ZERO : took, rows);
    }

    @Override
    public List<Going> going() {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT id, pipeline, started_at, interval_end FROM run WHERE"
                                        + " state = 'running' ORDER BY started_at, id")
                        .map((row, _) ->
                                new Going(
                                        row.getString("id"),
                                        row.getString("pipeline"),
                                        Instant.parse(row.getString("started_at")),
                                        Instant.parse(row.getString("interval_end")),
                                        progress(handle, row.getString("id"))))
                        .list());
    }

    private static Map<String, StepProgress> progress(Handle handle, String run) {
        var steps = new LinkedHashMap<String, StepProgress>();
        handle.createQuery(
                        "SELECT name, started_at, ended_at FROM step WHERE run_id = ? AND"
                                + " started_at IS NOT NULL")
                .bind(0, run)
                .map((row, _) ->
                        steps.put(
                                row.getString("name"),
                                new StepProgress(
                                        Instant.parse(row.getString("started_at")),
                                        instant(row.getString("ended_at")))))
                .list();
        return steps;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return Optional.ofNullable(text).map(Instant::parse).orElse(null);
    }
}
