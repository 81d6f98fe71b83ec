package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.DurableFiles;
import dev.onggi.data.Manifest;
import dev.onggi.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What must hold of a workspace once every run of a [MixedLoad] has ended, whatever happened on
/// the way: it reads the store and the files themselves, and asks no part of the engine.
///
/// @param root the workspace
/// @param database its store
/// @param when what happened, for the message
record RunChecker(Path root, Database database, String when) {
    private record StepFact(String run, String name, String uses, String state, long rejected) {
        boolean well() {
            return state.equals("SUCCEEDED") || state.equals("STOPPED");
        }
    }

    private record FileFact(
            String file, String area, String run, String step, String state, String manifest) {}

    private record AttemptFact(
            String run, String step, int number, long fence, String state, Long ended) {}

    /// Checks everything.
    ///
    /// @param accepted the numbers of the load whose acceptance was told
    void check(Collection<Integer> accepted) throws IOException {
        assertThat(database.health()).as(when).isEqualTo("ok");
        ended(accepted);
        var steps = steps();
        var files = files();
        effects(steps, files);
        visible(files);
        rejects(steps, files);
        attempts();
        nothingLeft();
    }

    private List<String> texts(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private void ended(Collection<Integer> accepted) {
        assertThat(
                        texts(
                                "SELECT id || ' ' || state FROM run WHERE ended_at IS NULL OR state NOT IN"
                                        + " ('succeeded', 'failed', 'stopped', 'cancelled')"))
                .as("%s: runs that have not ended", when)
                .isEmpty();
        assertThat(texts("SELECT run_id || ' ' || step FROM task")).as("%s: tasks", when).isEmpty();
        assertThat(
                        texts(
                                "SELECT run_id || ' ' || name || ' ' || state FROM step WHERE state IN"
                                        + " ('RUNNING', 'WAITING')"))
                .as("%s: steps that have not ended", when)
                .isEmpty();
        var slots = texts("SELECT once FROM run WHERE kind = 'scheduled'");
        assertThat(slots).as("%s: slots", when).doesNotHaveDuplicates();
        var numbers =
                slots.stream().map(slot -> slot.replaceAll("\\D", "")).collect(Collectors.toSet());
        assertThat(numbers)
                .as("%s: accepted runs", when)
                .containsAll(accepted.stream().map(String::valueOf).toList());
    }

    private List<StepFact> steps() {
        return database.read(handle ->
                handle.createQuery("SELECT run_id, name, uses, state, rejected FROM step")
                        .map((row, context) ->
                                new StepFact(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getLong(5)))
                        .list());
    }

    private List<FileFact> files() {
        return database.read(handle ->
                handle.createQuery("SELECT file, area, run_id, step, state, manifest FROM dataset")
                        .map((row, context) ->
                                new FileFact(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6)))
                        .list());
    }

    /// Each step that ended well has published its one file, and no other step has.
    private void effects(List<StepFact> steps, List<FileFact> files) throws IOException {
        var expected = new ArrayList<String>();
        for (var step : steps) {
            if (step.well() && !step.uses().startsWith("pipeline/")) {
                expected.add(step.run() + " " + step.name());
            }
        }
        var found = new ArrayList<String>();
        for (var file : files) {
            if (!file.area().equals("rejected")) {
                found.add(file.run() + " " + file.step());
            }
            if (file.area().equals("output")) {
                assertThat(root.resolve(file.file()))
                        .as("%s: whose effect", when)
                        .hasContent(file.run() + " " + file.step() + "\n");
            }
        }
        assertThat(found).as("%s: effects", when).containsExactlyInAnyOrderElementsOf(expected);
    }

    /// What lies in the folders is what is recorded, byte for byte.
    private void visible(List<FileFact> files) throws IOException {
        assertThat(files).as(when).allMatch(file -> file.state().equals("published"));
        var recorded = files.stream().map(FileFact::file).toList();
        assertThat(inside(root.resolve("data"), root))
                .as("%s: visible files", when)
                .containsExactlyInAnyOrderElementsOf(recorded);
        for (var file : files) {
            var manifest = Manifest.parse(file.manifest());
            assertThat(new DurableFiles().digest(root.resolve(file.file())).sha256())
                    .as("%s: %s", when, file.file())
                    .isEqualTo(manifest.sha256());
            assertThat(Manifest.read(Manifest.path(root.resolve(".onggi"), file.file())))
                    .as("%s: manifest of %s", when, file.file())
                    .isEqualTo(manifest);
        }
    }

    /// Rows in = rows out + rejects, and the rejects of a run lie in one file.
    private void rejects(List<StepFact> steps, List<FileFact> files) throws IOException {
        var expected = new HashMap<String, Long>();
        for (var step : steps) {
            if (step.rejected() > 0) {
                assertThat(step.rejected()).as("%s: %s", when, step).isEqualTo(MixedLoad.REJECTED);
                expected.merge(step.run(), step.rejected(), Long::sum);
            }
        }
        var found = new HashMap<String, Long>();
        for (var file : files) {
            if (file.area().equals("rejected")) {
                long rows = Files.readAllLines(root.resolve(file.file())).size() - 1L;
                assertThat(found.put(file.run(), rows)).as("%s: %s", when, file).isNull();
            }
        }
        assertThat(found).as("%s: rejected rows", when).isEqualTo(expected);
    }

    /// Tries are numbered without a hole, each has ended, and the fences of a step rise.
    private void attempts() {
        var all =
                database.read(handle ->
                        handle.createQuery(
                                        "SELECT run_id, step, number, fence, state, ended_at FROM"
                                                + " attempt ORDER BY run_id, step, number")
                                .map((row, context) ->
                                        new AttemptFact(
                                                row.getString(1),
                                                row.getString(2),
                                                row.getInt(3),
                                                row.getLong(4),
                                                row.getString(5),
                                                row.getObject(6, Long.class)))
                                .list());
        Map<String, AttemptFact> last = new HashMap<>();
        var fences = new HashSet<Long>();
        for (var attempt : all) {
            var before = last.put(attempt.run() + " " + attempt.step(), attempt);
            assertThat(attempt.number())
                    .as("%s: %s", when, attempt)
                    .isEqualTo(before == null ? 1 : before.number() + 1);
            if (before != null) {
                assertThat(attempt.fence())
                        .as("%s: %s", when, attempt)
                        .isGreaterThan(before.fence());
            }
            assertThat(fences.add(attempt.fence())).as("%s: %s", when, attempt).isTrue();
            assertThat(attempt.state()).as("%s: %s", when, attempt).isNotEqualTo("RUNNING");
            assertThat(attempt.ended()).as("%s: %s", when, attempt).isNotNull();
        }
    }

    private void nothingLeft() throws IOException {
        assertThat(texts("SELECT file FROM reject_part")).as("%s: parts", when).isEmpty();
        for (var folder : List.of("staged", "aside")) {
            var path = root.resolve(".onggi").resolve(folder);
            assertThat(all(path)).as("%s: left in %s", when, folder).isEmpty();
        }
    }

    private static List<String> inside(Path folder, Path root) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }

    private static List<String> all(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(Path::toString).toList();
        }
    }
}
