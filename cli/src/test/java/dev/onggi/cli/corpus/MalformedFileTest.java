package dev.onggi.cli.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.Onggi;
import dev.onggi.cli.CorpusCommands;
import dev.onggi.cli.CorpusCommands.Answer;
import dev.onggi.cli.corpus.MalformedInput.Expected;
import dev.onggi.data.Cancellation;
import dev.onggi.data.DuckDb;
import dev.onggi.data.Sql;
import dev.onggi.run.RunResult;
import dev.onggi.step.StepOutcome;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Malformed files are refused with a code and the file's name, or read with every row accounted
/// for; nothing half-written is left. `-Donggi.seed=N` makes another corpus.
class MalformedFileTest {
    private static final long SEED = Long.getLong("onggi.seed", 20_260_305L);
    private static final int PARQUET_ROWS = 300;

    @TempDir static Path root;
    private static Onggi onggi;

    @TestFactory
    Stream<DynamicTest> everyFileIsRefusedOrAccountedFor() throws IOException {
        Files.writeString(root.resolve("onggi.yaml"), "timezone: UTC\n");
        Files.createDirectories(root.resolve("inbox"));
        Files.createDirectories(root.resolve("pipelines"));
        var cases = cases();
        for (int i = 0; i < cases.size(); i++) {
            write(i, cases.get(i));
        }
        var workspace = Workspaces.open(root, null, Map.of());
        onggi = Onggi.open(workspace, InstantSource.system());
        var folder = new CorpusFolder(root);
        folder.remember();
        return IntStream.range(0, cases.size())
                .mapToObj(i -> {
                    var input = cases.get(i);
                    return DynamicTest.dynamicTest(
                            "%s (%s, seed %d)".formatted(input.name(), input.file(), SEED),
                            () -> check(i, input, folder));
                });
    }

    @AfterAll
    static void close() {
        onggi.close();
    }

    private static List<MalformedInput> cases() throws IOException {
        var cases = new ArrayList<MalformedInput>();
        cases.addAll(new CsvCorpus(new Random(SEED)).cases());
        cases.addAll(new TreeCorpus(new Random(SEED + 1)).cases());
        cases.addAll(new BinaryCorpus(new Random(SEED + 2), parquet(), PARQUET_ROWS).cases());
        cases.addAll(new ArchiveCorpus(new Random(SEED + 3)).cases());
        return cases;
    }

    private static byte[] parquet() throws IOException {
        var file = root.resolve("whole.parquet");
        try (var duckdb = DuckDb.open(DuckDb.Limits.standard(root.resolve("spill")));
                var session = duckdb.session(new Cancellation())) {
            session.execute(
                    "COPY (SELECT range AS n, '옹기 ' || range AS s, [range] AS l, DATE '2024-03-05' AS d"
                            + " FROM range(%d)) TO %s (FORMAT parquet)"
                                    .formatted(PARQUET_ROWS, Sql.path(file)));
        }
        var bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    private static String pipeline(int i) {
        return "case_%03d".formatted(i);
    }

    private static void write(int i, MalformedInput input) throws IOException {
        var folder = Files.createDirectories(root.resolve("inbox").resolve(pipeline(i)));
        Files.write(folder.resolve(input.file()), input.bytes());
        var yaml =
                new StringBuilder(
                        "name: " + pipeline(i) + "\nsteps:\n  fetch:\n    uses: collect/file\n");
        yaml.append("    path: inbox/")
                .append(pipeline(i))
                .append('/')
                .append(input.file())
                .append('\n');
        yaml.append("    source: ").append(pipeline(i)).append('\n');
        input.keys().forEach(key -> yaml.append("    ").append(key).append('\n'));
        yaml.append("  export:\n    uses: save/csv\n");
        Files.writeString(root.resolve("pipelines").resolve(pipeline(i) + ".yaml"), yaml);
    }

    private static void check(int i, MalformedInput input, CorpusFolder folder) throws Exception {
        var stop = new Cancellation();
        var answer =
                CorpusAnswers.within10Seconds(
                        () -> CorpusCommands.run(onggi, pipeline(i), stop), stop::cancel);
        var files = folder.checkNewFiles();
        CorpusAnswers.check(answer);
        if (answer.status() == 0) {
            checkRows(Objects.requireNonNull(answer.run()), input.expected(), files);
        } else {
            checkRefused(answer, i, input, files);
        }
    }

    private static void checkRefused(Answer answer, int i, MalformedInput input, List<Path> files) {
        assertThat(input.expected()).as(answer.said()).isNotInstanceOf(Expected.Read.class);
        CorpusAnswers.checkRefused(answer, input.file(), pipeline(i) + ".yaml");
        var run = answer.run();
        boolean collected = run != null && run.steps().getFirst().outcome() != null;
        assertThat(files)
                .as("files of a refused input")
                .allMatch(file -> collected && file.startsWith(root.resolve("data/raw")));
    }

    private static void checkRows(RunResult run, Expected expected, List<Path> files)
            throws IOException {
        var collected = outcome(run, 0).ledger();
        var saved = outcome(run, 1).ledger();
        assertThat(collected.rowsIn()).isEqualTo(collected.rowsOut() + collected.rejected());
        assertThat(saved.rowsOut()).isEqualTo(collected.rowsOut());
        assertThat(records(files, "output")).isEqualTo(saved.rowsOut());
        assertThat(records(files, "rejected")).isEqualTo(collected.rejected());
        switch (expected) {
            case Expected.Refused() -> throw new AssertionError("it was read: " + collected);
            case Expected.Read(long rows) -> assertThat(collected.rowsIn()).isEqualTo(rows);
            case Expected.RefusedOrRead(long rows) ->
                    assertThat(collected.rowsIn()).isEqualTo(rows);
            case Expected.Either() -> assertThat(records(files, "output")).isNotNegative();
        }
    }

    private static StepOutcome outcome(RunResult run, int step) {
        return Objects.requireNonNull(run.steps().get(step).outcome());
    }

    private static long records(List<Path> files, String area) throws IOException {
        long records = 0;
        for (var file : files) {
            if (file.startsWith(root.resolve("data").resolve(area))) {
                records += CorpusFolder.records(file);
            }
        }
        return records;
    }
}
