package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunBookRepository.Order;
import dev.onggi.run.TaskRepository.Wanted;
import dev.onggi.spi.Failure.Blame;
import dev.onggi.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class WaitingReasonRepositoryTest extends RunCase {
    @Parameter TestStore store;
    private RunBookRepository book;
    private WorkerRepository workers;
    private WaitingReasonRepository why;

    @Override
    RunFixture fixture() throws IOException {
        return new RunFixture(root, store.in(Files.createTempDirectory(root, "store")).open());
    }

    @BeforeEach
    void book() {
        world.source("noop", context -> NOTHING);
        book = new RunBookRepository(world.database, world.space, world);
        workers = new WorkerRepository(book.world());
        why = new WaitingReasonRepository(world.database, world, ZoneOffset.UTC);
    }

    private String accept(String name) {
        return book.accept(new Order(world.current(name), RunRequest.NOW, RunCause.MANUAL, null))
                .orElseThrow();
    }

    private List<Lease> lease(int places, Map<String, Integer> pools) {
        workers.seen("w", "");
        var free = Map.of(Lane.COMPUTE, places, Lane.WAIT, places, Lane.TURN, places);
        return book.lease(new Wanted("w", Set.of(), false, free, pools));
    }

    private List<String> said(String run) {
        return why.of(run).stream()
                .map(one -> one.step() + ": " + one.reason().message(Language.EN))
                .toList();
    }

    @Test
    void whatNobodyWorksOnSaysSo() {
        world.pipeline("p", "a: {uses: noop}\nb: {uses: noop, needs: [a]}\n");
        assertThat(said(accept("p")))
                .containsExactly(
                        "a: no process that works on runs is alive", "b: waits for step `a`");
        assertThat(why.of("p_20240305_060708").getFirst().reason().message(Language.KO))
                .isEqualTo("실행을 맡을 살아 있는 프로세스가 없습니다");
    }

    @Test
    void aStepAtWorkWaitsForNothing() {
        world.pipeline("p", "a: {uses: noop}\nb: {uses: noop, needs: [a]}\n");
        var run = accept("p");
        lease(9, Map.of());
        assertThat(said(run)).containsExactly("b: waits for step `a`");
    }

    @Test
    void aRunBehindAnotherNamesIt() {
        world.define("name: p\nmax_active_runs: 1\nsteps:\n  a: {uses: noop}\n");
        var first = accept("p");
        var second = accept("p");
        var third = accept("p");
        assertThat(said(second))
                .containsExactly(
                        ": it is queued behind run `%s`: at most 1 may go side by side (`max_active_runs`)"
                                .formatted(first));
        assertThat(said(third)).singleElement().asString().contains("`" + first + "` and 1 more");
    }

    @Test
    void aFullPoolNamesThoseThatHoldIt() {
        world.pipeline("p", "a: {uses: noop, pool: db}\nb: {uses: noop, pool: db}\n");
        var run = accept("p");
        lease(9, Map.of("db", 1));
        assertThat(said(run)).containsExactly("b: pool `db` is full: held by " + run + "/a");
    }

    @Test
    void placesThatAreTakenAreNamed() {
        world.pipeline("p", "a: {uses: noop}\nb: {uses: noop}\n");
        var run = accept("p");
        lease(1, Map.of());
        assertThat(said(run))
                .containsExactly(
                        "b: all places of steps that compute are taken: held by " + run + "/a");
    }

    @Test
    void aLabelThatNoWorkerHasIsNamed() {
        world.pipeline("p", "a: {uses: noop, worker: gpu}\n");
        var run = accept("p");
        workers.seen("w", "cpu,big");
        assertThat(said(run)).containsExactly("a: no worker with label `gpu` is alive");
        workers.seen("x", "gpu");
        assertThat(said(run)).containsExactly("a: is about to begin");
    }

    @Test
    void labelsOfWhichNoWorkerHasOneAreNamed() {
        world.pipeline("p", "a: {uses: noop, worker: [gpu, huge]}\n");
        var run = accept("p");
        workers.seen("w", "cpu,big");
        assertThat(said(run)).containsExactly("a: no worker with label `gpu` / `huge` is alive");
        workers.seen("x", "huge");
        assertThat(said(run)).containsExactly("a: is about to begin");
    }

    @Test
    void aStepThatFailedSaysWhyAndWhenItIsTriedAgain() {
        world.pipeline("p", "a: {uses: noop}\n");
        var run = accept("p");
        var lease = lease(1, Map.of()).getFirst();
        var problem = Problem.of(RunProblem.SOURCE_FOR_NOW, null, "the server is down");
        book.again(lease, List.of(problem), Duration.ofMinutes(3));
        assertThat(said(run))
                .singleElement()
                .asString()
                .matches("a: next try at [\\d: -]+, after try 1 failed: .*the server is down");
    }

    @Test
    void aSilentWorkerIsNamedWithTheTimeOfItsTakingOver() {
        world.pipeline("p", "a: {uses: noop}\n");
        var run = accept("p");
        lease(1, Map.of());
        world.database.write(
                handle -> handle.execute("UPDATE worker SET seen_at = seen_at - 20000000"));
        assertThat(said(run))
                .singleElement()
                .asString()
                .matches(
                        "a: test has it and was last heard of at [\\d: -]+; another one takes it over at .*");
    }

    @Test
    void aFullDiskIsTheReasonOfAllSteps() {
        world.pipeline("p", "a: {uses: noop}\n");
        var run = accept("p");
        workers.seen("w", "");
        new ScarcityRepository(world.database)
                .keep("w", new Scarcity(Scarcity.Kind.DISK, 400_000_000, 1_000_000_000));
        assertThat(said(run))
                .containsExactly(
                        "a: only 400 MB of the disk are free: no new step starts below 1,000 MB");
        workers.bury("w");
        assertThat(said(run)).containsExactly("a: no process that works on runs is alive");
    }

    @Test
    void runsThatAStepHasBegunAreNamed() {
        world.pipeline("child", "a: {uses: noop}\n");
        world.pipeline("p", "call: {uses: pipeline/child}\n");
        var run = accept("p");
        var lease = lease(9, Map.of()).getFirst();
        var call = new RunCause.Call(run, "call", "", 1);
        book.call(
                lease,
                new RunBookRepository.Calls(
                        List.of(
                                new Order(
                                        world.current("child"),
                                        RunRequest.NOW,
                                        RunCause.called(call, run + "/call/"),
                                        null)),
                        List.of(),
                        List.of()),
                null);
        assertThat(said(run))
                .containsExactly("call: waits for 1 run that it began: child_20240305_060708");
    }

    @Test
    void apausedPipelineSaysHowItGoesOn() {
        assertThat(why.paused("p")).isEmpty();
        book.pause("p", true);
        var said = why.paused("p").orElseThrow();
        assertThat(said.message(Language.EN))
                .isEqualTo("pipeline `p` is paused and starts no run by itself");
        assertThat(said.hint(Language.EN)).contains("onggi resume p");
    }

    @Test
    void aRunThatHasEndedWaitsForNothing() {
        var result = world.run("a: {uses: noop}\n");
        assertThat(why.of(result.id())).isEmpty();
        assertThat(why.of("nobody")).isEmpty();
    }

    @Test
    void everyReasonIsToldInBothLanguages() {
        for (var reason : WaitReason.values()) {
            assertThat(Optional.of(reason.blame()))
                    .hasValueSatisfying(blame ->
                            assertThat(blame).isIn(Blame.RESOURCE, Blame.USER, Blame.UPSTREAM));
            for (var language : Language.values()) {
                assertThat(Problem.of(reason, null, "a", 1, "b").message(language))
                        .doesNotContain("{", reason.name());
            }
        }
    }
}
