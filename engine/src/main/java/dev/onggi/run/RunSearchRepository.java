package dev.onggi.run;

import dev.onggi.run.RunRepository.RecordedRun;
import dev.onggi.store.Database;
import java.time.Instant;
import java.util.Collection;
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

    /// Where a page of runs ends.
    ///
    /// @param startedAt when the last run of the page began
    /// @param id its id
    public record Mark(Instant startedAt, String id) {}

    /// A page of runs.
    ///
    /// @param filter which, and how many at most
    /// @param pipelines of these only, or null for all
    /// @param after those that come behind this mark, or null for the first page
    public record Page(
            Filter filter, @Nullable Collection<String> pipelines, @Nullable Mark after) {}

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
        return page(new Page(filter, null, null));
    }

    /// Finds a page of runs.
    ///
    /// @param page which
    /// @return the newest first
    public List<RecordedRun> page(Page page) {
        var filter = page.filter();
        var pipelines = page.pipelines();
        if (pipelines != null && pipelines.isEmpty()) {
            return List.of();
        }
        var within = pipelines == null ? List.of("") : List.copyOf(pipelines);
        var after = page.after();
        return database.read(handle ->
                handle.createQuery(
                                "SELECT * FROM run WHERE (:anyPipeline = 1 OR pipeline ="
                                        + " :pipeline) AND (:anyState = 1 OR state = :state) AND"
                                        + " started_at >= :since AND (:anywhere = 1 OR pipeline IN"
                                        + " (<within>)) AND (:first = 1 OR started_at < :mark OR"
                                        + " (started_at = :mark AND id < :markId)) ORDER BY started_at DESC, id DESC"
                                        + " LIMIT :limit")
                        .bind("anyPipeline", filter.pipeline() == null ? 1 : 0)
                        .bind("pipeline", filter.pipeline() == null ? "" : filter.pipeline())
                        .bind("anyState", filter.state() == null ? 1 : 0)
                        .bind("state", filter.state() == null ? "" : filter.state())
                        .bind("since", filter.since() == null ? "" : Period.before(filter.since()))
                        .bind("anywhere", pipelines == null ? 1 : 0)
                        .bindList("within", within)
                        .bind("first", after == null ? 1 : 0)
                        .bind("mark", after == null ? "" : after.startedAt().toString())
                        .bind("markId", after == null ? "" : after.id())
                        .bind("limit", filter.limit())
                        .map(RunRepository::run)
                        .list());
    }
}
