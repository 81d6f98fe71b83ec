package dev.onggi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Manifest;
import dev.onggi.store.Database;
import dev.onggi.store.TestStore;
import dev.onggi.testkit.SettableClock;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
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
class DataSchedulesTest {
    @Parameter TestStore store;

    @TempDir Path folder;

    private final SettableClock clock = SettableClock.at("2025-03-05T00:00:00Z");
    private final List<Slot> started = new ArrayList<>();
    private final List<ScheduleEvent> events = new ArrayList<>();
    private final Set<Instant> runs = new HashSet<>();
    private List<Planned> planned = schedule("{after: {file: 'inbox/*.csv'}}");
    private boolean dies;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("onggi.yaml"), "timezone: UTC\n");
        Files.createDirectories(folder.resolve("inbox"));
        database = store.in(folder).open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void runsOnceWhenAFileHasArrivedAndGrowsNoMore() throws IOException {
        look();
        write("a.csv", "x");
        look();
        write("a.csv", "xy");
        look();
        assertThat(started).isEmpty();

        look();
        look();

        assertThat(causes()).containsExactly(List.of("inbox/a.csv"));
        assertThat(started.getFirst().from()).isEqualTo("2025-03-05T00:00:10Z");
        assertThat(started.getFirst().kind()).isEqualTo(Slot.Kind.DATA);
    }

    @Test
    void takesTwoLooksInAMomentForOne() throws IOException {
        look();
        write("a.csv", "x");
        look();
        clock.advance(Duration.ofSeconds(1));
        scheduler().look();

        assertThat(started).isEmpty();
    }

    @Test
    void runsOnceForAllFilesThatArrivedTogether() throws IOException {
        look();
        write("b.csv", "x");
        write("a.csv", "x");
        look();
        look();

        assertThat(causes()).containsExactly(List.of("inbox/a.csv", "inbox/b.csv"));
    }

    @Test
    void runsAgainForAFileThatChanged() throws IOException {
        arrive("a.csv", "x");
        write("a.csv", "other");
        look();
        look();

        assertThat(causes()).containsExactly(List.of("inbox/a.csv"), List.of("inbox/a.csv"));
        assertThat(started.getLast().from()).isEqualTo(started.getFirst().at());
    }

    @Test
    void takesFilesThatWereThereBeforeForKnown() throws IOException {
        write("a.csv", "x");
        look();
        look();
        look();

        assertThat(started).isEmpty();
    }

    @Test
    void takesFilesThatWereThereBeforeForNewWhereItMakesUp() throws IOException {
        planned = schedule("{after: {file: 'inbox/*.csv'}, catchup: true}");
        write("a.csv", "x");
        look();
        look();

        assertThat(causes()).containsExactly(List.of("inbox/a.csv"));
    }

    @Test
    void doesNotTakeAFileForNewBecauseItsFolderWentAndCame() throws IOException {
        arrive("a.csv", "x");
        var inbox = folder.resolve("inbox");
        Files.move(inbox, folder.resolve("away"));
        look();
        look();
        Files.move(folder.resolve("away"), inbox);
        look();
        look();

        assertThat(started).hasSize(1);
    }

    @Test
    void handsOverAgainWhatWasRecordedBeforeACrash() throws IOException {
        look();
        write("a.csv", "x");
        look();
        dies = true;
        look();
        dies = false;
        look();
        look();

        assertThat(causes()).containsExactly(List.of("inbox/a.csv"));
        assertThat(runs).hasSize(1);
    }

    @Test
    void gathersWhatArrivesUntilTheSchedulersProcessIsBack() throws IOException {
        look();
        write("a.csv", "x");
        clock.advance(Duration.ofHours(9));
        look();
        look();

        assertThat(causes()).containsExactly(List.of("inbox/a.csv"));
    }

    @Test
    void letsGoOfFilesThatArriveDuringAPause() throws IOException {
        look();
        planned = planned.stream().map(Schedules::paused).toList();
        write("a.csv", "x");
        look();
        look();
        planned = schedule("{after: {file: 'inbox/*.csv'}}");
        look();
        look();

        assertThat(started).isEmpty();
    }

    @Test
    void runsOnceForEachRunThatSucceeded() {
        planned = schedule("{after: {pipeline: other}}");
        run("old", "other", "succeeded");
        look();
        run("one", "other", "succeeded");
        run("two", "other", "succeeded");
        run("bad", "other", "failed");
        run("going", "other", "running");
        run("sample", "other", "succeeded");
        run("filled", "other", "succeeded");
        database.write(handle -> {
            handle.execute("UPDATE run SET sample = 10 WHERE id = 'sample'");
            handle.execute("UPDATE run SET backfill = 1 WHERE id = 'filled'");
        });
        run("foreign", "third", "succeeded");
        look();
        look();

        assertThat(causes()).containsExactly(List.of("one"), List.of("two"));
        assertThat(started.get(1).at()).isAfter(started.get(0).at());
    }

    @Test
    void runsOnceForEachRunThatPublishedTheDataset() {
        planned = schedule("{after: {dataset: orders}}");
        look();
        run("one", "other", "failed");
        version("raw/a", "one", "raw", Map.of());
        version("processed/a", "one", "processed", Map.of());
        run("two", "other", "running");
        version("raw/b", "two", "raw", Map.of());
        run("sample", "other", "succeeded");
        version("raw/c", "sample", "raw", Map.of("partial", "sample"));
        run("own", "p", "succeeded");
        version("raw/d", "own", "raw", Map.of());
        look();
        look();

        assertThat(causes()).containsExactly(List.of("one"));
    }

    @Test
    void seesANewVersionThatAnEarlierRunIsGivenLater() {
        planned = schedule("{after: {dataset: orders}}");
        look();
        run("one", "other", "succeeded");
        version("processed/a", "one", "processed", Map.of());
        look();
        version("processed/a_2", "one", "processed", Map.of());
        look();

        assertThat(causes()).containsExactly(List.of("one"), List.of("one"));
    }

    @Test
    void forgetsEverythingOfAScheduleThatIsGone() throws IOException {
        arrive("a.csv", "x");
        planned = List.of();
        look();

        for (var table : List.of("cursor", "file", "seen", "arrival")) {
            long rows =
                    database.read(handle ->
                            handle.createQuery("SELECT count(*) FROM schedule_" + table)
                                    .mapTo(Long.class)
                                    .one());
            assertThat(rows).as(table).isZero();
        }
    }

    private void arrive(String name, String text) throws IOException {
        look();
        write(name, text);
        look();
        look();
        assertThat(started).hasSize(1);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve("inbox").resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    private void run(String id, String pipeline, String state) {
        var at = clock.instant().toString();
        var end = state.equals("running") ? null : at;
        database.write(handle ->
                handle.execute(
                        "INSERT INTO run (id, pipeline, environment, state, started_at, ended_at,"
                                + " interval_start, interval_end, params, definition, holder) VALUES"
                                + " (?, ?, 'dev', ?, ?, ?, ?, ?, '{}', '', '')",
                        id,
                        pipeline,
                        state,
                        at,
                        end,
                        at,
                        at));
    }

    private void version(String file, String run, String area, Map<String, Object> notes) {
        var manifest = new Manifest(file, "0", 1, 1, null, notes);
        database.write(handle ->
                handle.execute(
                        "INSERT INTO dataset (file, area, source, run_id, step, state, staged,"
                                + " rows, bytes, sha256, manifest, created_at) VALUES (?, ?,"
                                + " 'orders', ?, 's', 'published', '', 1, 1, '0', ?, ?)",
                        file,
                        area,
                        run,
                        manifest.json(),
                        clock.instant().toString()));
    }

    private void look() {
        clock.advance(Duration.ofSeconds(10));
        scheduler().look();
        if (!dies) {
            assertThat(events).noneMatch(ScheduleEvent.Failed.class::isInstance);
        } else {
            events.clear();
        }
    }

    /// A new one each time: what it must know lies in the database.
    private Scheduler scheduler() {
        return Scheduler.of(
                Workspaces.open(folder, null, Map.of()),
                database,
                () -> new Agenda(planned, Set.of()),
                this::start,
                clock,
                events::add);
    }

    private boolean start(Slot slot) {
        boolean fresh = runs.add(slot.at());
        if (fresh) {
            started.add(slot);
        }
        if (dies) {
            throw new IllegalStateException("died before it was noted");
        }
        return fresh;
    }

    private List<List<String>> causes() {
        return started.stream().map(Slot::causes).toList();
    }

    private static List<Planned> schedule(String text) {
        return Schedules.all("p", text, ZoneOffset.UTC);
    }
}
