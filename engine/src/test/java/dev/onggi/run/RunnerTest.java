package dev.onggi.run;

import static dev.onggi.run.RunFixture.numbers;
import static dev.onggi.run.RunFixture.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import dev.onggi.step.Step;
import dev.onggi.step.StepOutcome;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class RunnerTest {
    private static final StepOutcome NOTHING =
            StepOutcome.of(null, new StepOutcome.Ledger(0, 0, 0, 0), Map.of());

    @TempDir Path root;
    private RunFixture world;

    @BeforeEach
    void open() throws IOException {
        world = new RunFixture(root);
        world.source("collect/n", numbers(10));
        world.reader("save", context -> NOTHING);
        world.source(
                "fail",
                context -> {
                    throw Failure.data("row 3 is broken", "mend it");
                });
    }

    @AfterEach
    void close() throws IOException {
        world.close();
        assertThat(world.workspace.state().resolve("staged").toFile().list()).isNullOrEmpty();
    }

    private static List<String> states(RunResult result) {
        return result.steps().stream().map(s -> s.name() + " " + s.state()).toList();
    }

    private static Problem only(RunResult result, int step) {
        assertThat(result.steps().get(step).problems()).hasSize(1);
        return result.steps().get(step).problems().getFirst();
    }

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
    void triesEndAndMemoryIsKeptOnSuccessOnly() {
        world.source(
                "down",
                context -> {
                    context.memory().put("mark", "lost");
                    throw Failure.unreachable("not now", null);
                });
        var result = world.run("a: {uses: down, retry: {times: 1, wait: 1ms}}\n");
        assertThat(only(result, 0).code()).isEqualTo(RunProblem.SOURCE_FOR_NOW);
        assertThat(world.space.runs().memory("p", "a", "mark")).isEmpty();
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
    void conditionsDecideAndTellWhy() {
        var result =
                world.run(
                        """
                        a: {uses: collect/n}
                        b: {uses: save, when: "${steps.a.rows} > 10"}
                        c: {uses: save, from: [a], when: "${steps.a.rows} == 10"}
                        d: {uses: collect/n, needs: [b]}
                        """);
        assertThat(states(result))
                .containsExactly("a SUCCEEDED", "b SKIPPED", "c SUCCEEDED", "d SUCCEEDED");
        assertThat(result.succeeded()).isTrue();
        assertThat(only(result, 1).message(dev.onggi.problem.Language.EN))
                .contains("`${steps.a.rows} > 10` does not hold");
    }

    @Test
    void stepsThatDoNotWaitForEachOtherRunSideBySide() {
        var barrier = new CyclicBarrier(2);
        Step meeting =
                context -> {
                    barrier.await(10, TimeUnit.SECONDS);
                    return NOTHING;
                };
        world.source("meet", meeting);
        assertThat(world.run("a: {uses: meet}\nb: {uses: meet}\n").succeeded()).isTrue();
    }

    @Test
    void untilRunsAStepAndWhatItNeeds() {
        var until = new RunRequest(Map.of(), null, 7, "b");
        var result =
                world.run(
                        "a: {uses: collect/n}\nb: {uses: save}\nc: {uses: save}\nd: {uses: fail}\n",
                        until,
                        new RunListener() {},
                        new Cancellation());
        assertThat(states(result)).containsExactly("a SUCCEEDED", "b SUCCEEDED");
        var wrong = new RunRequest(Map.of(), null, 0, "bb");
        assertThatThrownBy(() ->
                        world.run(
                                "b: {uses: collect/n}\n",
                                wrong,
                                new RunListener() {},
                                new Cancellation()))
                .hasMessageContaining("did you mean `b`");
    }

    @Test
    void aDateMakesAnInterval() {
        var intervals = new ArrayList<Instant>();
        world.source(
                "look",
                context -> {
                    intervals.add(context.run().intervalStart());
                    intervals.add(context.run().intervalEnd());
                    assertThat(context.run().backfill()).isTrue();
                    assertThat(context.run().sample()).isEqualTo(5);
                    return NOTHING;
                });
        var date = Instant.parse("2024-02-02T00:00:00Z");
        world.run(
                "a: {uses: look}\n",
                new RunRequest(Map.of(), date, 5, null),
                new RunListener() {},
                new Cancellation());
        assertThat(intervals).containsExactly(Instant.parse("2024-02-01T00:00:00Z"), date);
    }

    @Test
    void aCalledPipelineRunsForEachItemAloneInItsFailure() {
        world.source(
                "pick",
                context -> {
                    if ("b".equals(context.run().params().get("item"))) {
                        throw Failure.data("b is broken", "");
                    }
                    return NOTHING;
                });
        var inner =
                new dev.onggi.pipeline.PipelineReader(world)
                        .read(
                                "name: inner\nparams: {item: {type: string}}\nsteps:\n  s: {uses: pick}\n",
                                "i.yaml");
        world.pipelines.put("inner", inner);
        var result =
                world.run(
                        "all: {uses: pipeline/inner, for_each: [a, b, c], params: {item: \"${item}\"}}\n");
        assertThat(result.state()).isEqualTo(State.FAILED);
        assertThat(only(result, 0).args()).containsExactly("inner", "b");
        assertThat(world.space.runs().latest(9))
                .filteredOn(r -> r.pipeline().equals("inner"))
                .hasSize(3);
        assertThat(world.run("one: {uses: pipeline/inner, params: {item: a}}\n").succeeded())
                .isTrue();
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
                        "\uFEFF\"_id\",\"n\",\"s\",\"_reason\",\"_step\"\n"
                                + "2,1,\"x, \"\"1\",\"no \"\"1\"\"\",b\n8,7,\"x, \"\"7\",\"no \"\"7\"\"\",b\n");
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

    @Test
    void theLastDatasetOfAStepIsRemembered() {
        var seen = new ArrayList<Long>();
        world.source(
                "collect/m",
                context -> {
                    context.memory().lastDataset().ifPresent(d -> seen.add(d.rows()));
                    return StepOutcome.of(
                            publish(context, 4), new StepOutcome.Ledger(4, 4, 0, 0), Map.of());
                });
        world.run("a: {uses: collect/m}\n");
        world.run("a: {uses: collect/m}\n");
        assertThat(seen).containsExactly(4L);
    }

    @Test
    void aSampleIsNotTheLastDatasetOfAStep() {
        var seen = new ArrayList<Long>();
        world.source(
                "collect/m",
                context -> {
                    context.memory().lastDataset().ifPresent(d -> seen.add(d.rows()));
                    int rows = context.run().sample() > 0 ? 1 : 4;
                    return StepOutcome.of(
                            publish(context, rows),
                            new StepOutcome.Ledger(rows, rows, 0, 0),
                            Map.of());
                });
        var sample = new RunRequest(Map.of(), null, 1, null);
        var backfill = new RunRequest(Map.of(), RunFixture.NOW, 0, null);
        world.run("a: {uses: collect/m}\n");
        world.run("a: {uses: collect/m}\n", sample, new RunListener() {}, new Cancellation());
        world.run("a: {uses: collect/m}\n", backfill, new RunListener() {}, new Cancellation());
        world.run("a: {uses: collect/m}\n");
        assertThat(seen).containsExactly(4L, 4L, 4L);
    }

    @Test
    void aMarkMovesOnceItsRowsHaveGoneThrough() {
        var open = new AtomicBoolean();
        world.source("collect/i", marking());
        world.reader("gate", gate(open));
        var steps =
                """
                a: {uses: collect/i}
                other: {uses: collect/i}
                b: {uses: gate, from: [a]}
                c: {uses: gate, from: [b]}
                """;
        var stopped = world.run(steps);
        assertThat(world.space.runs().memory("p", "a", "mark")).isEmpty();
        assertThat(world.space.runs().memory("p", "other", "mark")).contains("7");
        assertThat(Objects.requireNonNull(stopped.steps().get(0).outcome()).warnings())
                .extracting(Problem::code)
                .containsExactly(RunProblem.ROWS_HELD);
        assertThat(world.recorded(stopped).getFirst().problems().getFirst())
                .contains("ONGGI-8015")
                .contains("what `a` collected (rows: 10)");
        open.set(true);
        world.run(
                steps,
                new RunRequest(Map.of(), null, 0, "b"),
                new RunListener() {},
                new Cancellation());
        assertThat(world.space.runs().memory("p", "a", "mark")).isEmpty();
        assertThat(world.run(steps).succeeded()).isTrue();
        assertThat(world.space.runs().memory("p", "a", "mark")).contains("7");
    }

    @Test
    void aMarkMovesWhereStepsAreLeftOutByACondition() {
        world.source("collect/i", marking());
        world.reader("gate", gate(new AtomicBoolean(true)));
        world.run(
                """
                a: {uses: collect/i}
                b: {uses: gate, when: "${steps.a.rows} > 99"}
                c: {uses: gate, from: [b]}
                d: {uses: gate, run_on: failure, from: [a]}
                """);
        assertThat(world.space.runs().memory("p", "a", "mark")).contains("7");
    }

    private static Step marking() {
        return context -> {
            context.memory().put("mark", "7");
            return RunFixture.numbers(10).run(context);
        };
    }

    private static Step gate(AtomicBoolean open) {
        return context -> {
            var dataset = context.inputs().getFirst().dataset();
            var stopped = Problem.of(RunProblem.CALLED, null, "gate", "closed");
            return new StepOutcome(
                    open.get() ? dataset : null,
                    new StepOutcome.Ledger(10, 10, 0, 0),
                    Map.of(),
                    List.of(),
                    open.get() ? List.of() : List.of(stopped));
        };
    }

    @Test
    void anUnsetVariableIsNamedWithTheKeyThatNeedsIt() {
        var result = world.run("a: {uses: collect/n, x: \"Bearer ${env.NO_SUCH_TOKEN}\"}\n");
        assertThat(only(result, 0).message(dev.onggi.problem.Language.EN))
                .isEqualTo("the variable NO_SUCH_TOKEN that `x` needs is not set");
    }

    @Test
    void recoveryEndsRunsOfProcessesThatDied() throws IOException {
        var spill = world.workspace.state().resolve("cache/spill");
        Files.writeString(Files.createDirectories(spill.resolve("unpacked7")).resolve("a"), "x");
        world.database.write(handle ->
                handle.execute(
                        "INSERT INTO run (id, pipeline, environment, state, started_at, interval_start,"
                                + " interval_end, params, definition, holder) VALUES ('r', 'p', 'd', 'running',"
                                + " '2024-01-01T00:00:00Z', '', '', '{}', '', '')"));
        Recovery.run(world.space.publication(), world.space.runs(), world.space.clock(), spill);
        assertThat(world.space.runs().find("r"))
                .hasValueSatisfying(r -> assertThat(r.state()).isEqualTo("interrupted"));
        assertThat(spill).doesNotExist();
    }
}
