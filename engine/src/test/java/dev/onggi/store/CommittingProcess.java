package dev.onggi.store;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;

/// A process that commits from several threads, and says which commits it was told to be done,
/// until it is killed.
final class CommittingProcess {
    private CommittingProcess() {}

    public static void main(String[] args) throws Exception {
        var names = new AtomicInteger(Integer.parseInt(args[1]));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // without looking for migrations, which would take most of its life
        var file = new SqliteFile(Path.of(args[0]), InstantSource.system());
        var writer = new SqliteWriter(file.writer());
        for (int t = 0; t < 3; t++) {
            Thread.ofPlatform()
                    .start(() -> {
                        while (true) {
                            var name = String.valueOf(names.incrementAndGet());
                            writer.transact(handle -> {
                                remember(handle, name, "first");
                                return remember(handle, name, "second");
                            });
                            synchronized (out) {
                                out.println(name);
                            }
                        }
                    });
        }
    }

    private static int remember(Handle handle, String name, String part) {
        return handle.execute("INSERT INTO step_memory VALUES (?, ?, 'n', 'v', 'r')", name, part);
    }
}
