package dev.onggi.run;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.problem.OnggiException;
import dev.onggi.step.StepOutcome;
import dev.onggi.store.Database;
import dev.onggi.store.Micros;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The runs of a workspace and their steps, as recorded in its database.
public final class RunRepository {
    private final Database database;

    /// A recorded run.
    ///
    /// @param id its id
    /// @param pipeline its pipeline
    /// @param state queued, running, succeeded, failed, stopped, cancelled or interrupted
    /// @param cause what started it: manual, scheduled, backfill, data or called
    /// @param startedAt when it began
    /// @param endedAt when it ended, or null
    /// @param stale whether it used old data because a source was down
    public record RecordedRun(
            String id,
            String pipeline,
            String state,
            String cause,
            Instant startedAt,
            @Nullable Instant endedAt,
            boolean stale) {}

    /// A recorded step.
    ///
    /// @param name its name
    /// @param uses its kind
    /// @param state its state
    /// @param ledger its rows
    /// @param problems its warnings and failures as lines
    public record RecordedStep(
            String name,
            String uses,
            StepState state,
            StepOutcome.Ledger ledger,
            List<String> problems) {}

    /// A recorded quality score.
    ///
    /// @param phase `before` or `after`
    /// @param total from 0 to 100
    /// @param details the parts by name
    public record RecordedQuality(String phase, double total, Map<String, Object> details) {}

    /// A version of a pipeline with which something was run.
    ///
    /// @param version its number, from 1
    /// @param file the file it was read from
    /// @param definition its YAML
    /// @param storedAt when it was run first
    /// @param runs how many runs began with it, or went on with it last
    public record StoredVersion(
            int version, String file, String definition, Instant storedAt, long runs) {}

    /// Runs of an open database.
    ///
    /// @param database the workspace's
    public RunRepository(Database database) {
        this.database = database;
    }

    /// @param memory by step and name
    static void remember(
            Handle handle, String runId, String pipeline, Map<String, Map<String, String>> memory) {
        var batch =
                handle.prepareBatch(
                        "INSERT INTO step_memory VALUES (?, ?, ?, ?, ?) ON CONFLICT (pipeline, step,"
                                + " name) DO UPDATE SET value = excluded.value, run_id ="
                                + " excluded.run_id");
        memory.forEach((step, values) ->
                new TreeMap<>(values)
                        .forEach((name, value) -> batch.add(pipeline, step, name, value, runId)));
        batch.execute();
    }

    Optional<String> memory(String pipeline, String step, String name) {
        return database.select(handle ->
                handle.createQuery(
                                "SELECT value FROM step_memory WHERE pipeline = ? AND step = ?"
                                        + " AND name = ?")
                        .bind(0, pipeline)
                        .bind(1, step)
                        .bind(2, name)
                        .mapTo(String.class)
                        .findOne());
    }

    static void quality(Handle handle, String runId, String step, RecordedQuality quality) {
        handle.execute(
                "INSERT INTO quality VALUES (?, ?, ?, ?, ?) ON CONFLICT (run_id, step, phase) DO"
                        + " UPDATE SET total = excluded.total, details = excluded.details",
                runId,
                step,
                quality.phase(),
                quality.total(),
                json(quality.details()));
    }

    /// The latest runs.
    ///
    /// @param limit how many at most
    /// @return the newest first
    public List<RecordedRun> latest(int limit) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM run ORDER BY started_at DESC, id DESC LIMIT ?")
                        .bind(0, limit)
                        .map(RunRepository::run)
                        .list());
    }

    /// A run by its id, or the latest run of a pipeline.
    ///
    /// @param name a run's id or a pipeline's name
    /// @return the run, or empty
    public Optional<RecordedRun> find(String name) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT * FROM run WHERE id = :name OR pipeline = :name ORDER BY"
                                        + " started_at DESC, id DESC LIMIT 1")
                        .bind("name", name)
                        .map(RunRepository::run)
                        .findOne());
    }

    /// The latest run of each pipeline.
    ///
    /// @return by the pipeline's name
    public Map<String, RecordedRun> latestOfEach() {
        var latest = new LinkedHashMap<String, RecordedRun>();
        database.<List<RecordedRun>>read(handle ->
                        handle.createQuery(
                                        "SELECT r.* FROM run r JOIN (SELECT pipeline,"
                                                + " MAX(started_at) AS newest FROM run GROUP BY"
                                                + " pipeline) n ON n.pipeline = r.pipeline AND"
                                                + " n.newest = r.started_at ORDER BY r.pipeline,"
                                                + " r.id")
                                .map(RunRepository::run)
                                .list())
                .forEach(run -> latest.put(run.pipeline(), run));
        return latest;
    }

    /// A run by its id alone.
    ///
    /// @param id its id
    /// @return the run, or empty
    public Optional<RecordedRun> ofId(String id) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM run WHERE id = ?")
                        .bind(0, id)
                        .map(RunRepository::run)
                        .findOne());
    }

    /// The versions of a pipeline with which something was run.
    ///
    /// @param pipeline its name
    /// @return the newest first
    public List<StoredVersion> versions(String pipeline) {
        return database.read(handle ->
                !knows(handle)
                        ? List.of()
                        : handle.createQuery(
                                        "SELECT v.*, (SELECT COUNT(*) FROM run r WHERE r.pipeline ="
                                                + " v.pipeline AND r.version = v.version) AS runs FROM"
                                                + " pipeline_version v WHERE pipeline = ? ORDER BY version"
                                                + " DESC")
                                .bind(0, pipeline)
                                .map((row, context) ->
                                        new StoredVersion(
                                                row.getInt("version"),
                                                row.getString("file"),
                                                row.getString("definition"),
                                                Micros.instant(row.getLong("stored_at")),
                                                row.getLong("runs")))
                                .list());
    }

    /// A version of a pipeline.
    ///
    /// @param pipeline its name
    /// @param version its number
    /// @return the version
    /// @throws OnggiException where there is none
    public StoredVersion version(String pipeline, int version) {
        return versions(pipeline).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(
                        () -> OnggiException.of(RunProblem.NO_SUCH_VERSION, pipeline, version));
    }

    /// What somebody noted of a run.
    ///
    /// @param runId the run
    /// @return an empty text where there is no note
    public String note(String runId) {
        return database.read(handle ->
                !knows(handle)
                        ? ""
                        : handle.createQuery("SELECT note FROM run WHERE id = ?")
                                .bind(0, runId)
                                .mapTo(String.class)
                                .findOne()
                                .orElse(""));
    }

    /// The steps whose results a run has begun with.
    ///
    /// @param runId the run
    /// @return the runs that made them, by step
    public Map<String, String> taken(String runId) {
        var taken = new LinkedHashMap<String, String>();
        database.<List<Map.Entry<String, String>>>read(handle ->
                        !knows(handle)
                                ? List.of()
                                : handle.createQuery(
                                                "SELECT name, taken_from FROM step WHERE run_id = ? AND"
                                                        + " taken_from IS NOT NULL ORDER BY position")
                                        .bind(0, runId)
                                        .map((row, context) ->
                                                Map.entry(row.getString(1), row.getString(2)))
                                        .list())
                .forEach(entry -> taken.put(entry.getKey(), entry.getValue()));
        return taken;
    }

    /// Who only reads may meet a database of an earlier version.
    private boolean knows(Handle handle) {
        return database.has(handle, "step_mark");
    }

    /// The steps of a run.
    ///
    /// @param runId the run
    /// @return in the pipeline's order
    public List<RecordedStep> steps(String runId) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM step WHERE run_id = ? ORDER BY position")
                        .bind(0, runId)
                        .map(RunRepository::step)
                        .list());
    }

    /// The quality scores of a run.
    ///
    /// @param runId the run
    /// @return before and after, of each step that measured
    public List<RecordedQuality> quality(String runId) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT * FROM quality WHERE run_id = ? ORDER BY step, phase DESC")
                        .bind(0, runId)
                        .map((row, context) ->
                                new RecordedQuality(
                                        row.getString("phase"),
                                        row.getDouble("total"),
                                        map(row.getString("details"))))
                        .list());
    }

    static RecordedRun run(java.sql.ResultSet row, StatementContext context)
            throws java.sql.SQLException {
        var ended = row.getString("ended_at");
        return new RecordedRun(
                row.getString("id"),
                row.getString("pipeline"),
                row.getString("state"),
                cause(row),
                Instant.parse(row.getString("started_at")),
                ended == null ? null : Instant.parse(ended),
                row.getInt("stale") == 1);
    }

    /// A database of an earlier version does not know causes: runs had only one.
    private static String cause(java.sql.ResultSet row) throws java.sql.SQLException {
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnName(i).equals("kind")) {
                return row.getString(i);
            }
        }
        return RunCause.Kind.MANUAL.word();
    }

    private static RecordedStep step(java.sql.ResultSet row, StatementContext context)
            throws java.sql.SQLException {
        var problems = new ArrayList<String>();
        try {
            JSON.std
                    .listFrom(row.getString("problems"))
                    .forEach(p -> problems.add(String.valueOf(p)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new RecordedStep(
                row.getString("name"),
                row.getString("uses"),
                StepState.valueOf(row.getString("state")),
                new StepOutcome.Ledger(
                        row.getLong("rows_in"),
                        row.getLong("rows_out"),
                        row.getLong("rejected"),
                        row.getLong("cells_changed")),
                problems);
    }

    private static String json(Object value) {
        try {
            return JSON.std.asString(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> map(String json) {
        try {
            return new LinkedHashMap<>(JSON.std.mapFrom(json));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
