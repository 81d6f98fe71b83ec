package dev.onggi.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.data.DatasetRepository.Producer;
import dev.onggi.store.Database;
import dev.onggi.store.TestStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class DatasetRepositoryTest {
    @Parameter TestStore kind;
    @TempDir Path folder;
    private Database database;
    private DatasetRepository datasets;

    @BeforeEach
    void open() {
        database = kind.in(folder).open();
        datasets = new DatasetRepository(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Entry entry(String file, String run, String createdAt, long rows) {
        return entry(file, run, createdAt, rows, Map.of());
    }

    private static Entry entry(
            String file, String run, String createdAt, long rows, Map<String, Object> notes) {
        return new Entry(
                new Manifest(file, "ab12", 3_000_000_000L, rows, null, notes),
                "raw",
                new Producer(run, "fetch"),
                ".onggi/staged/1",
                createdAt);
    }

    private void publish(Entry entry) {
        datasets.prepare(entry);
        datasets.publish(entry.manifest().file());
    }

    private List<String> published() {
        return datasets.published().stream().map(e -> e.manifest().file()).toList();
    }

    @Test
    void aFileIsPreparedThenPublishedThenForgotten() {
        var entry = entry("data/raw/리뷰 '1'.parquet", "r1", "2024-03-05T00:00:00Z", 7);
        datasets.prepare(entry);

        assertThat(datasets.prepared()).containsExactly(entry);
        assertThat(datasets.find(entry.manifest().file())).isEmpty();

        datasets.publish(entry.manifest().file());
        assertThat(datasets.prepared()).isEmpty();
        assertThat(datasets.find(entry.manifest().file())).contains(entry);
        assertThat(datasets.ofRun("r1")).containsExactly(entry);

        datasets.forget(entry.manifest().file());
        assertThat(datasets.published()).isEmpty();
    }

    @Test
    void aFilePreparedAnewReplacesItsRecord() {
        publish(entry("a", "r1", "2024-03-05T00:00:00Z", 1));
        var again = entry("a", "r2", "2024-03-06T00:00:00Z", 2);

        datasets.prepare(again);

        assertThat(datasets.prepared()).containsExactly(again);
        assertThat(datasets.published()).isEmpty();
    }

    @Test
    void theNewestComeFirstAndThenTheirNamesByCodePoint() {
        publish(entry("b", "r1", "2024-03-05T00:00:00Z", 1));
        publish(entry("B", "r1", "2024-03-05T00:00:00Z", 1));
        publish(entry("a", "r1", "2024-03-06T00:00:00Z", 1));

        assertThat(published()).containsExactly("a", "B", "b");
    }

    @Test
    void theLastRawOneIsNoSample() {
        for (var run : List.of("r1", "r2", "r3")) {
            database.write(handle ->
                    handle.execute(
                            "INSERT INTO run (id, pipeline, environment, state, started_at, ended_at, interval_start,"
                                    + " interval_end, params, definition, stale, holder) VALUES (?, 'orders', 'dev', 'succeeded', ?, NULL, '',"
                                    + " '', '{}', '', 0, 'me')",
                            run,
                            run));
        }
        publish(entry("a", "r1", "2024-03-05T00:00:00Z", 1));
        publish(entry("b", "r2", "2024-03-06T00:00:00Z", 2));
        publish(entry("c", "r3", "2024-03-07T00:00:00Z", 3, Map.of(Manifest.PARTIAL, true)));

        assertThat(datasets.lastRaw("orders", "fetch"))
                .hasValueSatisfying(e -> assertThat(e.manifest().file()).isEqualTo("b"));
        assertThat(datasets.lastRaw("orders", "other")).isEmpty();
    }
}
