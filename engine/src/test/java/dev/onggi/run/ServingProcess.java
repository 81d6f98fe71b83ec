package dev.onggi.run;

import dev.onggi.store.FaultPoints;
import dev.onggi.store.FaultyStore;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;

/// A process that owns a workspace and serves its runs: asks for some of the mixed load, cancels
/// some of it, repeats what others have cancelled, and ends once everything has ended, unless it is
/// killed before.
///
/// Arguments: the folder, the first number of the load, the number after the last one, and where to
/// end as after `kill -9`, counted in places that can fail, or 0.
final class ServingProcess {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private ServingProcess() {}

    public static void main(String[] args) throws Exception {
        OUT.println("up");
        var root = Path.of(args[0]);
        var faults = new FaultPoints(true);
        try (var database = FaultyStore.open(root.resolve(".onggi/onggi.db"), faults);
                var world =
                        new RunFixture(
                                root, database, new FaultyFiles(faults), InstantSource.system())) {
            faults.arm(Integer.parseInt(args[3]));
            var load = MixedLoad.in(world);
            Recovery.run(world.space, world, world.workspace.state().resolve("spill"));
            var worker = MixedLoad.worker(UUID.randomUUID().toString());
            try (var engine = new Engine(world.space, database, world, worker).start()) {
                OUT.println("serving");
                int from = Integer.parseInt(args[1]);
                int end = Integer.parseInt(args[2]);
                int first = Math.min(from + 1, end);
                ask(load, engine.orders(), from, first);
                OUT.println("asked");
                repeat(world, engine.orders(), from);
                ask(load, engine.orders(), first, end);
                while (MixedLoad.going(database)) {
                    Thread.sleep(20);
                }
            }
            OUT.println("over");
        }
    }

    /// The last one, which asks for nothing, repeats nothing either.
    private static void repeat(RunFixture world, Orders orders, int from) {
        var ended =
                world.space.runs().latest(from).stream()
                        .filter(run -> run.state().equals("cancelled"))
                        .filter(run -> !run.cause().equals("called"))
                        .limit(2)
                        .toList();
        for (var run : ended) {
            orders.again(orders.plan(run.id(), RetryRequest.UNDONE));
            OUT.println("repeated " + run.id());
        }
    }

    private static void ask(MixedLoad load, Orders orders, int from, int end)
            throws InterruptedException {
        var random = new Random(from);
        for (int number = from; number < end; number++) {
            var run = load.ask(orders, number);
            OUT.println("accepted " + number);
            if (run.isPresent() && random.nextInt(6) == 0) {
                Thread.sleep(random.nextInt(100));
                orders.cancel(run.get());
            }
        }
    }
}
