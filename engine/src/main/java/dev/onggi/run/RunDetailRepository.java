package dev.onggi.run;

import dev.onggi.store.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/// What is known of a run beside how it stands: what it was given, and every try of its steps.
///
/// @param database the workspace's metadata, which is only read
public record RunDetailRepository(Database database) {
    /// What a run was given.
    ///
    /// @param params the values of its parameters
    /// @param intervalStart start of its interval, inclusive
    /// @param intervalEnd end of its interval, exclusive
    /// @param version the version of its pipeline
    /// @param round how often it was repeated
    /// @param sample rows a source should stop after, or 0 for all
    /// @param parent the run whose step began it, or null
    /// @param cancelled whether somebody told it to end
    public record Detail(
            Map<String, String> params,
            Instant intervalStart,
            Instant intervalEnd,
            int version,
            int round,
            long sample,
            @Nullable String parent,
            boolean cancelled) {}

    /// A try of a step.
    ///
    /// @param step the step's name
    /// @param number from 1
    /// @param worker who worked on it
    /// @param state how it ended, such as `SUCCEEDED`; `RUNNING` while it goes on
    /// @param startedAt when it began
    /// @param endedAt when it ended, or null
    /// @param problems what went wrong, as lines
    public record Attempt(
            String step,
            int number,
            String worker,
            String state,
            Instant startedAt,
            @Nullable Instant endedAt,
            List<String> problems) {}

    /// When a step of a run was at work.
    ///
    /// @param attempt the number of its last try
    /// @param startedAt when its first try began, or null
    /// @param endedAt when it ended, or null
    public record Times(int attempt, @Nullable Instant startedAt, @Nullable Instant endedAt) {}

    /// What a run was given.
    ///
    /// @param run its id
    /// @return empty where there is no such run
    public Optional<Detail> find(String run) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM run WHERE id = ?")
                        .bind(0, run)
                        .map((RowView row) ->
                                new Detail(
                                        texts(row.getColumn("params", String.class)),
                                        Instant.parse(
                                                row.getColumn("interval_start", String.class)),
                                        Instant.parse(row.getColumn("interval_end", String.class)),
                                        row.getColumn("version", Integer.class),
                                        row.getColumn("round", Integer.class),
                                        row.getColumn("sample", Long.class),
                                        row.getColumn("parent_run", String.class),
                                        row.getColumn("cancelled", Integer.class) != 0))
                        .findOne());
    }

    /// Every try of the steps of a run.
    ///
    /// @param run its id
    /// @return in the order in which they began
    public List<Attempt> attempts(String run) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT * FROM attempt WHERE run_id = ? AND step <> '' ORDER BY"
                                        + " started_at, step, number")
                        .bind(0, run)
                        .map((row, context) -> {
                            long ended = row.getLong("ended_at");
                            return new Attempt(
                                    row.getString("step"),
                                    row.getInt("number"),
                                    row.getString("worker"),
                                    row.getString("state"),
                                    micros(row.getLong("started_at")),
                                    ended == 0 ? null : micros(ended),
                                    StepRecords.texts(row.getString("problems")));
                        })
                        .list());
    }

    /// When the steps of a run were at work.
    ///
    /// @param run its id
    /// @return by the step's name
    public Map<String, Times> times(String run) {
        var times = new LinkedHashMap<String, Times>();
        database.<List<Map.Entry<String, Times>>>read(handle ->
                        handle.createQuery(
                                        "SELECT name, attempt, started_at, ended_at FROM step WHERE"
                                                + " run_id = ? ORDER BY position")
                                .bind(0, run)
                                .map((row, context) ->
                                        Map.entry(
                                                row.getString("name"),
                                                new Times(
                                                        row.getInt("attempt"),
                                                        instant(row.getString("started_at")),
                                                        instant(row.getString("ended_at")))))
                                .list())
                .forEach(entry -> times.put(entry.getKey(), entry.getValue()));
        return times;
    }

    private static @Nullable Instant instant(@Nullable String written) {
        return written == null ? null : Instant.parse(written);
    }

    private static Map<String, String> texts(String json) {
        var texts = new LinkedHashMap<String, String>();
        StepRecords.map(json).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private static Instant micros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
