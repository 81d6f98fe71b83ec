package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables whose declared types, and number of rows, depend on what a model says.
class ModelTablesTest {
    private static final Map<String, String> MENDED = Map.of("column", "amount", "value", "1200");

    @TempDir Path folder;

    private record Run(Shell.Said result, List<String> csv, List<String> rejects) {}

    private Run run(
            UnaryOperator<Map<String, Object>> model, String collect, String task, String table)
            throws IOException {
        Files.createDirectories(folder.resolve("pipelines"));
        Files.createDirectories(folder.resolve("resources"));
        Files.writeString(folder.resolve("in.csv"), table);
        Files.writeString(
                folder.resolve("pipelines/p.yaml"),
                "name: p\nsteps:\n  fetch: {uses: collect/file, path: in.csv%s}\n  refine: {uses: clean, task: t, duplicates: off}\n  export: {uses: save/csv}\n"
                        .formatted(collect));
        Files.writeString(folder.resolve("resources/t.yaml"), task);
        try (var server = FakeModelServer.start(Behaviour.PLAIN.with(Answerer.items(model)))) {
            Files.writeString(
                    folder.resolve("onggi.yaml"),
                    "models: {default: \"" + server.openAi() + "#fake-small\"}\n");
            var result = new Shell(folder).here("run", "p");
            return new Run(result, lines("data/output"), lines("data/rejected"));
        }
    }

    private List<String> lines(String area) throws IOException {
        if (!Files.isDirectory(folder.resolve(area))) {
            return List.of();
        }
        try (var files = Files.walk(folder.resolve(area))) {
            var file = files.filter(f -> f.toString().endsWith(".csv")).findFirst();
            return file.isEmpty() ? List.of() : Files.readAllLines(file.get());
        }
    }

    @Test
    void aModelMendsWhatNoRuleReadsAndTheColumnHasItsType() throws IOException {
        var run =
                run(
                        item ->
                                item.containsValue("1,2OO원")
                                        ? Map.of("changes", List.of(MENDED))
                                        : Map.of(),
                        "",
                        "task_name: t\nmode: repair\ncolumns: {amount: {type: number}}\nprompt: \"Write {amount} in digits.\"\n",
                        "no,amount\n1,\"1,2OO원\"\n2,\"3,400원\"\n3,soon\n4,\n");
        assertThat(run.result.status()).as(run.result.err()).isZero();
        assertThat(run.result.out()).contains("4 in = 3 out + 1 rejected");
        assertThat(run.csv.stream().map(line -> line.split(",", -1)[1]).toList())
                .containsExactly("amount", "1200", "3400", "");
        assertThat(run.rejects).last().asString().contains("\"\"soon\"\" is no number");
        try (var files = Files.newDirectoryStream(folder.resolve("data/processed"), "*.parquet")) {
            var file = files.iterator().next().toString();
            assertThat(new Shell(folder).here("show", file).out())
                    .containsPattern("amount +number");
        }
    }

    @Test
    void severalRowsAreDrawnOutOfOneAndAllAreAccountedFor() throws IOException {
        var run =
                run(
                        item ->
                                Map.of(
                                        "rows",
                                        Arrays.stream(item.get("raw_text").toString().split("/"))
                                                .filter(dish -> !dish.equals("-"))
                                                .map(dish -> Map.of("dish", dish))
                                                .toList()),
                        ", text: menu",
                        "task_name: t\nmode: extract\nrows: many\nprompt: \"List the dishes of {raw_text}.\"\noutput_schema:\n  - {column_name: dish, data_type: string, required: true}\n",
                        "menu\n김치/밥/국\n-\n냉면\n\n");
        assertThat(run.result.status()).as(run.result.err()).isZero();
        assertThat(run.csv.stream().skip(1).map(line -> line.split(",")[1]).toList())
                .containsExactly("김치", "밥", "국", "냉면");
        assertThat(run.rejects).anySatisfy(line -> assertThat(line).contains("nothing to extract"));
        assertThat(run.result.out()).contains("4 in + 2 made = 4 out + 2 rejected ");
    }
}
