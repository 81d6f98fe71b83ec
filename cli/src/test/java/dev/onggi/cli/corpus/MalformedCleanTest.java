package dev.onggi.cli.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.cli.CorpusCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// `onggi clean` of files that are not as they should be: refused, or no row lost, and nothing but
/// the output beside the input.
class MalformedCleanTest {
    private static final long SEED = Long.getLong("onggi.seed", 20_260_307L);
    private static final byte[] TABLE = Bytes.of("a,b\n1, x \n2,<b>y</b>\n3,z\n");
    private static final int ROWS = 3;

    @TempDir static Path root;

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Input(
            String name, String file, byte[] bytes, List<String> options, boolean refused) {}

    @TestFactory
    Stream<DynamicTest> everyFileIsRefusedOrCleaned() throws IOException {
        Files.write(root.resolve("table.csv"), TABLE);
        Files.writeString(root.resolve("rubbish.yaml"), "columns: [\n");
        Files.writeString(root.resolve("unknown.yaml"), "columns: {nowhere: {type: date}}\n");
        Files.writeString(root.resolve("rule.yaml"), "columns: {a: {rules: [trmi]}}\n");
        return cases().stream()
                .map(input ->
                        DynamicTest.dynamicTest(
                                "%s (seed %d)".formatted(input.name(), SEED), () -> check(input)));
    }

    private static List<Input> cases() {
        var cases = new ArrayList<Input>();
        var random = new Random(SEED);
        cases.add(new Input("nothing", "empty.csv", new byte[0], List.of(), true));
        cases.add(
                new Input("an open quote", "quote.csv", Bytes.of("a,b\n1,\"x\n"), List.of(), true));
        cases.add(
                new Input(
                        "ragged and strict",
                        "ragged.csv",
                        Bytes.of("a,b\n1\n"),
                        List.of("--strict"),
                        true));
        cases.add(
                new Input(
                        "ragged", "kept.csv", Bytes.of("a,b\n1\n2,3,4\n5,6\n"), List.of(), false));
        cases.add(new Input("no archive", "no.csv.gz", TABLE, List.of(), true));
        cases.add(new Input("no workbook", "no.xlsx", TABLE, List.of(), true));
        cases.add(new Input("no Parquet", "no.parquet", TABLE, List.of(), true));
        cases.add(new Input("no kind", "no.kind", TABLE, List.of(), true));
        var schemas = List.of("rubbish.yaml", "absent.yaml", "rule.yaml");
        for (var schema : schemas) {
            var option = List.of("--schema", root.resolve(schema).toString());
            cases.add(
                    new Input(
                            "the schema " + schema,
                            schema.replace("yaml", "csv"),
                            TABLE,
                            option,
                            true));
        }
        cases.add(
                new Input(
                        "no truth",
                        "truth.csv",
                        TABLE,
                        List.of("--truth", root.resolve("nowhere.csv").toString()),
                        true));
        cases.add(new Input("no task", "task.csv", TABLE, List.of("--task", "nowhere"), true));
        cases.add(
                new Input(
                        "no key",
                        "key.csv",
                        TABLE,
                        List.of(
                                "--truth",
                                root.resolve("table.csv").toString(),
                                "--key",
                                "nowhere"),
                        true));
        cases.add(
                new Input(
                        "an output below a file",
                        "below.csv",
                        TABLE,
                        List.of("-o", root.resolve("table.csv/out.csv").toString()),
                        true));
        for (int i = 0; i < 20; i++) {
            cases.add(
                    new Input(
                            "flipped " + i,
                            i + "flip.csv",
                            Bytes.flipped(TABLE, random, 4, TABLE.length),
                            List.of(),
                            false));
        }
        return cases;
    }

    private static void check(Input input) throws Exception {
        var file = Files.write(root.resolve(input.file()), input.bytes());
        var before = files();
        var args = new ArrayList<>(List.of("clean", file.toString()));
        args.addAll(input.options());
        var answer =
                CorpusAnswers.within10Seconds(
                        () -> CorpusCommands.run(args.toArray(String[]::new)), () -> {});
        CorpusAnswers.check(answer);
        var fresh = new ArrayList<>(files());
        fresh.removeAll(before);
        assertThat(Files.readAllBytes(file)).as("the input").isEqualTo(input.bytes());
        if (answer.status() == 0) {
            assertThat(input.refused()).as(answer.said()).isFalse();
            assertThat(fresh).hasSize(1);
            assertThat(CorpusFolder.records(fresh.getFirst()))
                    .isEqualTo(CorpusFolder.records(file))
                    .isLessThanOrEqualTo(ROWS + 1L);
        } else {
            CorpusAnswers.checkRefused(
                    answer,
                    input.file(),
                    "nowhere",
                    "absent.yaml",
                    "rubbish.yaml",
                    "rule.yaml",
                    "table.csv");
            assertThat(fresh).as("files of a refused input").isEmpty();
        }
    }

    private static List<Path> files() throws IOException {
        try (var all = Files.list(root)) {
            return all.toList();
        }
    }
}
