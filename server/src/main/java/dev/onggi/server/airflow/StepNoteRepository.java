package dev.onggi.server.airflow;

import dev.onggi.store.Database;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What somebody noted of steps.
///
/// @param database the workspace's metadata
record StepNoteRepository(Database database) {
    Map<String, String> of(Collection<String> runs) {
        var notes = new LinkedHashMap<String, String>();
        if (!runs.isEmpty()) {
            database.<List<String>>read(handle ->
                    handle.createQuery(
                                    "SELECT run_id, step, note FROM step_note WHERE run_id IN"
                                            + " (<runs>)")
                            .bindList("runs", List.copyOf(runs))
                            .map((row, context) ->
                                    notes.put(
                                            TaskInstances.key(
                                                    row.getString("run_id"), row.getString("step")),
                                            row.getString("note")))
                            .list());
        }
        return notes;
    }

    void write(String run, String step, String note) {
        database.write(handle -> {
            handle.execute("DELETE FROM step_note WHERE run_id = ? AND step = ?", run, step);
            if (!note.isEmpty()) {
                handle.execute("INSERT INTO step_note VALUES (?, ?, ?)", run, step, note);
            }
        });
    }
}
