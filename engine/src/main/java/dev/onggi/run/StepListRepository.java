package dev.onggi.run;

import dev.onggi.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The steps of many runs, page by page: one statement for a page, one for how many there are.
///
/// @param database the workspace's metadata, which is only read
public record StepListRepository(Database database) {
    private static final String FROM = " FROM step s JOIN run r ON r.id = s.run_id";

    /// A step of a run.
    ///
    /// @param run its run
    /// @param pipeline its run's pipeline
    /// @param name its name
    /// @param uses its kind
    /// @param state where it stands
    /// @param attempt the number of its last try, 0 before the first
    /// @param times when it was at work
    /// @param outputs what it handed on
    /// @param problems what went wrong, as lines
    public record Listed(
            String run,
            String pipeline,
            String name,
            String uses,
            StepState state,
            int attempt,
            Times times,
            Map<String, Object> outputs,
            List<String> problems) {
        /// A step of a run that nobody has begun yet.
        ///
        /// @param run its run
        /// @param name its name
        /// @param uses its kind
        /// @return waiting
        public static Listed waiting(RunListRepository.Listed run, String name, String uses) {
            return new Listed(
                    run.id(),
                    run.pipeline(),
                    name,
                    uses,
                    StepState.WAITING,
                    0,
                    new Times(run.times().started(), run.times().intervalEnd(), null, null),
                    Map.of(),
                    List.of());
        }
    }

    /// The times of a step.
    ///
    /// @param accepted when its run was
    /// @param logical the logical date of its run
    /// @param started when its first try began, or null
    /// @param ended when it ended, or null
    public record Times(
            Instant accepted,
            Instant logical,
            @Nullable Instant started,
            @Nullable Instant ended) {}

    /// Which steps are looked for; null stands for any.
    ///
    /// @param pipelines of runs of these
    /// @param runs of these
    /// @param steps these
    /// @param states that stand so
    /// @param spans within these bounds
    public record Filter(
            @Nullable Collection<String> pipelines,
            @Nullable Collection<String> runs,
            @Nullable Collection<String> steps,
            @Nullable Collection<StepState> states,
            List<Span> spans) {}

    /// What steps are ordered by.
    public enum By {
        /// Their run, and within it the pipeline's order.
        RUN("r.started_at"),
        /// Their name.
        NAME("s.name"),
        /// Where they stand.
        STATE("s.state"),
        /// When they began.
        STARTED("s.started_at"),
        /// When they ended.
        ENDED("s.ended_at"),
        /// The logical date of their run.
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

    /// A page of steps.
    ///
    /// @param filter which
    /// @param page in which order, and how many
    /// @return in that order
    public List<Listed> page(Filter filter, Page page) {
        var conditions = conditions(filter);
        var direction = page.descending() ? " DESC" : "";
        var sql =
                "SELECT s.*, r.pipeline, r.interval_end, r.started_at AS accepted_at"
                        + FROM
                        + conditions.where()
                        + " ORDER BY "
                        + page.by().column
                        + direction
                        + ", r.id"
                        + direction
                        + ", s.position LIMIT :most OFFSET :skip";
        return database.read(handle ->
                bound(conditions, handle.createQuery(sql))
                        .bind("most", page.most())
                        .bind("skip", page.skip())
                        .map((row, context) -> listed(row))
                        .list());
    }

    /// How many steps there are.
    ///
    /// @param filter which
    /// @return their number
    public long count(Filter filter) {
        var conditions = conditions(filter);
        return database.read(handle ->
                bound(conditions, handle.createQuery("SELECT COUNT(*)" + FROM + conditions.where()))
                        .mapTo(Long.class)
                        .one());
    }

    private static Query bound(Conditions conditions, Query query) {
        conditions.values().forEach(query::bind);
        conditions.lists().forEach(query::bindList);
        return query;
    }

    private static Conditions conditions(Filter filter) {
        var conditions = new Conditions();
        conditions.among("r.pipeline", filter.pipelines());
        conditions.among("s.run_id", filter.runs());
        conditions.among("s.name", filter.steps());
        var states = filter.states();
        conditions.among(
                "s.state", states == null ? null : states.stream().map(StepState::name).toList());
        conditions.spans(filter.spans(), "r", "s");
        return conditions;
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getString("run_id"),
                row.getString("pipeline"),
                row.getString("name"),
                row.getString("uses"),
                StepState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                new Times(
                        Instant.parse(row.getString("accepted_at")),
                        Instant.parse(row.getString("interval_end")),
                        RunListRepository.instant(row.getString("started_at")),
                        RunListRepository.instant(row.getString("ended_at"))),
                StepRecords.map(row.getString("outputs")),
                StepRecords.texts(row.getString("problems")));
    }
}
