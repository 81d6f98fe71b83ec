package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.Failure;
import dev.onggi.step.StepOutcome;
import dev.onggi.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RunStatisticsTest extends RunCase {
    private static final Period DAY =
            new Period(RunFixture.NOW.minus(Duration.ofDays(1)), RunFixture.NOW.plusSeconds(1));

    @Parameter TestStore store;

    @Override
    RunFixture fixture() throws IOException {
        return new RunFixture(root, store.in(Files.createTempDirectory(root, "store")).open());
    }

    private RunStatistics.OfPipeline only() {
        var all = new RunStatistics(world.database).of(DAY);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void runsStepsRowsTriesAndMoneyAreCounted() {
        var tries = new AtomicInteger();
        world.source(
                "collect/shaky",
                context -> {
                    if (tries.incrementAndGet() == 1) {
                        throw Failure.unreachable("down for a moment", null);
                    }
                    return RunFixture.numbers(10).run(context);
                });
        world.reader(
                "pay",
                context ->
                        StepOutcome.of(
                                null,
                                new StepOutcome.Ledger(10, 7, 3, 0),
                                Map.of("cost_usd", "0.125000")));
        var steps =
                "fetch: {uses: collect/shaky, retry: {times: 1, wait: 1ms}}\nask: {uses: pay}\n";
        world.run(steps);
        world.run(steps);
        var one = only();
        assertThat(one.ends()).isEqualTo(new RunStatistics.Ends(2, 0, 0, 0));
        assertThat(one.rows()).isEqualTo(new RunStatistics.Rows(20, 0, 6));
        assertThat(one.retries()).isEqualTo(1);
        assertThat(one.costMicros()).isEqualTo(250_000);
        assertThat(one.steps()).extracting("name").containsExactly("fetch", "ask");
        assertThat(one.steps().getFirst().took().count()).isEqualTo(2);
        assertThat(RunStatistics.json(one))
                .containsEntry("cost_usd", 0.25)
                .containsEntry("success_rate", 1.0);
    }

    @Test
    void aFailedRunLowersTheRateAndACancelledOneDoesNot() {
        world.run("a: {uses: fail}\n");
        world.run("a: {uses: collect/n}\n");
        world.database.write(handle ->
                handle.execute(
                        "INSERT INTO run (id, pipeline, environment, state, started_at, ended_at,"
                                + " interval_start, interval_end, params, definition, holder)"
                                + " SELECT 'x', pipeline, environment, 'cancelled', started_at,"
                                + " ended_at, interval_start, interval_end, params, definition,"
                                + " holder FROM run LIMIT 1"));
        var one = only();
        assertThat(one.ends()).isEqualTo(new RunStatistics.Ends(1, 1, 0, 1));
        assertThat(one.ends().successRate()).isEqualTo(0.5);
    }

    @Test
    void onlyRunsOfTheTimeCount() {
        world.run("a: {uses: collect/n}\n");
        var now = RunFixture.NOW;
        var statistics = new RunStatistics(world.database);
        assertThat(statistics.of(new Period(now, now.plusMillis(1)))).hasSize(1);
        assertThat(statistics.of(new Period(now.minusSeconds(9), now))).isEmpty();
        assertThat(statistics.of(new Period(now.plusMillis(1), now.plusSeconds(9)))).isEmpty();
    }

    @Test
    void aStoreOfAnEarlierVersionThatIsOnlyReadHasNone() throws IOException {
        var file = root.resolve("old.db");
        try (var old = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = old.createStatement()) {
            statement.execute("CREATE TABLE run (id TEXT)");
        } catch (java.sql.SQLException e) {
            throw new IOException(e);
        }
        try (var database = dev.onggi.store.Database.openReadOnly(file)) {
            assertThat(new RunStatistics(database).of(DAY)).isEmpty();
        }
    }

    @Test
    void percentilesAreTakenByTheNearestRank() {
        var hundred = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofSeconds).toList();
        assertThat(Timing.of(hundred))
                .isEqualTo(new Timing(100, Duration.ofSeconds(50), Duration.ofSeconds(95)));
        assertThat(Timing.of(List.of(Duration.ofSeconds(3), Duration.ofSeconds(1))))
                .isEqualTo(new Timing(2, Duration.ofSeconds(1), Duration.ofSeconds(3)));
        assertThat(Timing.of(List.of())).isEqualTo(new Timing(0, Duration.ZERO, Duration.ZERO));
    }

    @Test
    void runsAreFoundByPipelineStateAndDay() {
        var well = world.run("a: {uses: collect/n}\n").id();
        var badly = world.run("a: {uses: fail}\n").id();
        var search = new RunSearchRepository(world.database);
        assertThat(found(search, null, null, null, 9)).containsExactlyInAnyOrder(well, badly);
        assertThat(found(search, "p", "failed", null, 9)).containsExactly(badly);
        assertThat(found(search, "q", null, null, 9)).isEmpty();
        assertThat(found(search, null, null, RunFixture.NOW, 9)).hasSize(2);
        assertThat(found(search, null, null, RunFixture.NOW.plusSeconds(1), 9)).isEmpty();
        assertThat(found(search, null, null, null, 1)).hasSize(1);
    }

    private static List<String> found(
            RunSearchRepository search, String pipeline, String state, Instant since, int limit) {
        return search.find(new RunSearchRepository.Filter(pipeline, state, since, limit)).stream()
                .map(RunRepository.RecordedRun::id)
                .toList();
    }

    @Test
    void servingIsSeenByHeartbeatsAndAGapCountsAsDown() {
        var times = new ServiceTimeRepository(world.database);
        var from = Instant.parse("2024-03-01T00:00:00Z");
        var period = new Period(from, from.plus(Duration.ofHours(10)));
        assertThat(times.availability(period)).isEmpty();
        serve("a", from.minusSeconds(3600), from.plus(Duration.ofHours(4)));
        serve("b", from.plus(Duration.ofHours(3)), from.plus(Duration.ofHours(5)));
        serve("b", from.plus(Duration.ofHours(6)), from.plus(Duration.ofHours(12)));
        assertThat(times.availability(period).orElseThrow()).isBetween(0.9, 0.901);
        var before = new Period(from.minus(Duration.ofDays(9)), from);
        assertThat(times.availability(before)).contains(1.0);
    }

    private void serve(String worker, Instant began, Instant seen) {
        world.database.write(handle ->
                handle.execute(
                        "INSERT INTO service VALUES (?, ?, ?)",
                        worker,
                        began.toEpochMilli() * 1000,
                        seen.toEpochMilli() * 1000));
    }

    @Test
    void aWorkerThatServesIsOneRowUntilItFallsSilent() {
        var book = new RunBookRepository(world.database, world.space, world);
        var workers = new WorkerRepository(book.world());
        workers.serves("w");
        workers.serves("w");
        assertThat(rows()).isEqualTo(1);
        world.database.write(handle ->
                handle.execute(
                        "UPDATE service SET began = began - 90000000, seen = seen - 70000000"));
        workers.serves("w");
        assertThat(rows()).isEqualTo(2);
    }

    private long rows() {
        return world.database.read(handle ->
                handle.createQuery("SELECT COUNT(*) FROM service").mapTo(Long.class).one());
    }
}
