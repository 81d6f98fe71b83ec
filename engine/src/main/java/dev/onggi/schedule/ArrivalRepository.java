package dev.onggi.schedule;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.data.Manifest;
import dev.onggi.store.Database;
import dev.onggi.store.Micros;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What schedules have seen of other pipelines and datasets, and the slots that came of it. A slot
/// is recorded in the transaction that remembers its cause, and handed over afterwards.
final class ArrivalRepository {
    private static final String UNSEEN =
            " AND NOT EXISTS (SELECT 1 FROM schedule_seen s WHERE s.pipeline = :own AND s.schedule"
                    + " = :schedule AND s.item = ";

    private final Database database;

    ArrivalRepository(Database database) {
        this.database = database;
    }

    /// The runs of a pipeline that succeeded and are new to a schedule; neither samples nor those
    /// of a backfill.
    List<Arrival> runs(ScheduleKey key, String pipeline) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT r.id FROM run r WHERE r.pipeline = :of AND r.state ="
                                        + " 'succeeded' AND r.sample = 0 AND r.backfill = 0"
                                        + UNSEEN
                                        + "r.id) ORDER BY r.ended_at, r.id")
                        .bind("of", pipeline)
                        .bind("own", key.pipeline())
                        .bind("schedule", key.schedule())
                        .map((row, _) -> row.getString("id"))
                        .map(id -> new Arrival(id, List.of(id), true))
                        .list());
    }

    /// The versions of a dataset that are new to a schedule, by the ended runs of other pipelines
    /// that published them.
    List<Arrival> versions(ScheduleKey key, String dataset) {
        var files = new LinkedHashMap<String, Map<String, Boolean>>();
        database.read(handle ->
                handle.createQuery(
                                "SELECT d.file, d.run_id, d.manifest FROM dataset d JOIN run r ON"
                                        + " r.id = d.run_id WHERE d.source = :of AND d.state ="
                                        + " 'published' AND d.area IN ('raw', 'processed') AND"
                                        + " r.ended_at IS NOT NULL AND r.pipeline <> :own"
                                        + UNSEEN
                                        + "d.file) ORDER BY r.ended_at, d.run_id, d.file")
                        .bind("of", dataset)
                        .bind("own", key.pipeline())
                        .bind("schedule", key.schedule())
                        .map((row, _) ->
                                files.computeIfAbsent(
                                                row.getString("run_id"), _ -> new LinkedHashMap<>())
                                        .put(
                                                row.getString("file"),
                                                whole(row.getString("manifest"))))
                        .list());
        return files.entrySet().stream()
                .map(run ->
                        new Arrival(
                                run.getKey(),
                                List.copyOf(run.getValue().keySet()),
                                run.getValue().containsValue(true)))
                .toList();
    }

    private static boolean whole(String manifest) {
        try {
            return !Manifest.parse(manifest).partial();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Remembers data without a run for it.
    void know(ScheduleKey key, List<Arrival> arrivals) {
        database.write(handle -> arrivals.forEach(arrival -> see(handle, key, arrival)));
    }

    /// Records a slot for each arrival that nobody has recorded before.
    void arrive(ScheduleKey key, List<Arrival> arrivals, Instant now) {
        database.write(handle -> {
            for (var arrival : arrivals) {
                if (see(handle, key, arrival) && arrival.triggers()) {
                    record(handle, key, List.of(arrival.run()), now);
                }
            }
            handle.createUpdate(
                            "DELETE FROM schedule_seen WHERE pipeline = :own AND schedule ="
                                    + " :schedule AND NOT EXISTS (SELECT 1 FROM run r WHERE r.id ="
                                    + " schedule_seen.item) AND NOT EXISTS (SELECT 1 FROM dataset"
                                    + " d WHERE d.file = schedule_seen.item)")
                    .bind("own", key.pipeline())
                    .bind("schedule", key.schedule())
                    .execute();
        });
    }

    /// Whether any of it is new.
    private static boolean see(Handle handle, ScheduleKey key, Arrival arrival) {
        int fresh = 0;
        for (var item : arrival.items()) {
            fresh +=
                    handle.execute(
                            "INSERT INTO schedule_seen (pipeline, schedule, item) VALUES (?, ?, ?)"
                                    + " ON CONFLICT (pipeline, schedule, item) DO NOTHING",
                            key.pipeline(),
                            key.schedule(),
                            item);
        }
        return fresh > 0;
    }

    /// Records a slot at a time that no other one of the pipeline has.
    static void record(Handle handle, ScheduleKey key, List<String> causes, Instant now) {
        long at =
                Math.max(
                        Micros.of(now),
                        latest(handle, "pipeline = ?", key.pipeline()).orElse(0L) + 1);
        long from =
                latest(handle, "pipeline = ? AND schedule = ?", key.pipeline(), key.schedule())
                        .or(() -> begun(handle, key))
                        .filter(before -> before < at)
                        .orElse(at);
        handle.execute(
                "DELETE FROM schedule_arrival WHERE pipeline = ? AND schedule = ? AND handed = 1",
                key.pipeline(),
                key.schedule());
        handle.execute(
                "INSERT INTO schedule_arrival (pipeline, at, schedule, from_at, causes, handed)"
                        + " VALUES (?, ?, ?, ?, ?, 0)",
                key.pipeline(),
                at,
                key.schedule(),
                from,
                json(causes));
    }

    private static Optional<Long> latest(Handle handle, String where, Object... values) {
        var query =
                handle.createQuery("SELECT max(at) AS latest FROM schedule_arrival WHERE " + where);
        for (int i = 0; i < values.length; i++) {
            query.bind(i, values[i]);
        }
        return query.mapTo(Long.class).findOne();
    }

    private static Optional<Long> begun(Handle handle, ScheduleKey key) {
        return handle.createQuery(
                        "SELECT position FROM schedule_cursor WHERE pipeline = ? AND schedule = ?")
                .bind(0, key.pipeline())
                .bind(1, key.schedule())
                .mapTo(Long.class)
                .findOne();
    }

    /// The slots that were recorded and not handed over.
    List<Slot> open() {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM schedule_arrival WHERE handed = 0 ORDER BY at")
                        .map((row, _) ->
                                new Slot(
                                        new ScheduleKey(
                                                row.getString("pipeline"),
                                                row.getString("schedule")),
                                        Slot.Kind.DATA,
                                        Micros.instant(row.getLong("from_at")),
                                        Micros.instant(row.getLong("at")),
                                        0,
                                        texts(row.getString("causes"))))
                        .list());
    }

    void handed(Slot slot) {
        database.write(handle ->
                handle.execute(
                        "UPDATE schedule_arrival SET handed = 1 WHERE pipeline = ? AND at = ?",
                        slot.key().pipeline(),
                        Micros.of(slot.at())));
    }

    private static String json(List<String> texts) {
        try {
            return JSON.std.asString(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(String json) {
        var texts = new ArrayList<String>();
        try {
            JSON.std.listFrom(json).forEach(text -> texts.add(String.valueOf(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(texts);
    }
}
