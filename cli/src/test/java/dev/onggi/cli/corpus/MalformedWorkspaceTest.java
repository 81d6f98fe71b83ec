package dev.onggi.cli.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.cli.CorpusCommands;
import dev.onggi.cli.CorpusCommands.Answer;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A workspace with something wrong in it: `validate` and `run` answer with a code and the file, or
/// the run does all of its work. `-Donggi.seed=N` makes another corpus.
class MalformedWorkspaceTest {
    private static final long SEED = Long.getLong("onggi.seed", 20_260_306L);

    /// A damage may have taken the last step away.
    private static final int NO_OUTPUT = -1;

    @TempDir static Path root;

    /// The first run of a process loads the engine; what is bounded is how long a fault takes.
    @BeforeAll
    static void warmUp() throws Exception {
        var folder = root.resolve("warm");
        WorkspaceInput.whole(folder);
        CorpusCommands.run("run", "p", "--workspace", folder.toString());
    }

    @TestFactory
    Stream<DynamicTest> everyWorkspaceIsRefusedOrRuns() {
        var cases = new WorkspaceCorpus(new Random(SEED)).cases();
        return IntStream.range(0, cases.size())
                .mapToObj(i ->
                        DynamicTest.dynamicTest(
                                "%s (seed %d)".formatted(cases.get(i).name(), SEED),
                                () -> check(cases.get(i), root.resolve("w" + i))));
    }

    @Test
    void aGoodWorkspaceRuns() throws Exception {
        var folder = root.resolve("whole");
        WorkspaceInput.whole(folder);
        assertThat(answer("validate", "--workspace", folder.toString()).said())
                .contains("1 pipeline");
        assertThat(answer("run", "p", "--workspace", folder.toString()).status()).isZero();
    }

    private static void check(WorkspaceInput input, Path folder) throws Exception {
        WorkspaceInput.whole(folder);
        input.damage().to(folder);
        var files = new CorpusFolder(folder);
        files.remember();
        var validated = answer("validate", "--workspace", folder.toString());
        CorpusAnswers.check(validated);
        assertThat(files.checkNewFiles()).as("validate writes nothing").isEmpty();
        var ran = answer("run", "p", "--workspace", folder.toString());
        CorpusAnswers.check(ran);
        var written = files.checkNewFiles();
        if (ran.status() == 0) {
            assertThat(input.mention()).as("it was not noticed: " + ran.said()).isEmpty();
            assertThat(records(written, folder)).isIn(WorkspaceInput.ROWS, NO_OUTPUT);
        } else {
            CorpusAnswers.checkRefused(ran, mentions(input));
            assertThat(written).noneMatch(file -> file.startsWith(folder.resolve("data/output")));
        }
        if (validated.status() != 0) {
            CorpusAnswers.checkRefused(validated, mentions(input));
        }
    }

    private static String[] mentions(WorkspaceInput input) {
        return input.mention().isEmpty()
                ? new String[] {"onggi.yaml", "p.yaml", "t.yaml", "`p`"}
                : new String[] {input.mention()};
    }

    private static int records(Iterable<Path> files, Path folder) throws Exception {
        int records = NO_OUTPUT;
        for (var file : files) {
            if (file.startsWith(folder.resolve("data/output"))) {
                records = Math.toIntExact(CorpusFolder.records(file));
            }
        }
        return records;
    }

    private static Answer answer(String... args) throws Exception {
        return CorpusAnswers.within10Seconds(() -> CorpusCommands.run(args), () -> {});
    }
}
