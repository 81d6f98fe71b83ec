package dev.onggi.identity;

import dev.onggi.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who asked for runs, in the metadata database.
///
/// @param database the workspace's
record OriginRepository(Database database) {
    /// A request for a run that was made before.
    record Known(String fingerprint, @Nullable String run) {}

    /// Writes a request down before it is acted on.
    ///
    /// @return what is known of the same key; empty where it is new
    Optional<Known> reserve(String account, String key, String fingerprint, String pipeline) {
        return database.exclusive(
                "origin",
                handle -> {
                    var known =
                            handle.createQuery(
                                            "SELECT fingerprint, run_id FROM run_origin WHERE"
                                                    + " account = ? AND request_key = ?")
                                    .bind(0, account)
                                    .bind(1, key)
                                    .map((row, context) ->
                                            new Known(row.getString(1), row.getString(2)))
                                    .findOne();
                    if (known.isEmpty()) {
                        handle.execute(
                                "INSERT INTO run_origin VALUES (?, ?, ?, ?, NULL, onggi_now())",
                                account,
                                key,
                                fingerprint,
                                pipeline);
                    }
                    return known;
                });
    }

    void begun(String account, String key, String run) {
        database.write(handle ->
                handle.execute(
                        "UPDATE run_origin SET run_id = ? WHERE account = ? AND request_key = ?",
                        run,
                        account,
                        key));
    }

    void refused(String account, String key) {
        database.write(handle ->
                handle.execute(
                        "DELETE FROM run_origin WHERE account = ? AND request_key = ? AND run_id IS"
                                + " NULL",
                        account,
                        key));
    }

    Map<String, String> of(List<String> runs) {
        return runs.isEmpty()
                ? Map.of()
                : database.read(handle ->
                        handle
                                .createQuery(
                                        "SELECT run_id, account FROM run_origin WHERE run_id IN"
                                                + " (<runs>)")
                                .bindList("runs", runs)
                                .map((row, context) ->
                                        Map.entry(row.getString(1), row.getString(2)))
                                .list()
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                Map.Entry::getValue,
                                                (a, b) -> a)));
    }

    boolean name(String pipeline, String name, String run) {
        return database.transaction(handle ->
                handle.execute(
                                "INSERT INTO run_name (pipeline, name, run_id) VALUES (?, ?, ?) ON"
                                        + " CONFLICT (pipeline, name) DO NOTHING",
                                pipeline,
                                name,
                                run)
                        > 0);
    }

    Optional<String> named(String pipeline, String name) {
        return database.read(handle ->
                handle.createQuery("SELECT run_id FROM run_name WHERE pipeline = ? AND name = ?")
                        .bind(0, pipeline)
                        .bind(1, name)
                        .mapTo(String.class)
                        .findOne());
    }

    Map<String, String> names(List<String> runs) {
        return runs.isEmpty()
                ? Map.of()
                : database.read(handle ->
                        handle
                                .createQuery(
                                        "SELECT run_id, name FROM run_name WHERE run_id IN"
                                                + " (<runs>)")
                                .bindList("runs", runs)
                                .map((row, context) ->
                                        Map.entry(row.getString(1), row.getString(2)))
                                .list()
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                Map.Entry::getValue,
                                                (a, b) -> a)));
    }
}
