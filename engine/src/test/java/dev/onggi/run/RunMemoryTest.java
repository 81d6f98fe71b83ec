package dev.onggi.run;

import static dev.onggi.run.RunFixture.publish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Cancellation;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Failure;
import dev.onggi.step.Step;
import dev.onggi.step.StepOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RunMemoryTest extends RunCase {
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

    @Test
    void onlyWhatCollectsIsSaidToCollectAgain() {
        world.source("collect/m", RunFixture.numbers(10));
        world.reader(
                "check",
                context -> {
                    context.memory().put("schema", "x");
                    return RunFixture.numbers(10).run(context);
                });
        world.reader("gate", gate(new AtomicBoolean()));

        var stopped =
                world.run(
                        """
                        a: {uses: collect/m}
                        b: {uses: check, from: [a]}
                        c: {uses: gate, from: [b]}
                        """);

        assertThat(stopped.steps())
                .extracting(RunResult.StepResult::outcome)
                .filteredOn(Objects::nonNull)
                .allSatisfy(outcome -> assertThat(outcome.warnings()).isEmpty());
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
    void recoveryEndsRunsOfProcessesThatDied() throws IOException {
        var spill = world.workspace.state().resolve("cache/spill");
        Files.writeString(Files.createDirectories(spill.resolve("unpacked7")).resolve("a"), "x");
        var own = Files.createDirectories(spill.resolve("" + ProcessHandle.current().pid()));
        world.database.write(handle ->
                handle.execute(
                        "INSERT INTO run (id, pipeline, environment, state, started_at, interval_start,"
                                + " interval_end, params, definition, holder) VALUES ('r', 'p', 'd', 'running',"
                                + " '2024-01-01T00:00:00Z', '', '', '{}', '', '')"));
        Recovery.run(world.space, world, spill);
        assertThat(world.space.runs().find("r"))
                .hasValueSatisfying(r -> assertThat(r.state()).isEqualTo("interrupted"));
        assertThat(spill).as("what living processes use").isDirectoryContaining(own::equals);
        assertThat(spill.resolve("unpacked7")).doesNotExist();
    }
}
