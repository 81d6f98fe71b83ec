package dev.onggi.run;

import static dev.onggi.run.RunFixture.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.RunResult.State;
import dev.onggi.schedule.DurationRepository;
import dev.onggi.spi.Failure;
import dev.onggi.step.Step;
import dev.onggi.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RetryTest extends RunCase {
    private static final String THREE =
            """
            a: {uses: collect/n}
            b: {uses: clean}
            c: {uses: save}
            """;

    @Parameter TestStore store;
    private final List<String> done = new ArrayList<>();
    private final AtomicBoolean broken = new AtomicBoolean(true);

    @Override
    RunFixture fixture() throws IOException {
        return new RunFixture(root, store.in(Files.createTempDirectory(root, "store")).open());
    }

    @BeforeEach
    void kinds() {
        world.source("collect/n", counted("collect", numbers(10)));
        world.reader("clean", counted("clean", breaking(numbers(4))));
        world.reader("save", counted("save", context -> NOTHING));
    }

    private Step counted(String name, Step step) {
        return context -> {
            done.add(name);
            return step.run(context);
        };
    }

    private Step breaking(Step step) {
        return context -> {
            if (broken.get()) {
                throw Failure.data("row 3 is broken", "mend it");
            }
            return step.run(context);
        };
    }

    private Orders orders() {
        return new Orders(world.space, world);
    }

    private RetryPlan plan(RunResult run, RetryRequest request) {
        return orders().plan(run.id(), request);
    }

    private RunResult retry(RunResult run) {
        return retry(run, RetryRequest.UNDONE);
    }

    private RunResult retry(RunResult run, RetryRequest request) {
        return new Runner(world.space, world)
                .again(plan(run, request), new RunListener() {}, new Cancellation());
    }

    private static RetryRequest from(String step) {
        return new RetryRequest(step, Set.of(), false, null);
    }

    private static List<String> fates(RetryPlan plan) {
        return plan.steps().stream().map(fate -> fate.step() + " " + fate.written()).toList();
    }

    private List<String> raw() throws IOException {
        try (var files = Files.list(root.resolve("data/raw"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatFailedIsRepeatedWithWhatComesAfterIt() {
        var failed = world.run(THREE);
        assertThat(states(failed)).containsExactly("a SUCCEEDED", "b FAILED", "c SKIPPED");
        assertThat(fates(plan(failed, RetryRequest.UNDONE)))
                .containsExactly("a kept", "b state failed", "c after b");

        broken.set(false);
        var mended = retry(failed);

        assertThat(mended.id()).isEqualTo(failed.id());
        assertThat(mended.state()).isEqualTo(State.SUCCEEDED);
        assertThat(states(mended)).containsExactly("a SUCCEEDED", "b SUCCEEDED", "c SUCCEEDED");
        assertThat(done).containsExactly("collect", "clean", "clean", "save");
        assertThat(world.space.runs().find(failed.id()).orElseThrow().state())
                .isEqualTo("succeeded");
    }

    @Test
    void aSecondTryHasAllItsTriesAgain() {
        var attempts = new ArrayList<Integer>();
        world.reader(
                "clean",
                context -> {
                    attempts.add(context.attempt());
                    throw Failure.unreachable("down", null);
                });
        var steps = THREE.replace("uses: clean", "uses: clean, retry: {times: 1, wait: 1ms}");
        var failed = world.run(steps);
        retry(failed);
        assertThat(attempts).containsExactly(1, 2, 1, 2);
    }

    @Test
    void nothingIsRepeatedWhereAllEndedWellAndNothingChanged() {
        broken.set(false);
        var run = world.run(THREE);
        assertThat(plan(run, RetryRequest.UNDONE).nothing()).isTrue();
        assertThat(fates(plan(run, RetryRequest.UNDONE)))
                .containsExactly("a kept", "b kept", "c kept");
    }

    @Test
    void aStepWhoseSettingChangedIsRepeatedAndItsNewFileStandsBesideTheOld() throws IOException {
        broken.set(false);
        var run = world.run(THREE);
        assertThat(raw())
                .containsExactly("n_20240305_060708.parquet", "n_20240305_060708_2.parquet");
        world.pipeline("p", THREE.replace("uses: clean", "uses: clean, x: other"));

        assertThat(fates(plan(run, RetryRequest.UNDONE)))
                .containsExactly("a kept", "b changed setting x", "c after b");
        assertThat(fates(plan(run, new RetryRequest(null, Set.of(), true, null))))
                .containsExactly("a kept", "b kept", "c kept");
        var again = retry(run);

        assertThat(again.state()).isEqualTo(State.SUCCEEDED);
        assertThat(done).containsExactly("collect", "clean", "save", "clean", "save");
        assertThat(raw()).hasSize(3).contains("n_20240305_060708_3.parquet");
        assertThat(world.log(again))
                .anySatisfy(line ->
                        assertThat(line).contains("run repeated").contains("changed setting x"));
        assertThat(plan(again, RetryRequest.UNDONE).nothing()).isTrue();
    }

    @Test
    void aSecretIsKeptAsAKeyedHashOnly() throws IOException {
        broken.set(false);
        var run = world.run(THREE.replace("collect/n", "collect/n, x: '${env.TOKEN}'"));
        assertThat(plan(run, RetryRequest.UNDONE).nothing()).isTrue();
        var stored =
                world.database.<String>read(handle ->
                        handle.createQuery("SELECT fingerprint FROM step WHERE name = 'a'")
                                .mapTo(String.class)
                                .one());
        assertThat(stored).contains("setting/x").doesNotContain("s3cret-value");
        assertThat(Files.readAllBytes(root.resolve(".onggi/fingerprint.key"))).hasSize(32);
    }

    @Test
    void aNewStepOfTodaysFileIsRunAndOneThatIsGoneIsForgotten() {
        broken.set(false);
        var run = world.run(THREE);
        world.pipeline(
                "p", "a: {uses: collect/n}\nb: {uses: clean}\nd: {uses: save, needs: [b]}\n");
        assertThat(fates(plan(run, RetryRequest.UNDONE)))
                .containsExactly("a kept", "b kept", "d open");
        assertThat(states(retry(run))).containsExactly("a SUCCEEDED", "b SUCCEEDED", "d SUCCEEDED");
        assertThat(world.space.runs().steps(run.id()))
                .extracting(RunRepository.RecordedStep::name)
                .containsExactly("a", "b", "d");
    }

    @Test
    void aRunBeginsAtTheStepThatIsAskedFor() {
        broken.set(false);
        var run = world.run(THREE);
        assertThat(fates(plan(run, from("b")))).containsExactly("a kept", "b asked", "c after b");
        retry(run, from("c"));
        assertThat(done).containsExactly("collect", "clean", "save", "save");
    }

    @Test
    void aRunCannotBeginBehindWhatDidNotEndWell() {
        var run = world.run(THREE);
        assertThatThrownBy(() -> plan(run, from("c")))
                .isInstanceOfSatisfying(
                        OnggiException.class,
                        e ->
                                assertThat(e.problems().getFirst().code())
                                        .isEqualTo(RunProblem.NOT_REACHABLE));
        assertThatThrownBy(() -> plan(run, from("cc"))).hasMessageContaining("did you mean `c`");
    }

    @Test
    void onlyStepsOfSomeStatesAreRepeated() {
        world.source("fail", counted("fail", breaking(context -> NOTHING)));
        var run =
                world.run(
                        THREE
                                + "d: {uses: fail}\ne: {uses: fail, needs: [a], when: '${run.id} == x'}\n");
        broken.set(false);
        assertThat(fates(plan(run, new RetryRequest(null, Set.of(StepState.SKIPPED), false, null))))
                .containsExactly("a kept", "b kept", "c kept", "d kept", "e kept");
        assertThat(fates(plan(run, RetryRequest.UNDONE)))
                .containsExactly(
                        "a kept", "b state failed", "c after b", "d state failed", "e kept");
    }

    @Test
    void aResultWhoseFileIsGoneIsMadeAgain() throws IOException {
        var failed = world.run(THREE);
        Files.delete(root.resolve("data/raw/n_20240305_060708.parquet"));
        assertThat(fates(plan(failed, RetryRequest.UNDONE)))
                .containsExactly("a gone n_20240305_060708.parquet", "b after a", "c after b");
    }

    @Test
    void aTryThatFailsTakesNoFileOfAnEarlierRoundBack() throws IOException {
        broken.set(false);
        var run = world.run(THREE);
        broken.set(true);
        var failed = retry(run, from("b"));
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(raw())
                .containsExactly("n_20240305_060708.parquet", "n_20240305_060708_2.parquet");
    }

    @Test
    void theDurationOfARepeatedRunIsNoneToLearnFrom() {
        var failed = world.run(THREE);
        broken.set(false);
        retry(failed);
        assertThat(new DurationRepository(world.database).runs("p")).isEmpty();
        world.run(THREE);
        assertThat(new DurationRepository(world.database).runs("p")).hasSize(1);
    }

    @Test
    void aRunThatGoesOnIsNotRepeated() {
        world.pipeline("p", THREE);
        var id = orders().start("p", RunRequest.NOW, RunCause.MANUAL).orElseThrow();
        assertThatThrownBy(() -> orders().plan(id, RetryRequest.UNDONE))
                .hasMessageContaining("still goes on");
    }

    @Test
    void twoWhoRepeatTheSameRunAtOnceDoItOnce() {
        var failed = world.run(THREE);
        var first = plan(failed, RetryRequest.UNDONE);
        var second = plan(failed, RetryRequest.UNDONE);
        orders().again(first);
        assertThatThrownBy(() -> orders().again(second)).hasMessageContaining("still goes on");
    }

    @Test
    void onlyTheItemsThatFailedAreRepeated() {
        world.source(
                "item",
                context -> {
                    var n = String.valueOf(context.run().params().get("n"));
                    done.add(n);
                    if (n.equals("y") && broken.get()) {
                        throw Failure.data("broken", "mend it");
                    }
                    return NOTHING;
                });
        world.define(
                """
                name: child
                params: {n: {type: string, default: ''}}
                steps:
                  only: {uses: item, x: "${params.n}"}
                """);
        var calls =
                """
                all: {uses: pipeline/child, for_each: %s, params: {n: "${item}"}}
                end: {uses: fail, needs: [all], when: '${run.id} == x'}
                """;
        var failed = world.run(calls.formatted("[x, y, z]"));
        assertThat(states(failed)).containsExactly("all FAILED", "end SKIPPED");
        assertThat(done).containsExactlyInAnyOrder("x", "y", "z");

        broken.set(false);
        done.clear();
        world.pipeline("p", calls.formatted("[x, y, new]"));
        var mended = retry(failed);

        assertThat(states(mended)).containsExactly("all SUCCEEDED", "end SKIPPED");
        assertThat(done).containsExactlyInAnyOrder("y", "new");
        assertThat(world.space.runs().latest(10)).hasSize(5);
        assertThat(plan(mended, RetryRequest.UNDONE).nothing()).isTrue();

        world.define(
                """
                name: child
                params: {n: {type: string, default: ''}}
                steps:
                  only: {uses: item, x: "changed ${params.n}"}
                """);
        assertThat(fates(plan(mended, RetryRequest.UNDONE)).getFirst())
                .startsWith("all changed item x, item y, item new");
    }

    @Test
    void anOldRunThatIsRepeatedMovesNoMarkBack() {
        var mark = new java.util.concurrent.atomic.AtomicInteger(100);
        world.source(
                "collect/i",
                context -> {
                    context.memory().put("mark", "" + mark.get());
                    return numbers(3).run(context);
                });
        var steps = "a: {uses: collect/i}\nb: {uses: clean}\n";
        var failed = world.run(steps);
        broken.set(false);
        mark.set(200);
        world.run(steps);
        assertThat(world.space.runs().memory("p", "a", "mark")).contains("200");

        assertThat(retry(failed).state()).isEqualTo(State.SUCCEEDED);
        assertThat(world.space.runs().memory("p", "a", "mark")).contains("200");

        mark.set(300);
        retry(failed, from("a"));
        assertThat(world.space.runs().memory("p", "a", "mark")).contains("300");
    }

    @Test
    void theBudgetOfARepetitionIsSeenByItsSteps() {
        var seen = new ArrayList<String>();
        world.reader(
                "clean",
                context -> {
                    seen.add(String.valueOf(context.run().budget()));
                    throw Failure.data("broken", "mend it");
                });
        var failed = world.run(THREE);
        retry(failed, new RetryRequest(null, Set.of(), false, new java.math.BigDecimal("2.5")));
        assertThat(seen).containsExactly("null", "2.500000");
    }

    @Test
    void rejectedRowsOfARepeatedStepTakeThePlaceOfThoseBefore() throws IOException {
        var rejecting = new AtomicBoolean();
        world.reader(
                "clean",
                context -> {
                    var in = context.inputs().getFirst().dataset();
                    var rows = new dev.onggi.data.RowSet();
                    rows.add(rejecting.getAndSet(true) ? 1 : 0);
                    context.rejects().reject(in, rows, row -> "no");
                    return numbers(9).run(context);
                });
        var run = world.run(THREE);
        assertThat(run.rejects()).hasSize(1);
        var again = retry(run, from("b"));
        assertThat(again.rejects()).hasSize(1).doesNotContainAnyElementsOf(run.rejects());
        assertThat(again.rejects().getFirst()).hasFileName("n_20240305_060708_2.csv");
        assertThat(run.rejects().getFirst()).doesNotExist();
    }

    @Test
    void aWorkerThatDidNotSeeTheRepetitionWorksWithWhatItIsNow() {
        var failed = world.run(THREE);
        var worker = new Engine.Worker("w", Set.of(), false, Places.standard(Map.of()));
        try (var engine = new Engine(world.space, world.database, world, worker)) {
            engine.start();
            orders().again(plan(failed, RetryRequest.UNDONE));
            engine.follow(failed.id(), new Cancellation());
            broken.set(false);
            world.pipeline("p", THREE.replace("uses: clean", "uses: clean, x: new"));
            orders().again(plan(failed, RetryRequest.UNDONE));
            var end = new RunFollower(world.space, world);
            assertThat(end.follow(failed.id(), new RunListener() {}, new Cancellation()).state())
                    .isEqualTo(State.SUCCEEDED);
        }
        assertThat(done.getLast()).isEqualTo("save");
    }
}
