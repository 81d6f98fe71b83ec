package dev.onggi.bench.store;

import dev.onggi.store.Database;
import dev.onggi.workspace.StoreUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/// Commits one small row at a time to the metadata store, from one thread and from several:
/// `StoreBenchmark [SECONDS [jdbc:postgresql://...]]`. Without an address a SQLite file is made in
/// the folder that it is run in, and removed.
public final class StoreBenchmark {
    private static final int SECONDS = 5;
    private static final int[] THREADS = {1, 8, 64};

    private final Database database;
    private final int seconds;

    private StoreBenchmark(Database database, int seconds) {
        this.database = database;
        this.seconds = seconds;
    }

    /// Runs it.
    ///
    /// @param args how long for each number of threads, and the address of an empty database
    /// @throws Exception when a commit fails
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : SECONDS;
        if (args.length > 1) {
            var url = StoreUrl.parse(args[1], null);
            try (var database = Database.open(url)) {
                new StoreBenchmark(database, seconds).run(url.toString());
            }
            return;
        }
        var folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "store-benchmark");
        try (var database = Database.open(folder.resolve("onggi.db"))) {
            new StoreBenchmark(database, seconds).run("SQLite");
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void run(String name) throws InterruptedException, ExecutionException {
        measure(8, 1);
        System.out.println(name);
        System.out.println("| threads | commits/s | median ms | p99 ms |");
        System.out.println("|---:|---:|---:|---:|");
        for (int threads : THREADS) {
            var nanos = measure(threads, seconds);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %,d | %.2f | %.2f |%n",
                    threads,
                    nanos.length / seconds,
                    nanos[nanos.length / 2] / 1e6,
                    nanos[(int) (nanos.length * 0.99)] / 1e6);
        }
    }

    /// The sorted times that the commits took.
    private long[] measure(int threads, int time) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time * 1_000_000_000L;
        var taken = new ArrayList<Future<LongStream>>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (int t = 0; t < threads; t++) {
                var name = "thread " + t;
                taken.add(pool.submit(() -> commits(name, end)));
            }
        }
        var all = LongStream.empty();
        for (var future : taken) {
            all = LongStream.concat(all, future.get());
        }
        return all.sorted().toArray();
    }

    private LongStream commits(String name, long end) {
        var nanos = LongStream.builder();
        long now = System.nanoTime();
        for (int i = 0; now < end; i++) {
            var value = String.valueOf(i);
            database.write(handle ->
                    handle.execute(
                            """
                            INSERT INTO step_memory (pipeline, step, name, value, run_id)
                            VALUES ('bench', 'bench', ?, ?, '')
                            ON CONFLICT (pipeline, step, name) DO UPDATE SET value = excluded.value\
                            """,
                            name,
                            value));
            long then = System.nanoTime();
            nanos.add(then - now);
            now = then;
        }
        return nanos.build();
    }
}
