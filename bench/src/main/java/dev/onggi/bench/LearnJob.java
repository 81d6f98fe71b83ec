package dev.onggi.bench;

import dev.onggi.FileCleaning;
import dev.onggi.Scratch;
import dev.onggi.clean.CleaningTask;
import dev.onggi.clean.TableCleaning;
import dev.onggi.clean.TaskLibrary;
import dev.onggi.clean.learn.RulesText;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.Problems;
import dev.onggi.quality.TypeTests;
import dev.onggi.quality.check.CheckInputs;
import dev.onggi.step.StepLog;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One measured job in a process of its own: `LearnJob learn|apply|clean CSV RULES`. Prints its
/// figures, separated by blanks.
public final class LearnJob {
    private static final StepLog QUIET =
            new StepLog() {
                @Override
                public void info(String message) {}

                @Override
                public void warn(String message) {}

                @Override
                public void progress(long rows, long total) {}
            };

    private LearnJob() {}

    /// Runs it.
    ///
    /// @param args what to do, the table, and the file of rules
    /// @throws IOException when files cannot be read or written
    public static void main(String[] args) throws IOException {
        var file = Path.of(args[1]);
        var rules = Path.of(args[2]);
        switch (args[0]) {
            case "learn" -> learn(file, rules);
            case "apply" -> apply(file, rules);
            case "clean" -> clean(file, rules);
            default -> throw new IllegalArgumentException(args[0]);
        }
        Runtime.getRuntime().halt(0);
    }

    /// Prints seconds, rules, cells they repair and peak megabytes.
    private static void learn(Path file, Path rules) throws IOException {
        long begun = System.nanoTime();
        var request = new FileCleaning.Request(file, null, null, null, null, null, false);
        var learnt =
                FileCleaning.learn(
                        request, Map.of(), QUIET, new Cancellation(), FileCleaning.Writers.NONE);
        Files.writeString(rules, RulesText.of(learnt, String.valueOf(file.getFileName())));
        print(
                "%.1f %d %d %d"
                        .formatted(
                                seconds(begun),
                                learnt.rules().size(),
                                learnt.rules().stream().mapToLong(r -> r.cells()).sum(),
                                Memory.peakMegabytes()));
    }

    /// Prints the seconds that `onggi clean CSV --task RULES` takes, from CSV to CSV and from the
    /// first class loaded, and peak megabytes.
    private static void clean(Path file, Path rules) throws IOException {
        long begun = System.nanoTime();
        var out = file.resolveSibling("cleaned.csv");
        var request =
                new FileCleaning.Request(file, rules.toString(), null, null, null, out, false);
        FileCleaning.run(request, Map.of(), QUIET, new Cancellation());
        Files.delete(out);
        print("%.2f %d".formatted(seconds(begun), Memory.peakMegabytes()));
    }

    /// Prints the seconds that cleaning takes with the rules and without, cells changed with them
    /// and without, and peak megabytes.
    private static void apply(Path file, Path rules) throws IOException {
        var workspace = Workspaces.none(Path.of("").toAbsolutePath(), Map.of());
        try (var scratch = Scratch.open(workspace, new Cancellation(), QUIET);
                var session = scratch.duckdb().session(new Cancellation())) {
            var problems = new Problems();
            var task = TaskLibrary.readFile(rules, rules.toString(), problems).orElseThrow();
            problems.throwIfAny();
            var dataset = dataset(session, file, scratch.folder().resolve("raw.parquet"));
            var out = scratch.folder().resolve("clean.parquet");
            cells(session, dataset, null, out); // the first is for the compiler
            long begun = System.nanoTime();
            long without = cells(session, dataset, null, out);
            double bare = seconds(begun);
            begun = System.nanoTime();
            long with = cells(session, dataset, task, out);
            print(
                    "%.2f %.2f %d %d %d"
                            .formatted(
                                    seconds(begun), bare, with, without, Memory.peakMegabytes()));
        }
    }

    private static long cells(
            Session session, Dataset dataset, @Nullable CleaningTask task, Path out) {
        var inputs =
                new CheckInputs(
                        Instant.now(),
                        ZoneOffset.UTC,
                        TypeTests.strict(),
                        Optional.empty(),
                        path -> {
                            throw new IllegalStateException("no truth is asked for: " + path);
                        });
        return new TableCleaning(session, dataset, task, false).clean(out, inputs).cells();
    }

    private static Dataset dataset(Session session, Path csv, Path parquet) {
        session.execute(
                "COPY (SELECT row_number() OVER () AS _id, * FROM read_csv("
                        + Sql.path(csv)
                        + ", all_varchar = true)) TO "
                        + Sql.path(parquet)
                        + " (FORMAT parquet)");
        var read = "SELECT * FROM read_parquet(" + Sql.path(parquet) + ")";
        long rows =
                session.query(
                        "SELECT count(*) FROM (" + read + ")", r -> r.next() ? r.getLong(1) : 0L);
        return new Dataset(
                "table",
                parquet,
                Dataset.Kind.TABLE,
                session.describe(read),
                List.of(),
                rows,
                new RowSet());
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
