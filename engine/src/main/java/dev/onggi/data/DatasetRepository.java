package dev.onggi.data;

import dev.onggi.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The datasets and files of a workspace, as recorded in its database.
public final class DatasetRepository {
    private final Database database;
    private final Runnable guard;

    /// A recorded file.
    ///
    /// @param manifest what is known of it
    /// @param area raw, processed, output or rejected, in lower case
    /// @param producer which run and step wrote it
    /// @param staged where it lay before it was published, relative to the workspace
    /// @param createdAt when its run began, as ISO instant
    public record Entry(
            Manifest manifest, String area, Producer producer, String staged, String createdAt) {}

    /// Who wrote a file.
    ///
    /// @param runId the run
    /// @param step the step
    public record Producer(String runId, String step) {}

    /// Datasets of an open database.
    ///
    /// @param database the workspace's
    public DatasetRepository(Database database) {
        this(database, () -> {});
    }

    private DatasetRepository(Database database, Runnable guard) {
        this.database = database;
        this.guard = guard;
    }

    /// The same datasets for a writer who may have lost the right to write.
    ///
    /// @param check called inside of each transaction that makes files appear or disappear; what it
    ///   throws refuses it
    /// @return datasets of the same database
    DatasetRepository guarded(Runnable check) {
        return new DatasetRepository(database, check);
    }

    /// Records a file that is written but has no name yet.
    ///
    /// @param entry the file; an earlier record of the same name is replaced
    public void prepare(Entry entry) {
        database.write(handle -> {
            guard.run();
            handle.createUpdate(
                            """
                            INSERT INTO dataset (file, area, source, run_id, step, state,
                                staged, rows, bytes, sha256, manifest, created_at, round)
                            VALUES (:file, :area, :source, :run, :step, 'prepared',
                                :staged, :rows, :bytes, :sha, :manifest, :created,
                                COALESCE((SELECT round FROM run WHERE id = :run), 0))
                            ON CONFLICT (file) DO UPDATE SET area = excluded.area,
                                source = excluded.source, run_id = excluded.run_id,
                                step = excluded.step, state = excluded.state,
                                staged = excluded.staged, rows = excluded.rows,
                                bytes = excluded.bytes, sha256 = excluded.sha256,
                                manifest = excluded.manifest,
                                created_at = excluded.created_at,
                                round = excluded.round\
                            """)
                    .bind("file", entry.manifest().file())
                    .bind("area", entry.area())
                    .bind("source", source(entry.manifest()))
                    .bind("run", entry.producer().runId())
                    .bind("step", entry.producer().step())
                    .bind("staged", entry.staged())
                    .bind("rows", entry.manifest().rows())
                    .bind("bytes", entry.manifest().bytes())
                    .bind("sha", entry.manifest().sha256())
                    .bind("manifest", entry.manifest().json())
                    .bind("created", entry.createdAt())
                    .execute();
        });
    }

    private static String source(Manifest manifest) {
        var dataset = manifest.dataset();
        return dataset == null ? "" : dataset.source();
    }

    /// Says that a file has its name now: from here on it exists.
    ///
    /// @param file its name relative to the workspace
    public void publish(String file) {
        database.write(handle -> {
            guard.run();
            handle.execute("UPDATE dataset SET state = 'published' WHERE file = ?", file);
        });
    }

    /// Takes the files of a step back in one moment: from here on nobody finds them.
    ///
    /// @param producer the step
    /// @param which those that are to go
    /// @return what lies on the disk still, or may
    List<Entry> takeBack(Producer producer, Predicate<Manifest> which) {
        return database.transaction(handle -> {
            guard.run();
            var all =
                    handle.createQuery(
                                    "SELECT d.* FROM dataset d LEFT JOIN run r ON r.id = d.run_id"
                                            + " WHERE d.run_id = ? AND d.step = ? AND d.round ="
                                            + " COALESCE(r.round, d.round)")
                            .bind(0, producer.runId())
                            .bind(1, producer.step())
                            .map(DatasetRepository::entry)
                            .filter(entry -> which.test(entry.manifest()))
                            .list();
            for (var entry : all) {
                handle.execute(
                        "UPDATE dataset SET state = 'taken back' WHERE file = ?",
                        entry.manifest().file());
            }
            return all;
        });
    }

    /// Published files of a step's rounds before its run was repeated last.
    ///
    /// @param producer the step
    /// @return by round
    public List<Entry> ofEarlierRounds(Producer producer) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT d.* FROM dataset d JOIN run r ON r.id = d.run_id WHERE"
                                        + " d.run_id = ? AND d.step = ? AND d.state = 'published'"
                                        + " AND d.round < r.round ORDER BY d.round, d.file")
                        .bind(0, producer.runId())
                        .bind(1, producer.step())
                        .map(DatasetRepository::entry)
                        .list());
    }

    /// Takes one file back: from here on nobody finds it.
    ///
    /// @param file its name relative to the workspace
    void takeBack(String file) {
        database.write(handle -> {
            guard.run();
            handle.execute("UPDATE dataset SET state = 'taken back' WHERE file = ?", file);
        });
    }

    /// Files that were taken back and may lie on the disk still.
    ///
    /// @return in no order
    List<Entry> takenBack() {
        return select("WHERE state = 'taken back'");
    }

    /// The steps of a run that have a file of its last round, in whatever state.
    ///
    /// @param runId the run
    /// @return their names
    public List<String> producers(String runId) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT DISTINCT d.step FROM dataset d LEFT JOIN run r ON r.id ="
                                        + " d.run_id WHERE d.run_id = ? AND d.round ="
                                        + " COALESCE(r.round, d.round)")
                        .bind(0, runId)
                        .mapTo(String.class)
                        .list());
    }

    /// Forgets a file.
    ///
    /// @param file its name relative to the workspace
    public void forget(String file) {
        database.write(handle -> handle.execute("DELETE FROM dataset WHERE file = ?", file));
    }

    /// Forgets a file that was taken back, unless somebody has given its name to another one.
    ///
    /// @param entry the file
    void forgetTakenBack(Entry entry) {
        database.write(handle ->
                handle.execute(
                        "DELETE FROM dataset WHERE file = ? AND run_id = ? AND step = ? AND state ="
                                + " 'taken back'",
                        entry.manifest().file(),
                        entry.producer().runId(),
                        entry.producer().step()));
    }

    /// Files that were written but, as far as is known, not named.
    ///
    /// @return in no order
    public List<Entry> prepared() {
        return select("WHERE state = 'prepared'");
    }

    /// Published files, the newest first.
    ///
    /// @return all of them
    public List<Entry> published() {
        return select("WHERE state = 'published' ORDER BY created_at DESC, round DESC, file");
    }

    /// Some of the published files.
    ///
    /// @param source of this source, or null
    /// @param area raw, processed, output or rejected, or null
    /// @param run of this run, or null
    /// @param pipelines of runs of these pipelines only, or null for all
    /// @param skip how many are left out before them
    /// @param most how many at most
    public record Page(
            @Nullable String source,
            @Nullable String area,
            @Nullable String run,
            @Nullable Collection<String> pipelines,
            int skip,
            int most) {}

    /// A page of the published files.
    ///
    /// @param page which
    /// @return the newest first
    public List<Entry> page(Page page) {
        var pipelines = page.pipelines();
        if (pipelines != null && pipelines.isEmpty()) {
            return List.of();
        }
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT d.* FROM dataset d LEFT JOIN run r ON r.id = d.run_id
                                WHERE d.state = 'published'
                                    AND (:source = '' OR d.source = :source)
                                    AND (:area = '' OR d.area = :area)
                                    AND (:run = '' OR d.run_id = :run)
                                    AND (:anywhere = 1 OR r.pipeline IN (<within>))
                                ORDER BY d.created_at DESC, d.round DESC, d.file
                                LIMIT :most OFFSET :skip\
                                """)
                        .bind("source", Objects.requireNonNullElse(page.source(), ""))
                        .bind("area", Objects.requireNonNullElse(page.area(), ""))
                        .bind("run", Objects.requireNonNullElse(page.run(), ""))
                        .bind("anywhere", pipelines == null ? 1 : 0)
                        .bindList(
                                "within", pipelines == null ? List.of("") : List.copyOf(pipelines))
                        .bind("most", page.most())
                        .bind("skip", page.skip())
                        .map(DatasetRepository::entry)
                        .list());
    }

    /// A published file.
    ///
    /// @param file its name relative to the workspace
    /// @return what is recorded of it, or empty
    public Optional<Entry> find(String file) {
        return database.select(handle ->
                handle.createQuery("SELECT * FROM dataset WHERE state = 'published' AND file = ?")
                        .bind(0, file)
                        .map(DatasetRepository::entry)
                        .findOne());
    }

    /// Published files of a run.
    ///
    /// @param runId the run
    /// @return in the order in which they were written, as far as repeating the run or undoing
    ///   something tells it, and of their names
    public List<Entry> ofRun(String runId) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT * FROM dataset WHERE state = 'published' AND run_id ="
                                        + " ? ORDER BY round, created_at, file")
                        .bind(0, runId)
                        .map(DatasetRepository::entry)
                        .list());
    }

    /// The raw dataset that a step of a pipeline published last, of those that are no sample and no
    /// backfill.
    ///
    /// @param pipeline the pipeline
    /// @param step the step
    /// @return the newest, or empty
    public Optional<Entry> lastRaw(String pipeline, String step) {
        return database.read(handle -> {
            try (var newest =
                    handle
                            .createQuery(
                                    "SELECT d.* FROM dataset d JOIN run r ON r.id = d.run_id WHERE"
                                            + " d.state = 'published' AND d.area = 'raw' AND"
                                            + " r.pipeline = ? AND d.step = ? ORDER BY"
                                            + " d.created_at DESC, r.started_at DESC, d.round DESC")
                            .bind(0, pipeline)
                            .bind(1, step)
                            .map(DatasetRepository::entry)
                            .stream()) {
                return newest.filter(entry -> !entry.manifest().partial()).findFirst();
            }
        });
    }

    private List<Entry> select(String where) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM dataset " + where)
                        .map(DatasetRepository::entry)
                        .list());
    }

    private static Entry entry(java.sql.ResultSet row, StatementContext context)
            throws java.sql.SQLException {
        try {
            return new Entry(
                    Manifest.parse(row.getString("manifest")),
                    row.getString("area"),
                    new Producer(row.getString("run_id"), row.getString("step")),
                    row.getString("staged"),
                    row.getString("created_at"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
