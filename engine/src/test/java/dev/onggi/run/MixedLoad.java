package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.RowSet;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Failure;
import dev.onggi.step.Publisher;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepOutcome;
import dev.onggi.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Pipelines of every shape, whose steps each publish one file and nothing else: that is their
/// effect, which may be there once for each step that ended well, and never for another.
final class MixedLoad {
    /// Places of the pool that slow steps share.
    static final Map<String, Integer> POOLS = Map.of("narrow", 2);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    static final int ROWS = 10;
    static final int REJECTED = 2;
    private static final StepOutcome NOTHING =
            StepOutcome.of(null, new StepOutcome.Ledger(0, 0, 0, 0), Map.of());
    private static final List<String> PIPELINES =
            List.of("chain", "rows", "fan", "again", "closed", "broken", "wide");
    private static final List<String> NAMES =
            List.of("item", "ten", "chain", "rows", "fan", "again", "closed", "broken", "wide");
    private static final String STEPS =
            """
            chain|a: {uses: effect}
            chain|b: {uses: effect, needs: [a]}
            chain|c: {uses: effect, needs: [b]}
            chain|d: {uses: effect, needs: [c]}
            chain|e: {uses: effect, needs: [d]}
            rows|read: {uses: read}
            rows|pick: {uses: pick}
            rows|write: {uses: write}
            fan|first: {uses: effect}
            fan|each: {uses: pipeline/item, needs: [first], for_each: [r, s], params: {x: "${item}"}}
            fan|last: {uses: effect, needs: [each], run_on: always}
            item|read: {uses: read}
            item|pick: {uses: pick}
            again|a: {uses: flaky, retry: {times: 3, wait: 10ms}}
            again|b: {uses: effect, needs: [a]}
            closed|read: {uses: read}
            closed|gate: {uses: gate}
            closed|after: {uses: write}
            broken|a: {uses: broken}
            broken|b: {uses: effect, needs: [a]}
            broken|c: {uses: effect, needs: [a], run_on: failure}
            wide|p: {uses: slow, pool: narrow}
            wide|q: {uses: slow, pool: narrow}
            wide|r: {uses: slow, pool: narrow}
            wide|s: {uses: slow, pool: narrow}
            wide|t: {uses: effect, needs: [p, q, r, s]}
            ten|a: {uses: effect}
            ten|b: {uses: effect}
            ten|c: {uses: effect}
            ten|d: {uses: effect}
            ten|e: {uses: effect}
            ten|f: {uses: effect}
            ten|g: {uses: effect}
            ten|h: {uses: effect}
            ten|i: {uses: effect}
            ten|j: {uses: effect}
            """;

    private MixedLoad() {}

    /// Teaches a workspace the load.
    static MixedLoad in(RunFixture world) {
        world.source("effect", context -> effect(context, NOTHING));
        world.source("slow", MixedLoad::slow);
        world.source("flaky", MixedLoad::flaky);
        world.source("broken", MixedLoad::broken);
        world.source("read", RunFixture.numbers(ROWS));
        world.reader("pick", MixedLoad::pick);
        world.reader("gate", MixedLoad::gate);
        world.reader("write", MixedLoad::write);
        for (var name : NAMES) {
            world.define(text(name));
        }
        return new MixedLoad();
    }

    private static String text(String name) {
        var text = new StringBuilder("name: ").append(name).append("\nmax_active_runs: 3\n");
        if (name.equals("item")) {
            text.append("params: {x: {type: string, default: none}}\n");
        }
        text.append("steps:\n");
        STEPS.lines()
                .filter(line -> line.startsWith(name + "|"))
                .forEach(line ->
                        text.append("  ").append(line.substring(name.length() + 1)).append('\n'));
        return text.toString();
    }

    /// Asks for the run of a number, which is accepted once however often it is asked for.
    Optional<String> ask(Orders orders, int number) {
        var pipeline = PIPELINES.get(number % PIPELINES.size());
        var slot = Instant.EPOCH.plus(Duration.ofDays(number));
        return orders.start(
                pipeline,
                RunRequest.NOW,
                RunCause.slot(pipeline + number, slot, slot.plus(Duration.ofDays(1))));
    }

    /// Asks for a run of each pipeline that rejects, calls or tries again, whether or not the store
    /// says that it has accepted it.
    void askForSome(Orders orders, int pass) {
        for (int pipeline = 1; pipeline <= 3; pipeline++) {
            try {
                ask(orders, PIPELINES.size() * pass + pipeline);
            } catch (OnggiException e) {
                ask(orders, PIPELINES.size() * pass + pipeline);
            }
        }
    }

    /// Who works on the load.
    static Engine.Worker worker(String id) {
        var lanes = Map.of(Lane.COMPUTE, 3, Lane.WAIT, 3, Lane.TURN, 3);
        return new Engine.Worker(id, Set.of(), false, new Places(lanes, POOLS));
    }

    /// Whether a run has not ended.
    static boolean going(Database database) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT COUNT(*) FROM run WHERE state IN ('queued',"
                                        + " 'running')")
                        .mapTo(Long.class)
                        .one())
                > 0;
    }

    /// Waits until every run has ended, which must not take long.
    static void end(RunFixture world, String when) throws InterruptedException {
        long since = System.nanoTime();
        while (going(world.database)) {
            assertThat(Duration.ofNanos(System.nanoTime() - since))
                    .as("%s: %s", when, world.space.runs().latest(9))
                    .isLessThan(PATIENCE);
            Thread.sleep(10);
        }
    }

    private static StepOutcome effect(StepContext context, StepOutcome outcome) throws IOException {
        var staged = context.publisher().stage(Publisher.Area.OUTPUT, "effect", "txt");
        Files.writeString(staged.file(), context.run().id() + " " + context.step() + "\n");
        context.publisher().publishFile(staged, 1, Map.of());
        return outcome;
    }

    private static StepOutcome slow(StepContext context) throws Exception {
        Thread.sleep(60);
        return effect(context, NOTHING);
    }

    private static StepOutcome flaky(StepContext context) throws Exception {
        var outcome = effect(context, NOTHING);
        if (context.attempt() == 1) {
            throw Failure.unreachable("not now", null);
        }
        return outcome;
    }

    private static StepOutcome broken(StepContext context) throws Exception {
        effect(context, NOTHING);
        throw Failure.data("row 3 is broken", "mend it");
    }

    private static StepOutcome gate(StepContext context) throws IOException {
        var why = Problem.of(RunProblem.SOURCE_DATA, null, "too few", "");
        return effect(
                context,
                new StepOutcome(
                        null,
                        new StepOutcome.Ledger(ROWS, ROWS, 0, 0),
                        Map.of(),
                        List.of(),
                        List.of(why)));
    }

    private static StepOutcome pick(StepContext context) throws Exception {
        var rows = new RowSet();
        for (int row = 0; row < REJECTED; row++) {
            rows.add(3L * row);
        }
        var dataset = context.inputs().getFirst().dataset();
        context.rejects().reject(dataset, rows, row -> "row " + row);
        return effect(
                context,
                StepOutcome.of(
                        dataset.without(rows),
                        new StepOutcome.Ledger(ROWS, ROWS - REJECTED, REJECTED, 0),
                        Map.of()));
    }

    private static StepOutcome write(StepContext context) throws IOException {
        long rows = context.inputs().getFirst().dataset().keptRows();
        return effect(
                context, StepOutcome.of(null, new StepOutcome.Ledger(rows, rows, 0, 0), Map.of()));
    }
}
