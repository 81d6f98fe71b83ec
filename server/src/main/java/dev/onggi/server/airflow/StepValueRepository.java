package dev.onggi.server.airflow;

import dev.onggi.store.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values that programs left beside those that steps handed on.
///
/// @param database the workspace's metadata
record StepValueRepository(Database database) {
    /// With more runs than these all values are read: few programs leave any.
    private static final int NAMED = 500;

    record Value(String name, String json, Instant at) {}

    Map<String, List<Value>> of(Collection<String> runs) {
        var values = new LinkedHashMap<String, List<Value>>();
        if (!runs.isEmpty()) {
            database.<List<Boolean>>read(handle ->
                    handle.createQuery(
                                    "SELECT * FROM step_value WHERE :all = 1 OR run_id IN (<runs>)"
                                            + " ORDER BY run_id, step, name")
                            .bind("all", runs.size() > NAMED ? 1 : 0)
                            .bindList("runs", runs.stream().limit(NAMED).toList())
                            .map((row, context) ->
                                    values.computeIfAbsent(
                                                    TaskInstances.key(
                                                            row.getString("run_id"),
                                                            row.getString("step")),
                                                    _ -> new ArrayList<>())
                                            .add(
                                                    new Value(
                                                            row.getString("name"),
                                                            row.getString("value"),
                                                            Instant.EPOCH.plus(
                                                                    row.getLong("at"),
                                                                    ChronoUnit.MICROS))))
                            .list());
        }
        return values;
    }

    void add(String run, String step, String name, String json) {
        database.write(handle ->
                handle.execute(
                        "INSERT INTO step_value VALUES (?, ?, ?, ?, onggi_now())",
                        run,
                        step,
                        name,
                        json));
    }

    boolean change(String run, String step, String name, String json) {
        return database.transaction(handle ->
                handle.execute(
                                "UPDATE step_value SET value = ?, at = onggi_now() WHERE run_id = ?"
                                        + " AND step = ? AND name = ?",
                                json,
                                run,
                                step,
                                name)
                        > 0);
    }

    boolean remove(String run, String step, String name) {
        return database.transaction(handle ->
                handle.execute(
                                "DELETE FROM step_value WHERE run_id = ? AND step = ? AND name = ?",
                                run,
                                step,
                                name)
                        > 0);
    }
}
