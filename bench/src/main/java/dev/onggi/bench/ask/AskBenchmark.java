package dev.onggi.bench.ask;

import dev.onggi.bench.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Prints how a million rows are cleaned with a model, in simulated time: `AskBenchmark [ROWS
/// [SEED]]`.
public final class AskBenchmark {
    private static final int ROWS = 1_000_000;

    private AskBenchmark() {}

    /// Runs it.
    ///
    /// @param args rows and seed
    /// @throws IOException when a folder cannot be made
    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : ROWS;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        System.out.println(
                """
                | rows | distinct | faults | requests | simulated min | of the limit | tokens in | tokens out | failed | rejected | peak MB | requests of a second run |
                |---|---|---|---|---|---|---|---|---|---|---|---|\
                """);
        for (int share : new int[] {25, 100}) {
            for (double faults : new double[] {0, 0.05}) {
                line(new Simulated(rows, (int) ((long) rows * share / 100), faults, seed));
            }
        }
    }

    private static void line(Simulated simulated) throws IOException {
        var folder = Files.createTempDirectory("onggi-ask");
        try {
            var first = simulated.run(folder);
            var second = simulated.run(folder);
            if (first.right() + first.rejected() != simulated.distinct()
                    || second.right() + second.rejected() != simulated.distinct()) {
                throw new IllegalStateException(first + ", then " + second);
            }
            System.out.println(
                    "| %,d | %,d | %.0f %% | %,d | %.1f | %.1f %% | %,d | %,d | %,d | %,d | %,d | %,d |"
                            .formatted(
                                    simulated.rows(),
                                    simulated.distinct(),
                                    simulated.faults() * 100,
                                    first.requests(),
                                    first.time().toMillis() / 60e3,
                                    first.utilisation() * 100,
                                    first.outcome().spent().input(),
                                    first.outcome().spent().output(),
                                    first.outcome().calls().failed(),
                                    first.rejected(),
                                    Memory.peakMegabytes(),
                                    second.requests()));
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
