package dev.onggi.collect;

import dev.onggi.data.Dataset;
import dev.onggi.data.DuckDb;
import dev.onggi.spi.Source;
import dev.onggi.step.FolderContext;
import dev.onggi.step.StepOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Runs collect steps in a temporary folder.
public abstract class CollectFixture {
    @TempDir private static Path shared;
    private static DuckDb duckdb;
    protected final List<Duration> waits = new ArrayList<>();
    @TempDir protected Path root;
    protected CollectContext context;
    protected StepOutcome outcome;

    @BeforeAll
    static void open() {
        duckdb = DuckDb.open(new DuckDb.Limits(512L << 20, 2, shared.resolve("duckdb")));
    }

    @AfterAll
    static void close() {
        duckdb.close();
    }

    @BeforeEach
    void enter() {
        context = new CollectContext(root, duckdb);
    }

    /// Runs a step once.
    protected Dataset collect(Supplier<Source> source, Object... keysAndValues) throws Exception {
        var world =
                new CollectWorld(
                        PlainCells::new,
                        new Retry(new Random(1)),
                        (wait, cancellation) -> waits.add(wait));
        var type = new CollectStepType("test", "A test.", source, world);
        outcome = type.create(FolderContext.settings("collect/test", keysAndValues)).run(context);
        context.last = outcome.dataset();
        return outcome.dataset();
    }

    /// Runs a source given as one call.
    protected Dataset rows(Source source, Object... keysAndValues) throws Exception {
        return collect(() -> source, keysAndValues);
    }

    protected Path file(String name, String content) throws IOException {
        return file(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    protected Path file(String name, byte[] content) throws IOException {
        var path = root.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.write(path, content);
    }

    /// What was told, in English.
    protected List<String> told() {
        return outcome.warnings().stream()
                .map(p -> p.message(dev.onggi.problem.Language.EN))
                .toList();
    }

    /// Everything that lies in the folders a step writes to.
    protected List<String> published() {
        return context.folder.files().stream()
                .filter(f -> f.startsWith("data/") || f.startsWith(".onggi/"))
                .toList();
    }
}
