package dev.onggi.schedule;

import dev.onggi.store.Database;
import dev.onggi.store.Micros;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Cursors in the metadata database.
final class CursorRepository implements Cursors {
    private static final List<String> TABLES =
            List.of("schedule_cursor", "schedule_file", "schedule_seen", "schedule_arrival");

    private final Database database;

    CursorRepository(Database database) {
        this.database = database;
    }

    @Override
    public Map<ScheduleKey, Instant> all() {
        return database.read(handle ->
                handle
                        .createQuery("SELECT pipeline, schedule, position FROM schedule_cursor")
                        .map((row, _) ->
                                Map.entry(
                                        new ScheduleKey(
                                                row.getString("pipeline"),
                                                row.getString("schedule")),
                                        Micros.instant(row.getLong("position"))))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public void begin(ScheduleKey key, Instant at) {
        database.write(handle ->
                handle.execute(
                        "INSERT INTO schedule_cursor (pipeline, schedule, position) VALUES (?, ?,"
                                + " ?) ON CONFLICT (pipeline, schedule) DO NOTHING",
                        key.pipeline(),
                        key.schedule(),
                        Micros.of(at)));
    }

    @Override
    public void advance(ScheduleKey key, Instant to) {
        database.write(handle ->
                handle.execute(
                        "UPDATE schedule_cursor SET position = ? WHERE pipeline = ? AND schedule"
                                + " = ? AND position < ?",
                        Micros.of(to),
                        key.pipeline(),
                        key.schedule(),
                        Micros.of(to)));
    }

    @Override
    public void setBack(ScheduleKey key, Instant from, Instant to) {
        database.write(handle ->
                handle.execute(
                        "UPDATE schedule_cursor SET position = ? WHERE pipeline = ? AND schedule"
                                + " = ? AND position = ?",
                        Micros.of(to),
                        key.pipeline(),
                        key.schedule(),
                        Micros.of(from)));
    }

    @Override
    public void forget(ScheduleKey key) {
        database.write(handle ->
                TABLES.forEach(table ->
                        handle.execute(
                                "DELETE FROM " + table + " WHERE pipeline = ? AND schedule = ?",
                                key.pipeline(),
                                key.schedule())));
    }
}
