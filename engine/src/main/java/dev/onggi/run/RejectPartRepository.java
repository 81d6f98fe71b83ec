package dev.onggi.run;

import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The files of rejected rows that lie aside until their run ends.
///
/// @param world what all transactions share
record RejectPartRepository(RunWorld world) {
    /// The files of rejected rows that lie aside, by source.
    Map<String, List<String>> bySource(String run) {
        return world.database()
                .read(handle -> {
                    var parts = new LinkedHashMap<String, List<String>>();
                    handle.createQuery(
                                    "SELECT p.source, p.file FROM reject_part p JOIN step s ON s.run_id ="
                                            + " p.run_id AND s.name = p.step WHERE p.run_id = ? ORDER BY"
                                            + " p.source, s.position, p.file")
                            .bind(0, run)
                            .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                            .forEach(entry ->
                                    parts.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                                            .add(entry.getValue()));
                    return parts;
                });
    }

    /// The names of the files of rejected rows that lie aside, by step.
    Map<String, List<String>> byStep(String run) {
        return world.database()
                .read(handle -> {
                    var files = new LinkedHashMap<String, List<String>>();
                    handle.createQuery(
                                    "SELECT step, file FROM reject_part WHERE run_id = ? ORDER BY step, file")
                            .bind(0, run)
                            .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                            .forEach(entry ->
                                    files.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                                            .add(entry.getValue()));
                    return files;
                });
    }

    /// Writes down that steps have failed after all, because the rows that they rejected are lost.
    /// What they published stays: it may be all that is left of what was collected.
    ///
    /// @param lost why, by step
    /// @param check refuses where the run is another one's to end
    /// @return what is recorded of them now
    List<StepResult> lose(String run, Map<String, Problem> lost, Runnable check) {
        return world.database()
                .transaction(handle -> {
                    check.run();
                    var steps = new StepRepository(handle, world);
                    var failed =
                            steps.results(run, lost.keySet()).stream()
                                    .map(one ->
                                            one.failed(
                                                    Objects.requireNonNull(lost.get(one.name()))))
                                    .toList();
                    var row = world.rows().row(handle, run);
                    for (var one : failed) {
                        steps.keep(row, one);
                        handle.execute(
                                "DELETE FROM reject_part WHERE run_id = ? AND step = ?",
                                run,
                                one.name());
                    }
                    return failed;
                });
    }
}
