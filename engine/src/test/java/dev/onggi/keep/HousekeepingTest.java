package dev.onggi.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.journal.SoleCopy;
import dev.onggi.data.Dataset;
import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.data.DatasetRepository.Producer;
import dev.onggi.data.Manifest;
import dev.onggi.spi.Column;
import dev.onggi.store.Database;
import dev.onggi.store.TestStore;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class HousekeepingTest {
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");

    @Parameter TestStore store;
    @TempDir Path root;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        database = store.in(Files.createTempDirectory(root, "store")).open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Housekeeping keeping(String retention) throws IOException {
        Files.writeString(
                root.resolve("onggi.yaml"),
                "timezone: UTC\nretention: {%s}\n".formatted(retention));
        var workspace = Workspaces.open(root, null, Map.of());
        return new Housekeeping(workspace, database, InstantSource.fixed(NOW));
    }

    private List<String> plan(String retention) throws IOException {
        return keeping(retention).plan(false).stream().map(Drop::name).toList();
    }

    private void run(String id, String state, int daysAgo) {
        var at = NOW.minus(Duration.ofDays(daysAgo)).toString();
        database.write(handle ->
                handle.execute(
                        "INSERT INTO run (id, pipeline, environment, state, started_at, ended_at,"
                                + " interval_start, interval_end, params, definition, holder)"
                                + " VALUES (?, 'p', 'dev', ?, ?, ?, ?, ?, '{}', '', 'test')",
                        id,
                        state,
                        at,
                        state.equals("running") ? null : at,
                        at,
                        at));
    }

    private String data(String area, String run, int daysAgo, String... parents)
            throws IOException {
        var file = "data/" + area + "/" + run + ".parquet";
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), area);
        var layout =
                new Dataset.Layout(
                        "s", Dataset.Kind.TABLE, List.of(Column.text("a")), List.of(), Set.of());
        var manifest =
                new Manifest(
                        file,
                        "0",
                        area.length(),
                        1,
                        layout,
                        Map.of("pipeline", "p", "parents", List.of(parents)));
        var path = Manifest.path(root.resolve(".onggi"), file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, manifest.json());
        var entry =
                new Entry(
                        manifest,
                        area,
                        new Producer(run, area),
                        "",
                        NOW.minus(Duration.ofDays(daysAgo)).toString());
        var datasets = new DatasetRepository(database);
        datasets.prepare(entry);
        datasets.publish(file);
        return file;
    }

    @Test
    void nothingYoungIsDroppedByTheStandard() throws IOException {
        run("a", "succeeded", 300);
        data("raw", "a", 300);
        data("raw", "b", 1);
        data("output", "a", 3000);
        data("output", "b", 1);
        assertThat(plan("")).isEmpty();
    }

    @Test
    void theMarkOfACacheThatWasBegunAnewGoesWithWhatItKeeps() throws IOException {
        var journal = Files.createDirectories(root.resolve(".onggi/journal"));
        SoleCopy.note(journal, NOW.minus(Duration.ofDays(20)));
        var answers = Files.createDirectories(root.resolve(".onggi/cache")).resolve("answers.db");
        Files.writeString(answers, "");
        Files.setLastModifiedTime(answers, FileTime.from(NOW));
        assertThat(plan("journal: 30d")).isEmpty();
        assertThat(plan("journal: 10d")).containsExactly(".onggi/journal/cache-begun");

        var keeping = keeping("journal: 10d");
        keeping.drop(keeping.plan(false));

        assertThat(SoleCopy.until(journal)).isEmpty();
    }

    @Test
    void aRawFileLivesAsLongAsWhatWasMadeOfIt() throws IOException {
        var raw = data("raw", "a", 50);
        var processed = data("processed", "a", 50, raw);
        data("raw", "z", 1);
        data("processed", "z", 1);
        assertThat(plan("raw: 30d")).isEmpty();
        assertThat(plan("raw: 30d, processed: 60d")).isEmpty();
        assertThat(plan("raw: 30d, processed: 40d")).containsExactly(processed, raw);
    }

    @Test
    void theNewestOfAStepStaysHoweverOldItIs() throws IOException {
        var old = data("raw", "a", 90);
        data("raw", "b", 80);
        assertThat(plan("raw: 1d")).containsExactly(old);
        assertThat(plan("raw: 1")).containsExactly(old);
        assertThat(plan("raw: 2")).isEmpty();
    }

    @Test
    void whatARunThatGoesOnWasGivenStays() throws IOException {
        var old = data("raw", "a", 90);
        data("raw", "b", 80);
        data("raw", "z", 1);
        run("b", "running", 80);
        assertThat(plan("raw: 1d")).containsExactly(old);
        run("c", "running", 1);
        database.write(handle ->
                handle.execute(
                        "INSERT INTO step (run_id, name, position, uses, state, attempt, record)"
                                + " VALUES ('c', 's', 0, 'u', 'SUCCEEDED', 1, ?)",
                        "{\"dataset\":\"{\\\"file\\\":\\\"" + old + "\\\"}\"}"));
        assertThat(plan("raw: 1d")).isEmpty();
    }

    @Test
    void aFileIsGoneWithEverythingThatIsKnownOfIt() throws IOException {
        var old = data("raw", "a", 90);
        data("raw", "b", 1);
        var keeping = keeping("raw: 30d");
        assertThat(keeping.drop(keeping.plan(false))).hasSize(1);
        assertThat(root.resolve(old)).doesNotExist();
        assertThat(Manifest.path(root.resolve(".onggi"), old)).doesNotExist();
        assertThat(new DatasetRepository(database).published()).hasSize(1);
    }

    @Test
    void whatADeadProcessHadBegunToDropIsDropped() throws IOException {
        var old = data("raw", "a", 90);
        data("raw", "b", 1);
        assertThat(new OldRunRepository(database).begin(old)).isTrue();
        assertThat(new DatasetRepository(database).find(old)).isEmpty();
        keeping("").drop(List.of());
        assertThat(root.resolve(old)).doesNotExist();
        assertThat(new OldRunRepository(database).dropping()).isEmpty();
    }

    @Test
    void whatARunHasComeToNeedSinceThePlanStays() throws IOException {
        var old = data("raw", "a", 90);
        data("raw", "b", 1);
        var keeping = keeping("raw: 30d");
        var plan = keeping.plan(false);
        run("a", "running", 90);
        assertThat(keeping.drop(plan)).isEmpty();
        assertThat(root.resolve(old)).exists();
        assertThat(new DatasetRepository(database).find(old)).isPresent();
    }

    @Test
    void aRunIsForgottenOnceItsDataIsGoneAndTheLastOneNever() throws IOException {
        run("a", "succeeded", 90);
        run("b", "failed", 80);
        run("c", "succeeded", 70);
        run("d", "running", 75);
        data("raw", "a", 90);
        assertThat(plan("runs: 30d")).containsExactly("b");
        data("raw", "z", 1);
        assertThat(plan("runs: 30d, raw: 30d")).containsExactly("data/raw/a.parquet", "a", "b");
        var keeping = keeping("runs: 30d, raw: 30d");
        keeping.drop(keeping.plan(false));
        var left =
                database.read(handle ->
                        handle.createQuery("SELECT id FROM run ORDER BY id")
                                .mapTo(String.class)
                                .list());
        assertThat(left).containsExactly("c", "d");
    }

    @Test
    void logsAndCachesGoByTheirAgeExceptOfRunsThatGoOn() throws IOException {
        run("on", "running", 90);
        file(".onggi/logs/off.jsonl", 90);
        file(".onggi/logs/on.jsonl", 90);
        file(".onggi/logs/young.jsonl", 1);
        file(".onggi/cache/answers.db", 100);
        file(".onggi/cache/spill/1/x", 100);
        assertThat(plan("logs: 30d, cache: 30d"))
                .containsExactly(".onggi/logs/off.jsonl", ".onggi/cache/answers.db");
        assertThat(keeping("logs: never, cache: 30d").plan(true)).isEmpty();
    }

    private void file(String name, int daysAgo) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(daysAgo))));
    }

    @Test
    void theNextTidyingIsAtAQuietHour() throws IOException {
        var keeping = keeping("");
        assertThat(keeping.next(NOW)).isEqualTo("2026-03-21T03:30:00Z");
        assertThat(keeping.next(Instant.parse("2026-03-20T03:29:00Z")))
                .isEqualTo("2026-03-20T03:30:00Z");
    }
}
