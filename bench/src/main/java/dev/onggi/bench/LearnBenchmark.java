package dev.onggi.bench;

import dev.onggi.bench.LearnData.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Measures how long learning rules takes, and applying them: `LearnBenchmark [HEAP [ROWS...]]`.
public final class LearnBenchmark {
    private static final long SEED = 7;
    private static final List<String> SIZES = List.of("100000", "1000000", "3000000");
    private static final int APPLIED = 1_000_000;

    /// Rows that rules are learnt from before they are applied to all.
    private static final int SAMPLE = 100_000;

    private final Path folder;
    private final String heap;

    private LearnBenchmark(Path folder, String heap) {
        this.folder = folder;
        this.heap = heap;
    }

    /// Runs it.
    ///
    /// @param args the heap of the measured processes, and how many rows to learn from
    /// @throws IOException when files cannot be written
    /// @throws InterruptedException when it is told to end
    public static void main(String[] args) throws IOException, InterruptedException {
        var heap = args.length > 0 ? args[0] : "1200m";
        var sizes = args.length > 1 ? List.of(args).subList(1, args.length) : SIZES;
        var folder = Files.createTempDirectory("onggi-learn");
        try {
            var benchmark = new LearnBenchmark(folder, heap);
            benchmark.learn(sizes);
            benchmark.apply();
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void learn(List<String> sizes) throws IOException, InterruptedException {
        System.out.println(
                """
                | rows x 15 columns | s | s per 100,000 rows | peak MB | rules | cells |
                |---:|---:|---:|---:|---:|---:|\
                """);
        for (var size : sizes) {
            int rows = Integer.parseInt(size);
            var file = table(Shape.COMPANIES, rows);
            var said = job("learn", file);
            Files.delete(file);
            if (said.size() < 4) {
                System.out.printf(Locale.ROOT, "| %,d | failed: %s |%n", rows, said);
                continue;
            }
            double seconds = Double.parseDouble(said.getFirst());
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %.1f | %.1f | %s | %s | %,d |%n",
                    rows,
                    seconds,
                    seconds * 100_000 / rows,
                    said.get(3),
                    said.get(1),
                    Long.parseLong(said.get(2)));
        }
    }

    private void apply() throws IOException, InterruptedException {
        System.out.println(
                """

                | applied to 1,000,000 rows | rules learnt | rows/s with them | without | cells changed with them | without | peak MB | rows/s from CSV to CSV | peak MB |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|\
                """);
        for (var shape : List.of(Shape.SHORT, Shape.TEXTS)) {
            var sample = table(shape, SAMPLE);
            var learnt = job("learn", sample);
            Files.delete(sample);
            var file = table(shape, APPLIED);
            var said = job("apply", file);
            var whole = job("clean", file);
            Files.delete(file);
            if (said.size() < 5 || whole.size() < 2) {
                System.out.printf(Locale.ROOT, "| %s | failed: %s %s |%n", shape, said, whole);
                continue;
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %,.0f | %,.0f | %,d | %,d | %s | %,.0f | %s |%n",
                    shape.name().toLowerCase(Locale.ROOT),
                    learnt.size() < 2 ? learnt : learnt.get(1),
                    APPLIED / Double.parseDouble(said.get(0)),
                    APPLIED / Double.parseDouble(said.get(1)),
                    Long.parseLong(said.get(2)),
                    Long.parseLong(said.get(3)),
                    said.get(4),
                    APPLIED / Double.parseDouble(whole.get(0)),
                    whole.get(1));
        }
    }

    private Path table(Shape shape, int rows) throws IOException {
        var file = folder.resolve(shape + "-" + rows + ".csv");
        LearnData.write(file, shape, rows, SEED);
        return file;
    }

    /// The figures that a job prints in a process with the launcher's own settings but for the
    /// heap.
    private List<String> job(String what, Path file) throws IOException, InterruptedException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var process =
                new ProcessBuilder(
                                java,
                                "-XX:+UseSerialGC",
                                "-Xms64m",
                                "-Xmx" + heap,
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.onggi.bench.LearnJob",
                                what,
                                file.toString(),
                                folder.resolve("learnt.rules.yaml").toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var said = process.inputReader()) {
            var line = said.lines().reduce("", (a, b) -> b);
            int status = process.waitFor();
            return status == 0 ? List.of(line.split(" ")) : List.of("status " + status);
        }
    }
}
