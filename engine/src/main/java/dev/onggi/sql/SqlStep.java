package dev.onggi.sql;

import dev.onggi.data.Dataset;
import dev.onggi.problem.OnggiException;
import dev.onggi.step.Publisher;
import dev.onggi.step.Step;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepProblem;
import dev.onggi.step.StepSettings;
import dev.onggi.yaml.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Runs a query in a child process and publishes its result.
final class SqlStep implements Step {
    private static final Duration STANDARD_LIMIT = Duration.ofMinutes(10);

    private final StepSettings settings;

    SqlStep(StepSettings settings) {
        this.settings = settings;
    }

    @Override
    public StepOutcome run(StepContext context) throws Exception {
        long start = System.nanoTime();
        if (context.inputs().isEmpty()) {
            throw OnggiException.at(
                    settings.node().place(), StepProblem.NOTHING_TO_READ, settings.name());
        }
        var query = QueryText.of(settings, context.workspace());
        var folder = Folder.make(context.workspace().state().resolve("sql"));
        try (folder) {
            var job = job(query, context, folder.path());
            job.write(folder.path());
            var limit = settings.duration("timeout", limit(context));
            var child =
                    new ChildProcess(
                            context.workspace().state(),
                            folder.path(),
                            limit,
                            job.memoryBytes(),
                            context.cancellation());
            return switch (child.run()) {
                case Answer.Refused refused -> throw refused.at(query);
                case Answer.Done done -> publish(done, context, folder.path(), start);
            };
        }
    }

    private Job job(QueryText query, StepContext context, Path folder) throws IOException {
        var tables = new ArrayList<Job.Table>();
        for (var input : context.inputs()) {
            var file = folder.resolve("table" + tables.size() + ".parquet");
            link(input.dataset().file(), file);
            var names =
                    context.inputs().size() == 1 && !input.name().equals("input")
                            ? List.of(input.name(), "input")
                            : List.of(input.name());
            tables.add(new Job.Table(names, input.dataset().at(file)));
        }
        var limits = context.duckdb().limits();
        long memory =
                settings.text("memory")
                        .or(() -> context.workspace().text("sql.memory"))
                        .map(this::size)
                        .orElse(limits.memoryBytes());
        var zone = context.workspace().zone();
        var createdAt = LocalDateTime.ofInstant(context.run().start(), zone);
        return new Job(
                query.text(),
                tables,
                context.step(),
                createdAt.toString(),
                zone.getId(),
                memory,
                limits.threads());
    }

    private static Duration limit(StepContext context) {
        return context.workspace().text("sql.timeout").map(Values::duration).orElse(STANDARD_LIMIT);
    }

    private long size(String text) {
        try {
            return Values.bytes(text);
        } catch (IllegalArgumentException e) {
            throw OnggiException.at(
                    settings.place("memory"), StepProblem.WRONG_VALUE, "memory", text, "size");
        }
    }

    /// A hard link costs nothing and lets the child see this file only.
    private static void link(Path file, Path link) throws IOException {
        try {
            Files.createLink(link, file);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, link);
        }
    }

    private StepOutcome publish(Answer.Done done, StepContext context, Path folder, long start)
            throws IOException {
        var publisher = context.publisher();
        var staged = publisher.stage(Publisher.Area.PROCESSED, context.step(), "parquet");
        try {
            Files.move(
                    folder.resolve("result.parquet"),
                    staged.file(),
                    StandardCopyOption.REPLACE_EXISTING);
            long bytes = Files.size(staged.file());
            var facts =
                    new Publisher.Facts(
                            context.step(),
                            Dataset.Kind.TABLE,
                            done.columns(),
                            List.of(),
                            done.rows());
            var dataset = publisher.publish(staged, facts, notes(context));
            long rowsIn = context.inputs().stream().mapToLong(i -> i.dataset().keptRows()).sum();
            double seconds = (System.nanoTime() - start) / 1e9;
            var outputs =
                    Map.of(
                            "path", context.workspace().display(dataset.file()),
                            "rows", Long.toString(done.rows()),
                            "bytes", Long.toString(bytes),
                            "seconds", String.format(Locale.ROOT, "%.3f", seconds));
            context.log().info("sql: " + rowsIn + " rows in, " + done.rows() + " rows out");
            return StepOutcome.of(
                    dataset, new StepOutcome.Ledger(rowsIn, done.rows(), 0, 0), outputs);
        } finally {
            Files.deleteIfExists(staged.file());
        }
    }

    private static Map<String, ?> notes(StepContext context) {
        return Map.of(
                "parents",
                context.inputs().stream()
                        .map(i -> context.workspace().display(i.dataset().file()))
                        .toList());
    }
}
