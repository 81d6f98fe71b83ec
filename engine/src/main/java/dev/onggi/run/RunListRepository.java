package dev.onggi.run;

import dev.onggi.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Runs with all that they were given, page by page: one statement for a page, one for how many
/// there are, however many runs that is.
///
/// @param database the workspace's metadata, which is only read
public record RunListRepository(Database database) {
    /// A run with what it was given.
    ///
    /// @param id its id
    /// @param pipeline its pipeline
    /// @param state queued, running, succeeded, failed, stopped, cancelled or interrupted
    /// @param cause manual, scheduled, backfill, data or called
    /// @param times when it went on, and for which interval
    /// @param params the values of its parameters
    /// @param version the version of its pipeline
    /// @param note what somebody noted, or an empty text
    public record Listed(
            String id,
            String pipeline,
            String state,
            String cause,
            Times times,
            Map<String, String> params,
            Version version,
            String note) {}

    /// The version of a pipeline that a run began with.
    ///
    /// @param number from 1; 0 where it is not known
    /// @param storedAt when it was run first, or null where it is not known
    public record Version(int number, @Nullable Instant storedAt) {}

    /// The times of a run.
    ///
    /// @param started when it was accepted
    /// @param ended when it ended, or null
    /// @param intervalStart start of its interval, inclusive
    /// @param intervalEnd end of its interval, exclusive: its logical date
    public record Times(
            Instant started, @Nullable Instant ended, Instant intervalStart, Instant intervalEnd) {}

    /// Which runs are looked for; null stands for any.
    ///
    /// @param pipelines of these
    /// @param runs these
    /// @param states that stand so
    /// @param causes begun for these reasons
    /// @param spans within these bounds
    public record Filter(
            @Nullable Collection<String> pipelines,
            @Nullable Collection<String> runs,
            @Nullable Collection<String> states,
            @Nullable Collection<String> causes,
            List<Span> spans) {
        /// Runs of some pipelines.
        ///
        /// @param pipelines their names, or null for all
        /// @return with nothing else asked
        public static Filter of(@Nullable Collection<String> pipelines) {
            return new Filter(pipelines, null, null, null, List.of());
        }
    }

    /// What runs are ordered by.
    public enum By {
        /// Their id.
        ID("r.id"),
        /// Their pipeline.
        PIPELINE("r.pipeline"),
        /// How they stand.
        STATE("r.state"),
        /// Why they were begun.
        CAUSE("r.kind"),
        /// When they were accepted.
        STARTED("r.started_at"),
        /// When they ended.
        ENDED("r.ended_at"),
        /// Their logical date.
        LOGICAL("r.interval_end");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /// A page.
    ///
    /// @param by what comes first
    /// @param descending whether the largest does
    /// @param skip how many are left out before it
    /// @param most how many at most
    public record Page(By by, boolean descending, int skip, int most) {}

    /// A page of runs.
    ///
    /// @param filter which
    /// @param page in which order, and how many
    /// @return in that order
    public List<Listed> page(Filter filter, Page page) {
        var conditions = conditions(filter);
        var direction = page.descending() ? " DESC" : "";
        var sql =
                "SELECT r.*, v.stored_at AS version_at FROM run r LEFT JOIN pipeline_version v ON"
                        + " v.pipeline = r.pipeline AND v.version = r.version"
                        + conditions.where()
                        + " ORDER BY "
                        + page.by().column
                        + direction
                        + ", r.id"
                        + direction
                        + " LIMIT :most OFFSET :skip";
        return database.read(handle ->
                bound(conditions, handle.createQuery(sql))
                        .bind("most", page.most())
                        .bind("skip", page.skip())
                        .map((row, context) -> listed(row))
                        .list());
    }

    /// How many runs there are.
    ///
    /// @param filter which
    /// @return their number
    public long count(Filter filter) {
        var conditions = conditions(filter);
        return database.read(handle ->
                bound(
                                conditions,
                                handle.createQuery(
                                        "SELECT COUNT(*) FROM run r" + conditions.where()))
                        .mapTo(Long.class)
                        .one());
    }

    /// How many runs of each pipeline stand how.
    ///
    /// @param pipelines of these, or null for all
    /// @return by pipeline and state
    public Map<String, Map<String, Long>> states(@Nullable Collection<String> pipelines) {
        var conditions = conditions(Filter.of(pipelines));
        var counts = new LinkedHashMap<String, Map<String, Long>>();
        database.<List<Long>>read(handle ->
                bound(
                                conditions,
                                handle.createQuery(
                                        "SELECT r.pipeline, r.state, COUNT(*) AS runs FROM run r"
                                                + conditions.where()
                                                + " GROUP BY r.pipeline, r.state ORDER BY"
                                                + " r.pipeline, r.state"))
                        .map((row, context) -> {
                            long runs = row.getLong("runs");
                            counts.computeIfAbsent(
                                            row.getString("pipeline"), _ -> new LinkedHashMap<>())
                                    .put(row.getString("state"), runs);
                            return runs;
                        })
                        .list());
        return counts;
    }

    /// How the runs of a pipeline stand that were begun for slots with a common beginning.
    ///
    /// @param pipeline its name
    /// @param beginning of what makes each the same run
    /// @return the states, by what makes each the same run
    public Map<String, String> ofSlots(String pipeline, String beginning) {
        var states = new LinkedHashMap<String, String>();
        database.<List<String>>read(handle ->
                handle.createQuery(
                                "SELECT once, state FROM run WHERE pipeline = :pipeline AND kind ="
                                        + " 'backfill' AND once LIKE :slots")
                        .bind("pipeline", pipeline)
                        .bind("slots", beginning + "%")
                        .map((row, context) ->
                                states.put(row.getString("once"), row.getString("state")))
                        .list());
        return states;
    }

    private static Query bound(Conditions conditions, Query query) {
        conditions.values().forEach(query::bind);
        conditions.lists().forEach(query::bindList);
        return query;
    }

    private static Conditions conditions(Filter filter) {
        var conditions = new Conditions();
        conditions.among("r.pipeline", filter.pipelines());
        conditions.among("r.id", filter.runs());
        conditions.among("r.state", filter.states());
        conditions.among("r.kind", filter.causes());
        conditions.spans(filter.spans(), "r", "r");
        return conditions;
    }

    private static Listed listed(ResultSet row) throws SQLException {
        var params = new LinkedHashMap<String, String>();
        StepRecords.map(row.getString("params"))
                .forEach((name, value) -> params.put(name, String.valueOf(value)));
        return new Listed(
                row.getString("id"),
                row.getString("pipeline"),
                row.getString("state"),
                row.getString("kind"),
                new Times(
                        Instant.parse(row.getString("started_at")),
                        instant(row.getString("ended_at")),
                        Instant.parse(row.getString("interval_start")),
                        Instant.parse(row.getString("interval_end"))),
                params,
                new Version(row.getInt("version"), micros(row.getLong("version_at"))),
                row.getString("note"));
    }

    private static @Nullable Instant micros(long micros) {
        return micros == 0 ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static @Nullable Instant instant(@Nullable String written) {
        return written == null ? null : Instant.parse(written);
    }
}
