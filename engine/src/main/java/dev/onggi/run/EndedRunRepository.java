package dev.onggi.run;

import dev.onggi.run.RunStatistics.Rows;
import dev.onggi.store.Database;
import dev.onggi.store.Micros;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The runs of the past as statistics read them: those that have ended, over all rows.
///
/// @param database the workspace's metadata
public record EndedRunRepository(Database database) {
    /// A run that has ended.
    ///
    /// @param id its id
    /// @param pipeline its pipeline
    /// @param kind what started it, such as `scheduled`
    /// @param state how it ended
    /// @param from when it was accepted
    /// @param to when it ended
    /// @param parent the run whose step began it, or null
    public record Run(
            String id,
            String pipeline,
            String kind,
            String state,
            Instant from,
            Instant to,
            @Nullable String parent) {
        /// From being accepted to its end.
        ///
        /// @return never negative
        public Duration took() {
            var took = Duration.between(from, to);
            return took.isNegative() ? Duration.ZERO : took;
        }
    }

    /// A step of such a run.
    ///
    /// @param run its run
    /// @param pipeline the run's pipeline
    /// @param name its name
    /// @param uses its kind
    /// @param state how it ended
    /// @param at when its run was accepted
    /// @param took how long it worked
    /// @param rows its rows
    /// @param retries tries that another one followed
    /// @param costMicros what it paid for models, in millionths of a dollar
    public record Step(
            String run,
            String pipeline,
            String name,
            String uses,
            String state,
            Instant at,
            Duration took,
            Rows rows,
            long retries,
            long costMicros) {}

    /// When a step of such a run was at work, from its first try to its last.
    ///
    /// @param run its run
    /// @param step its name
    /// @param from when its first try began
    /// @param to when its last try ended
    public record Work(String run, String step, Instant from, Instant to) {}

    private record Tries(long micros, long retries) {}

    /// The runs that began in a time.
    ///
    /// @param period the time
    /// @return in the order of their begin
    public List<Run> runs(Period period) {
        return database.read(handle ->
                !database.has(handle, "task")
                        ? List.of()
                        : handle.createQuery(
                                        "SELECT id, pipeline, kind, state, started_at, ended_at, parent_run FROM"
                                                + " run WHERE started_at >= :from AND started_at < :to AND"
                                                + " ended_at IS NOT NULL AND sample = 0 ORDER BY"
                                                + " started_at, id")
                                .bind("from", Period.before(period.from()))
                                .bind("to", Period.behind(period.to()))
                                .map((row, context) ->
                                        new Run(
                                                row.getString("id"),
                                                row.getString("pipeline"),
                                                row.getString("kind"),
                                                row.getString("state"),
                                                Instant.parse(row.getString("started_at")),
                                                Instant.parse(row.getString("ended_at")),
                                                row.getString("parent_run")))
                                .filter(run -> period.holds(run.from()))
                                .list());
    }

    /// The steps of runs that began in a time.
    ///
    /// @param period the time
    /// @return those of the newest run first, in the pipeline's order
    public List<Step> steps(Period period) {
        return database.read(handle -> {
            if (!database.has(handle, "task")) {
                return List.of();
            }
            var tries = tries(handle, period);
            return handle.createQuery(
                            "SELECT r.pipeline, r.started_at AS begun, s.* FROM step s JOIN run r"
                                    + " ON r.id = s.run_id WHERE r.started_at >= :from AND"
                                    + " r.started_at < :to AND r.ended_at IS NOT NULL AND r.sample"
                                    + " = 0 AND s.ended_at IS NOT NULL ORDER BY r.started_at DESC,"
                                    + " r.id DESC, s.position")
                    .bind("from", Period.before(period.from()))
                    .bind("to", Period.behind(period.to()))
                    .map((row, context) -> step(row, tries))
                    .filter(step -> period.holds(step.at()))
                    .list();
        });
    }

    /// When steps of runs that began in a time were at work.
    ///
    /// @param period the time
    /// @return in no order
    public List<Work> work(Period period) {
        return database.read(handle ->
                !database.has(handle, "task")
                        ? List.of()
                        : handle.createQuery(
                                        "SELECT a.run_id, a.step, MIN(a.started_at) AS begun,"
                                                + " MAX(a.ended_at) AS done FROM attempt a JOIN run r ON"
                                                + " r.id = a.run_id WHERE r.started_at >= :from AND"
                                                + " r.started_at < :to AND a.ended_at IS NOT NULL AND"
                                                + " a.step <> '' GROUP BY a.run_id, a.step")
                                .bind("from", Period.before(period.from()))
                                .bind("to", Period.behind(period.to()))
                                .map((row, context) ->
                                        new Work(
                                                row.getString("run_id"),
                                                row.getString("step"),
                                                Micros.instant(row.getLong("begun")),
                                                Micros.instant(row.getLong("done"))))
                                .list());
    }

    /// When the process first died that worked on a run, by the run.
    ///
    /// @param period when the runs began
    /// @return of those runs only whose process died
    public Map<String, Instant> deaths(Period period) {
        return database.read(handle -> {
            var deaths = new HashMap<String, Instant>();
            if (database.has(handle, "task")) {
                handle.createQuery(
                                "SELECT a.run_id, MIN(a.ended_at) AS died FROM attempt a JOIN run"
                                        + " r ON r.id = a.run_id WHERE r.started_at >= :from AND"
                                        + " r.started_at < :to AND a.state = 'DIED' GROUP BY"
                                        + " a.run_id")
                        .bind("from", Period.before(period.from()))
                        .bind("to", Period.behind(period.to()))
                        .map((row, context) ->
                                Map.entry(
                                        row.getString("run_id"),
                                        Micros.instant(row.getLong("died"))))
                        .forEach(entry -> deaths.put(entry.getKey(), entry.getValue()));
            }
            return deaths;
        });
    }

    /// How long the tries of steps took and how many were repeated.
    private static Map<List<String>, Tries> tries(Handle handle, Period period) {
        var tries = new HashMap<List<String>, Tries>();
        handle.createQuery(
                        "SELECT a.run_id, a.step, COALESCE(SUM(a.ended_at - a.started_at), 0) AS"
                                + " micros, SUM(CASE WHEN a.state IN ('FAILED', 'DIED') AND"
                                + " a.number < s.attempt THEN 1 ELSE 0 END) AS retries FROM"
                                + " attempt a JOIN step s ON s.run_id = a.run_id AND s.name ="
                                + " a.step JOIN run r ON r.id = a.run_id WHERE r.started_at >="
                                + " :from AND r.started_at < :to GROUP BY a.run_id, a.step")
                .bind("from", Period.before(period.from()))
                .bind("to", Period.behind(period.to()))
                .map((row, context) ->
                        Map.entry(
                                List.of(row.getString("run_id"), row.getString("step")),
                                new Tries(row.getLong("micros"), row.getLong("retries"))))
                .forEach(entry -> tries.put(entry.getKey(), entry.getValue()));
        return tries;
    }

    private static Step step(ResultSet row, Map<List<String>, Tries> tries) throws SQLException {
        var known = tries.get(List.of(row.getString("run_id"), row.getString("name")));
        var uses = row.getString("uses");
        return new Step(
                row.getString("run_id"),
                row.getString("pipeline"),
                row.getString("name"),
                uses,
                row.getString("state").toLowerCase(Locale.ROOT),
                Instant.parse(row.getString("begun")),
                known != null && !uses.startsWith("pipeline/")
                        ? Duration.of(known.micros(), ChronoUnit.MICROS)
                        : between(row.getString("started_at"), row.getString("ended_at")),
                new Rows(row.getLong("rows_in"), row.getLong("rows_out"), row.getLong("rejected")),
                known == null ? 0 : known.retries(),
                cost(row.getString("outputs")));
    }

    private static Duration between(@Nullable String from, String to) {
        if (from == null) {
            return Duration.ZERO;
        }
        var took = Duration.between(Instant.parse(from), Instant.parse(to));
        return took.isNegative() ? Duration.ZERO : took;
    }

    private static long cost(String outputs) {
        if (!outputs.contains("\"cost_usd\"")) {
            return 0;
        }
        var usd = String.valueOf(StepRecords.map(outputs).get("cost_usd"));
        try {
            return new BigDecimal(usd).movePointRight(6).longValue();
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
