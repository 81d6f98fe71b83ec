package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DataProblem;
import dev.onggi.event.Ending;
import dev.onggi.event.Event;
import dev.onggi.problem.OnggiException;
import dev.onggi.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Pipelines with a `timeout:` of their own.
@ParameterizedClass
@EnumSource
class OverdueRunTest extends RunCase {
    @Parameter TestStore store;

    @Override
    RunFixture fixture() throws IOException {
        return new RunFixture(root, store.in(Files.createTempDirectory(root, "store")).open());
    }

    @BeforeEach
    void kinds() {
        world.source("noop", context -> NOTHING);
        world.source(
                "long",
                context -> {
                    var told = new CountDownLatch(1);
                    try (var waiting = context.cancellation().onCancel(told::countDown)) {
                        told.await();
                    }
                    throw OnggiException.of(DataProblem.CANCELLED);
                });
    }

    private RunResult work(String pipeline) {
        var pulse = new Engine.Pulse(Duration.ofMillis(20), Duration.ofSeconds(30));
        var worker = new Engine.Worker("w", Set.of(), false, Places.standard(Map.of()), pulse);
        var orders = new Orders(world.space, world);
        var run = orders.start(pipeline, RunRequest.NOW, RunCause.MANUAL).orElseThrow();
        try (var engine = new Engine(world.space, world.database, world, worker).start()) {
            return engine.follow(run, new Cancellation());
        }
    }

    @Test
    void aRunThatTakesTooLongFailsAndSaysSo() {
        world.define(
                """
                name: p
                timeout: 200ms
                steps:
                  a: {uses: long, retry: 3}
                  b: {uses: noop, needs: [a], run_on: always}
                """);
        var result = work("p");
        assertThat(result.state()).isEqualTo(RunResult.State.FAILED);
        assertThat(states(result)).containsExactly("a FAILED", "b SKIPPED");
        assertThat(only(result, 0).id()).isEqualTo("ONGGI-8018");
        assertThat(only(result, 0).args()).endsWith("200ms");
        assertThat(world.events)
                .filteredOn(Event.RunEnded.class::isInstance)
                .extracting(event -> ((Event.RunEnded) event).ending().state())
                .containsExactly(Ending.State.FAILED);
    }

    @Test
    void whatItsStepsHaveBegunEndsWithIt() {
        world.define("name: inner\nsteps:\n  a: {uses: long}\n");
        world.define("name: p\ntimeout: 200ms\nsteps:\n  call: {uses: pipeline/inner}\n");
        var result = work("p");
        assertThat(result.state()).isEqualTo(RunResult.State.FAILED);
        assertThat(only(result, 0).id()).isEqualTo("ONGGI-8018");
        assertThat(world.space.runs().find("inner").orElseThrow().state()).isEqualTo("cancelled");
    }

    @Test
    void oneThatIsInTimeIsLeftAlone() {
        world.define("name: p\ntimeout: 20s\nsteps:\n  a: {uses: noop}\n");
        assertThat(work("p").state()).isEqualTo(RunResult.State.SUCCEEDED);
    }

    @Test
    void itsTimeBeginsAnewWhereItIsRepeated() {
        world.define("name: p\ntimeout: 1s\nsteps:\n  a: {uses: long}\n");
        var run = work("p").id();
        world.source("long", context -> NOTHING);
        world.define("name: p\ntimeout: 1s\nsteps:\n  a: {uses: long}\n");
        var orders = new Orders(world.space, world);
        orders.again(orders.plan(run, RetryRequest.UNDONE));
        assertThat(
                        new OverdueRepository(
                                        new RunBookRepository(world.database, world.space, world)
                                                .world())
                                .runs(null))
                .isEqualTo(List.of());
        try (var engine = Engine.serve(world.space, world, Set.of())) {
            assertThat(engine.follow(run, new Cancellation()).state())
                    .isEqualTo(RunResult.State.SUCCEEDED);
        }
    }
}
