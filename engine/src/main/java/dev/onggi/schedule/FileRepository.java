package dev.onggi.schedule;

import dev.onggi.store.Database;
import dev.onggi.store.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The files that schedules have seen.
final class FileRepository {
    private final Database database;

    FileRepository(Database database) {
        this.database = database;
    }

    Map<String, KnownFile> known(ScheduleKey key) {
        return database.read(handle ->
                handle
                        .createQuery(
                                "SELECT * FROM schedule_file WHERE pipeline = ? AND schedule = ?")
                        .bind(0, key.pipeline())
                        .bind(1, key.schedule())
                        .map((row, _) ->
                                Map.entry(
                                        row.getString("path"),
                                        new KnownFile(
                                                new FileStamp(
                                                        row.getLong("bytes"),
                                                        Micros.instant(row.getLong("modified_at"))),
                                                Micros.instant(row.getLong("since")),
                                                KnownFile.State.valueOf(row.getString("state")))))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /// Remembers what a look found, and records one slot for all files that have arrived and that
    /// nobody has recorded before.
    void remember(ScheduleKey key, FileLook look, Instant now) {
        if (look.changed().isEmpty() && look.dropped().isEmpty()) {
            return;
        }
        database.write(handle -> {
            var arrived = new ArrayList<String>();
            for (var path : look.arrived()) {
                if (arrive(handle, key, path)) {
                    arrived.add(path);
                }
            }
            look.changed().forEach((path, file) -> keep(handle, key, path, file));
            look.dropped().forEach(path -> drop(handle, key, path));
            if (!arrived.isEmpty()) {
                ArrivalRepository.record(handle, key, List.copyOf(arrived), now);
            }
        });
    }

    private static boolean arrive(Handle handle, ScheduleKey key, String path) {
        return handle.execute(
                        "UPDATE schedule_file SET state = 'ARRIVED' WHERE pipeline = ? AND"
                                + " schedule = ? AND path = ? AND state = 'WAITING'",
                        key.pipeline(),
                        key.schedule(),
                        path)
                == 1;
    }

    private static void keep(Handle handle, ScheduleKey key, String path, KnownFile file) {
        handle.execute(
                "INSERT INTO schedule_file (pipeline, schedule, path, bytes, modified_at, since,"
                        + " state) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (pipeline, schedule,"
                        + " path) DO UPDATE SET bytes = excluded.bytes, modified_at ="
                        + " excluded.modified_at, since = excluded.since, state = excluded.state",
                key.pipeline(),
                key.schedule(),
                path,
                file.stamp().bytes(),
                Micros.of(file.stamp().modified()),
                Micros.of(file.since()),
                file.state().name());
    }

    private static void drop(Handle handle, ScheduleKey key, String path) {
        handle.execute(
                "DELETE FROM schedule_file WHERE pipeline = ? AND schedule = ? AND path = ?",
                key.pipeline(),
                key.schedule(),
                path);
    }
}
