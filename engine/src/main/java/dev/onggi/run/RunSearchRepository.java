package dev.onggi.run;

import dev.onggi.run.RunRepository.RecordedRun;
import dev.onggi.store.Database;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds runs of the past.
public final class RunSearchRepository {
    /// The words for how a run stands.
    public static final List<String> STATES =
            List.of(
                    "queued",
                    "running",
                    "succeeded",
                    "failed",
                    "stopped",
                    "cancelled",
                    "interrupted");

    private final Database database;

    /// Which runs are looked for.
    ///
    /// @param pipeline of which pipeline, or null for all
    /// @param state how they stand, or null for any
    /// @param since not begun before, or null
    /// @param limit how many at most
    public record Filter(
            @Nullable String pipeline,
            @Nullable String state,
            @Nullable Instant since,
            int limit) {}

    /// Runs of a workspace.
    ///
    /// @param database its metadata, which is only read
    public RunSearchRepository(Database database) {
        this.database = database;
    }

    /// Finds runs.
    ///
    /// @param filter which
    /// @return the newest first
    public List<RecordedRun> find(Filter filter) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT * FROM run WHERE (:anyPipeline = 1 OR pipeline ="
                                        + " :pipeline) AND (:anyState = 1 OR state = :state) AND"
                                        + " started_at >= :since ORDER BY started_at DESC, id DESC"
                                        + " LIMIT :limit")
                        .bind("anyPipeline", filter.pipeline() == null ? 1 : 0)
                        .bind("pipeline", filter.pipeline() == null ? "" : filter.pipeline())
                        .bind("anyState", filter.state() == null ? 1 : 0)
                        .bind("state", filter.state() == null ? "" : filter.state())
                        .bind("since", filter.since() == null ? "" : Period.before(filter.since()))
                        .bind("limit", filter.limit())
                        .map(RunRepository::run)
                        .list());
    }
}
