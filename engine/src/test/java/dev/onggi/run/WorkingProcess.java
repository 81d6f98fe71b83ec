package dev.onggi.run;

import dev.onggi.data.DurableFiles;
import dev.onggi.store.Database;
import dev.onggi.workspace.StoreUrl;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/// One of several processes that work on the runs of one store, until it is killed. Its life is
/// known to the others for three seconds.
///
/// Arguments: the folder and the store's address.
final class WorkingProcess {
    static final Engine.Pulse PULSE =
            new Engine.Pulse(Duration.ofMillis(500), Duration.ofSeconds(3));

    private WorkingProcess() {}

    public static void main(String[] args) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var database = Database.open(StoreUrl.parse(args[1], null));
                var world =
                        new RunFixture(
                                Path.of(args[0]),
                                database,
                                new DurableFiles(),
                                InstantSource.system())) {
            MixedLoad.in(world);
            var standard = MixedLoad.worker(UUID.randomUUID().toString());
            var worker =
                    new Engine.Worker(
                            standard.id(), standard.labels(), false, standard.places(), PULSE);
            try (var engine = new Engine(world.space, database, world, worker)) {
                engine.start();
                out.println("serving");
                new CountDownLatch(1).await();
            }
        }
    }
}
