package dev.onggi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.schedule.Durations.Past;
import dev.onggi.schedule.Durations.StepProgress;
import dev.onggi.store.Database;
import dev.onggi.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class DurationRepositoryTest {
    @Parameter TestStore store;

    private static final Instant BEGIN = Instant.parse("2025-03-05T00:00:00Z");

    @TempDir Path folder;
    private Database database;

    @BeforeEach
    void open() {
        database = store.in(folder).open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void learnsFromTheLastTenRunsThatSucceeded() {
        for (int i = 0; i < 12; i++) {
            run("r" + i, i, "succeeded", 10L + i);
            step("r" + i, "fetch", i, "SUCCEEDED", 4L, 0, 1000 + i);
            step("r" + i, "clean", i, "SUCCEEDED", 6L + i, 1000 + i, 900);
        }
        run("bad", 20, "failed", 1L);
        step("bad", "fetch", 20, "FAILED", 1L, 0, 5);
        run("going", 21, "running", null);
        step("going", "fetch", 21, "RUNNING", null, 0, 0);
        var durations = new DurationRepository(database);

        assertThat(durations.runs("p")).hasSize(10).startsWith(past(21, 1011), past(20, 1010));
        assertThat(durations.steps("p"))
                .containsOnlyKeys("fetch", "clean")
                .allSatisfy((_, past) -> assertThat(past).hasSize(10));
        assertThat(durations.steps("p").get("clean")).startsWith(past(17, 1011));
        assertThat(durations.runs("other")).isEmpty();
        assertThat(durations.going())
                .containsExactly(
                        new Durations.Going(
                                "going",
                                "p",
                                at(21),
                                at(21),
                                Map.of("fetch", new StepProgress(at(21), null))));
    }

    @Test
    void countsNeitherTheWaitInTheQueueNorSamples() {
        run("r", 0, "succeeded", 7200L + 9);
        step("r", "fetch", 2, "SUCCEEDED", 9L, 0, 4);
        run("sample", 3, "succeeded", 1L);
        database.write(handle -> handle.execute("UPDATE run SET sample = 5 WHERE id = 'sample'"));

        assertThat(new DurationRepository(database).runs("p")).isEqualTo(List.of(past(9, 4)));
    }

    @Test
    void takesARunWithoutStepsForOneWithoutRows() {
        run("r", 0, "succeeded", 3L);

        assertThat(new DurationRepository(database).runs("p")).isEqualTo(List.of(past(3, 0)));
    }

    private void run(String id, int hour, String state, @Nullable Long seconds) {
        database.write(handle ->
                handle.execute(
                        "INSERT INTO run (id, pipeline, environment, state, started_at, ended_at,"
                                + " interval_start, interval_end, params, definition, holder) VALUES"
                                + " (?, 'p', 'dev', ?, ?, ?, ?, ?, '{}', '', '')",
                        id,
                        state,
                        at(hour).toString(),
                        end(hour, seconds),
                        at(hour).toString(),
                        at(hour).toString()));
    }

    private void step(
            String run,
            String name,
            int hour,
            String state,
            @Nullable Long seconds,
            long in,
            long out) {
        database.write(handle ->
                handle.execute(
                        "INSERT INTO step (run_id, name, position, uses, state, attempt,"
                                + " started_at, ended_at, rows_in, rows_out) VALUES (?, ?, 0, 'x',"
                                + " ?, 1, ?, ?, ?, ?)",
                        run,
                        name,
                        state,
                        at(hour).toString(),
                        end(hour, seconds),
                        in,
                        out));
    }

    private static @Nullable String end(int hour, @Nullable Long seconds) {
        return seconds == null ? null : at(hour).plusSeconds(seconds).toString();
    }

    private static Instant at(int hour) {
        return BEGIN.plus(Duration.ofHours(hour));
    }

    private static Past past(long seconds, long rows) {
        return new Past(Duration.ofSeconds(seconds), rows);
    }
}
