package dev.onggi.run;

import static dev.onggi.run.RunFixture.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.data.Cancellation;
import dev.onggi.data.DataProblem;
import dev.onggi.data.RowSet;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult.State;
import dev.onggi.spi.Failure;
import dev.onggi.step.Publisher;
import dev.onggi.step.StepOutcome;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunnerTest extends RunCase {
    @Test
    void aRunHandsItsDatasetsOnAndIsRecorded() {
        var result = world.run("a: {uses: collect/n}\nb: {uses: save}\n");
        assertThat(result.succeeded()).isTrue();
        assertThat(result.id()).isEqualTo("p_20240305_060708");
        assertThat(world.recorded(result))
                .extracting(s -> s.name() + " " + s.state() + " " + s.ledger().rowsOut())
                .containsExactly("a SUCCEEDED 10", "b SUCCEEDED 0");
        assertThat(world.space.runs().latest(5))
                .singleElement()
                .satisfies(r -> assertThat(r.state()).isEqualTo("succeeded"));
        assertThat(root.resolve("data/raw/n_20240305_060708.parquet")).exists();
    }

    @Test
    void runsOfTheSameSecondGetOtherNames() {
        world.run("a: {uses: collect/n}\n");
        assertThat(world.run("a: {uses: collect/n}\n").id()).isEqualTo("p_20240305_060708_2");
        assertThat(root.resolve("data/raw/n_20240305_060708_2.parquet")).exists();
    }

    @Test
    void aGateStopsThePipeline() {
        world.reader("gate", context -> stopped());
        var result =
                world.run(
                        "a: {uses: collect/n}\ng: {uses: gate}\nb: {uses: save}\nc: {uses: save, from: [a], run_on: always}\n");
        assertThat(result.state()).isEqualTo(State.STOPPED);
        assertThat(states(result))
                .containsExactly("a SUCCEEDED", "g STOPPED", "b SKIPPED", "c SUCCEEDED");
        assertThat(only(result, 2).code()).isEqualTo(RunProblem.NOT_REACHED);
    }

    private static StepOutcome stopped() {
        var why = Problem.of(RunProblem.SOURCE_DATA, null, "too few", "");
        return new StepOutcome(
                null, new StepOutcome.Ledger(10, 10, 0, 0), Map.of(), List.of(), List.of(why));
    }

    @Test
    void aFailureIsToldAndWhatWaitsForItIsSkipped() {
        var result =
                world.run(
                        """
                        a: {uses: fail}
                        b: {uses: collect/n, needs: [a]}
                        c: {uses: collect/n, needs: [a], run_on: failure}
                        d: {uses: collect/n, needs: [c], run_on: failure}
                        """);
        assertThat(result.state()).isEqualTo(State.FAILED);
        assertThat(states(result))
                .containsExactly("a FAILED", "b SKIPPED", "c SUCCEEDED", "d SKIPPED");
        assertThat(only(result, 0).line(dev.onggi.problem.Language.EN))
                .isEqualTo("ONGGI-8003  row 3 is broken");
        assertThat(world.recorded(result).getFirst().problems())
                .containsExactly("ONGGI-8003  row 3 is broken");
    }

    @Test
    void whateverAStepThrowsBecomesAProblem() {
        var thrown =
                List.<Throwable>of(
                        Failure.user("wrong key", "mend"),
                        new Failure(Failure.Blame.RESOURCE, false, "no room", null, null),
                        Failure.refused("go away", "ask"),
                        new FileAlreadyExistsException("data"),
                        new IOException("No space left on device"),
                        new IllegalStateException(),
                        new StackOverflowError(),
                        OnggiException.of(DataProblem.EMPTY_FILE, "a.csv"));
        var codes = new ArrayList<Integer>();
        for (var e : thrown) {
            world.source("throw", context -> sneaky(e));
            codes.add(only(world.run("a: {uses: throw}\n"), 0).code().number());
        }
        assertThat(codes).containsExactly(8004, 8005, 8001, 6006, 8005, 8006, 8006, 6015);
    }

    private static StepOutcome sneaky(Throwable e) throws Exception {
        if (e instanceof Error error) {
            throw error;
        }
        throw (Exception) e;
    }

    @Test
    void aFailureThatMayPassIsTriedAgainAndLeavesNothingOfItsTries() throws Exception {
        var tries = new AtomicInteger();
        world.reader(
                "flaky",
                context -> {
                    var rows = new RowSet();
                    rows.add(4);
                    context.rejects()
                            .reject(context.inputs().getFirst().dataset(), rows, row -> "try");
                    context.memory().put("mark", "m" + context.attempt());
                    var staged = context.publisher().stage(Publisher.Area.OUTPUT, "out", "csv");
                    Files.writeString(staged.file(), "x");
                    if (tries.incrementAndGet() < 3) {
                        throw Failure.unreachable("not now", null);
                    }
                    context.publisher().publishFile(staged, 1, Map.of());
                    return StepOutcome.of(null, new StepOutcome.Ledger(10, 9, 1, 0), Map.of());
                });
        var said = Collections.synchronizedList(new ArrayList<String>());
        var result =
                world.run(
                        "a: {uses: collect/n}\nb: {uses: flaky, retry: {times: 3, wait: 5ms}}\n",
                        RunRequest.NOW,
                        new RunListener() {
                            @Override
                            public void said(String step, String level, String message) {
                                if (level.equals("retry")) {
                                    said.add(message);
                                }
                            }
                        },
                        new Cancellation());
        assertThat(result.succeeded()).isTrue();
        assertThat(said).hasSize(2).first().asString().contains("try 1 failed: not now");
        assertThat(root.resolve("data/output").toFile().list())
                .containsExactly("out_20240305_060708.csv");
        assertThat(result.rejects()).hasSize(1);
        assertThat(Files.readAllLines(result.rejects().getFirst())).hasSize(2);
        assertThat(world.space.runs().memory("p", "b", "mark")).contains("m3");
    }

    @Test
    void theNextSaveOfAPathOnAnotherDiskSweepsWhatADeadOneLeft() throws Exception {
        var memory = Path.of("/dev/shm");
        assumeThat(memory).isDirectory().isWritable();
        assumeThat(Files.getFileStore(memory)).isNotEqualTo(Files.getFileStore(root));
        var elsewhere = Files.createTempDirectory(memory, "onggi-");
        var left = Files.writeString(elsewhere.resolve(".out.csv.staged"), "half a file");
        world.reader(
                "outside",
                context -> {
                    var staged = context.publisher().stageAt(elsewhere.resolve("out.csv"));
                    assertThat(staged.file()).isEqualTo(left).doesNotExist();
                    Files.writeString(staged.file(), "x");
                    context.publisher().publishFile(staged, 1, Map.of());
                    return NOTHING;
                });
        try {
            var result = world.run("a: {uses: collect/n}\nb: {uses: outside}\n");

            assertThat(states(result)).containsExactly("a SUCCEEDED", "b SUCCEEDED");
            assertThat(elsewhere.toFile().list()).containsExactly("out.csv");
        } finally {
            Files.deleteIfExists(elsewhere.resolve("out.csv"));
            Files.deleteIfExists(left);
            Files.delete(elsewhere);
        }
    }

    @Test
    void anExceptionInsideARuleEndsTheStepAndLeavesNothing() {
        world.reader(
                "rule",
                context -> {
                    var staged =
                            context.publisher().stage(Publisher.Area.PROCESSED, "n", "parquet");
                    try (var session = context.duckdb().session(context.cancellation())) {
                        var dataset = context.inputs().getFirst().dataset();
                        var cells =
                                session.map(
                                        (positions, texts) -> {
                                            if (positions.applyAsLong(0) > 100_000) {
                                                throw new IllegalStateException("the rule broke");
                                            }
                                        },
                                        "_row",
                                        "s");
                        session.execute(
                                "COPY (SELECT %s FROM %s AS rows) TO %s (FORMAT parquet)"
                                        .formatted(
                                                cells,
                                                session.relation(dataset),
                                                Sql.path(staged.file())));
                    }
                    return NOTHING;
                });
        world.source("collect/many", numbers(300_000));
        var result = world.run("a: {uses: collect/many}\nb: {uses: rule}\n");
        assertThat(result.state()).isEqualTo(State.FAILED);
        assertThat(only(result, 1).line(dev.onggi.problem.Language.EN)).contains("the rule broke");
        assertThat(root.resolve("data/processed").toFile().list()).isNullOrEmpty();
    }

    @Test
    void aStepOverItsTimeIsEnded() {
        world.source("slow", RunnerTest::wait);
        long begun = System.nanoTime();
        var result = world.run("a: {uses: slow, timeout: 100ms, retry: 0}\n");
        assertThat(only(result, 0).code()).isEqualTo(RunProblem.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    /// Waits until it is told to end.
    private static StepOutcome wait(dev.onggi.step.StepContext context) throws Exception {
        var woken = new CountDownLatch(1);
        try (var registration = context.cancellation().onCancel(woken::countDown)) {
            assertThat(registration).isNotNull();
            woken.await();
        }
        throw OnggiException.of(DataProblem.CANCELLED);
    }

    @Test
    void aCancelledRunEndsSoonAndPublishesNothing() {
        var stop = new Cancellation();
        world.source(
                "slow",
                context -> {
                    stop.cancel();
                    return wait(context);
                });
        var result =
                world.run(
                        "a: {uses: slow}\nb: {uses: save}\n",
                        RunRequest.NOW,
                        new RunListener() {},
                        stop);
        assertThat(result.state()).isEqualTo(State.CANCELLED);
        assertThat(states(result)).containsExactly("a CANCELLED", "b CANCELLED");
        assertThat(world.space.datasets().published()).isEmpty();
    }

    @Test
    void rejectedRowsAreWrittenWithTheirReasons() throws IOException {
        world.reader(
                "pick",
                context -> {
                    var rows = new RowSet();
                    rows.add(1);
                    rows.add(7);
                    var dataset = context.inputs().getFirst().dataset();
                    context.rejects().reject(dataset, rows, row -> "no \"" + row + "\"");
                    context.rejects().reject(dataset, new RowSet(), row -> "never");
                    return StepOutcome.of(
                            dataset.without(rows), new StepOutcome.Ledger(10, 8, 2, 0), Map.of());
                });
        var result = world.run("a: {uses: collect/n}\nb: {uses: pick}\n");
        var file = result.rejects().getFirst();
        assertThat(root.relativize(file)).isEqualTo(Path.of("data/rejected/n_20240305_060708.csv"));
        assertThat(Files.readString(file))
                .isEqualTo(
                        "\uFEFFn,s,_reason,_step,_id\n"
                                + "1,\"x, \"\"1\",\"no \"\"1\"\"\",b,2\n7,\"x, \"\"7\",\"no \"\"7\"\"\",b,8\n");
    }

    @Test
    void rejectsOfAStepThatFailsAreNotKept() {
        world.reader(
                "pick",
                context -> {
                    var rows = new RowSet();
                    rows.add(1);
                    context.rejects()
                            .reject(context.inputs().getFirst().dataset(), rows, row -> "no");
                    throw Failure.data("and then it broke", "");
                });
        var result = world.run("a: {uses: collect/n}\nb: {uses: pick}\n");
        assertThat(result.rejects()).isEmpty();
        assertThat(root.resolve("data/rejected")).doesNotExist();
    }

    @Test
    void theLogIsJsonWithMaskedSecretsAndTraces() throws IOException {
        world.source(
                "talk",
                context -> {
                    var token = context.workspace().secrets().get("TOKEN").orElseThrow();
                    context.log().warn("the token is " + token);
                    context.log().progress(1, 2);
                    throw new IllegalStateException("with " + token);
                });
        var result = world.run("a: {uses: talk, x: word}\n");
        var lines = world.log(result);
        for (var line : lines) {
            assertThat(JSON.std.mapFrom(line)).containsKeys("at", "level", "message");
        }
        assertThat(String.join("\n", lines))
                .contains("x=word", "the token is ***", "IllegalStateException", "\\tat ")
                .doesNotContain("s3cret");
    }

    @Test
    void aFixedNameIsReplacedAndAFailureKeepsTheOldFile() throws IOException {
        var content = new ArrayList<>(List.of("one", "two", ""));
        world.source(
                "fix",
                context -> {
                    var staged = context.publisher().stageAt(Path.of("out/fixed.csv"));
                    Files.writeString(staged.file(), content.getFirst());
                    if (content.removeFirst().isEmpty()) {
                        throw Failure.data("broken", "");
                    }
                    context.publisher().publishFile(staged, 1, Map.of());
                    return NOTHING;
                });
        for (int i = 0; i < 3; i++) {
            world.run("a: {uses: fix}\n");
        }
        assertThat(root.resolve("out").toFile().list()).containsExactly("fixed.csv");
        assertThat(root.resolve("out/fixed.csv")).hasContent("two");
    }
}
