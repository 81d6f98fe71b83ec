package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Cancellation;
import dev.onggi.data.RowSet;
import dev.onggi.run.RunBookRepository.Order;
import dev.onggi.run.RunRepository.RecordedStep;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepOutcome.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of rejected rows that somebody removed or broke before their run ended.
class LostRejectsTest extends RunCase {
    private static final String STEPS =
            "a: {uses: collect/n}\nb: {uses: pick}\nc: {uses: look}\nd: {uses: lose, needs: [c]}\n";

    private boolean losing = true;

    @BeforeEach
    void kinds() {
        world.reader("pick", context -> rejecting(context, "no"));
        world.reader("look", context -> rejecting(context, "neither"));
    }

    private static StepOutcome rejecting(dev.onggi.step.StepContext context, String why)
            throws Exception {
        var input = context.inputs().getFirst().dataset();
        var rows = new RowSet();
        rows.add(why.length());
        context.rejects().reject(input, rows, row -> why);
        return StepOutcome.of(input.without(rows), new Ledger(10, 9, 1, 0), Map.of());
    }

    private Path part(String step) throws IOException {
        try (var files = Files.walk(world.workspace.state().resolve("aside"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(step + "_"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void spoil(String how) throws IOException {
        var part = part("b");
        switch (how) {
            case "gone" -> Files.delete(part);
            case "cut" -> Files.write(part, java.util.Arrays.copyOf(Files.readAllBytes(part), 40));
            default -> Files.writeString(part, "something else");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "cut", "overwritten"})
    void theStepThatRejectedThemFailsAndTheRunEnds(String how) {
        world.source(
                "lose",
                context -> {
                    if (losing) {
                        spoil(how);
                    }
                    return NOTHING;
                });
        var result = world.run(STEPS);
        assertThat(result.state()).isEqualTo(RunResult.State.FAILED);
        assertThat(states(result))
                .containsExactly("a SUCCEEDED", "b FAILED", "c SUCCEEDED", "d SUCCEEDED");
        assertThat(only(result, 1).id()).isEqualTo("ONGGI-8017");
        assertThat(world.recorded(result).get(1).problems().getFirst()).contains("b_1_1.parquet");
        assertThat(result.rejects()).hasSize(1);
        assertThat(result.rejects().getFirst()).content().contains("neither").doesNotContain("no,");
        assertThat(root.resolve("data/raw").toFile().list()).hasSize(1);
        repeated(result.id());
    }

    /// What the others had rejected counted once, so they are repeated with the one that failed.
    private void repeated(String run) {
        losing = false;
        var orders = new Orders(world.space, world);
        orders.again(orders.plan(run, RetryRequest.UNDONE));
        try (var engine = Engine.serve(world.space, world, Set.of())) {
            var result = engine.follow(run, new Cancellation());
            assertThat(result.state()).isEqualTo(RunResult.State.SUCCEEDED);
        }
        assertThat(root.resolve("data/raw").toFile().list()).hasSize(1);
    }

    @Test
    void aRunWhoseWatcherDiedIsInterruptedAllTheSame() throws IOException {
        world.source("lose", context -> NOTHING);
        world.pipeline("p", STEPS);
        var book = new RunBookRepository(world.database, world.space, world);
        var order = new Order(world.current("p"), RunRequest.NOW, RunCause.MANUAL, "watcher");
        var run = book.accept(order).orElseThrow();
        var workers = new WorkerRepository(book.world());
        workers.seen("watcher", "");
        var free = Map.of(Lane.COMPUTE, 1, Lane.WAIT, 1, Lane.TURN, 0);
        var wanted = new TaskRepository.Wanted("watcher", Set.of(), true, free, Map.of());
        try (var live = new LiveRun(world.space, book.row(run), List.of())) {
            var worker = new Engine.Worker("watcher", Set.of(), true, Places.standard(Map.of()));
            for (int i = 0; i < 2; i++) {
                var lease = book.lease(wanted).getFirst();
                new StepTurn(book, world, live, worker, () -> false, RunFixture.noSuccessor())
                        .take(lease);
            }
        }
        spoil("gone");
        new Undertaker(book, world.space).bury(List.of("watcher"));
        assertThat(world.space.runs().find(run).orElseThrow().state()).isEqualTo("interrupted");
        assertThat(world.space.runs().steps(run))
                .extracting(RecordedStep::state)
                .startsWith(StepState.SUCCEEDED, StepState.FAILED);
    }
}
