package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The public benchmark tables, where they lie beside the project.
class SharedDataTest {
    private static final Path DATA =
            Path.of(System.getProperty("onggi.shared", "")).resolve("data");

    @TempDir Path folder;

    @BeforeEach
    void isThere() {
        assumeTrue(Files.isDirectory(DATA.resolve("hospital")), "no benchmark tables in " + DATA);
    }

    private Shell hospital(String check) throws IOException {
        var shell = new Shell(folder).with("ONGGI_CLOCK", Shell.CLOCK);
        shell.file("onggi.yaml", "timezone: Asia/Seoul\n");
        Files.createDirectories(shell.path("inbox"));
        Files.copy(DATA.resolve("hospital/dirty.csv"), shell.path("inbox/hospital.csv"));
        return shell.file(
                "pipelines/hospital.yaml",
                """
                name: hospital
                steps:
                  fetch:
                    uses: collect/file
                    path: inbox/hospital.csv
                  inspect:
                    uses: check
                    expect:
                      - %s
                  refine:
                    uses: clean
                    rules: [trim]
                  export:
                    uses: save/csv
                """
                        .formatted(check));
    }

    @Test
    void a_failing_gate_over_hospital_stops() throws IOException {
        var shell = hospital("{one_of: EmergencyService, values: [\"yes\", \"no\"]}");

        var said = shell.here("run", "hospital");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).contains("ONGGI-3038", "EmergencyService", "of 1000 rows");
        assertThat(shell.path("data/output")).doesNotExist();
    }

    @Test
    void a_passing_gate_over_hospital_writes_the_csv() throws IOException {
        var shell = hospital("{one_of: EmergencyService, values: [\"yes\", \"no\"], at_most: 10%}");

        var said = shell.here("run", "hospital");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(shell.read("data/output/hospital_20240305_150000.csv").lines()).hasSize(1001);
    }

    @Test
    void beers_are_cleaned_with_the_same_rows_and_columns_and_measured() throws IOException {
        var shell = new Shell(folder);
        var beers = DATA.resolve("beers");

        var said =
                shell.run(
                        "clean",
                        beers.resolve("dirty.csv").toString(),
                        "--schema",
                        beers.resolve("schema.yaml").toString(),
                        "--truth",
                        beers.resolve("clean.csv").toString(),
                        "-o",
                        shell.path("out.csv").toString());

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out()).contains("precision", "recall", "F1", "harm");
        var dirty = Files.readAllLines(beers.resolve("dirty.csv"));
        var cleaned = shell.read("out.csv").lines().toList();
        assertThat(cleaned).hasSameSizeAs(dirty);
        assertThat(cleaned.getFirst()).isEqualTo(dirty.getFirst());
        assertThat(cleaned.getLast()).startsWith(dirty.getLast().split(",", 2)[0] + ",");
    }

    /// What learning has to reach on each table, a little below what it does.
    @ParameterizedTest
    @CsvSource({
        "hospital, schema.yaml, 0.96, 0.0002",
        "beers, schema.yaml, 0.98, 0.0005",
        "flights, schema.yaml, 0.5, 0.001",
        "flights, schema-authority.yaml, 0.93, 0.001"
    })
    void learning_repairs_without_harm(String table, String schema, double f1, double harm) {
        var shell = new Shell(folder);
        var data = DATA.resolve(table);

        var said =
                shell.run(
                        "clean",
                        data.resolve("dirty.csv").toString(),
                        "--schema",
                        data.resolve(schema).toString(),
                        "--truth",
                        data.resolve("clean.csv").toString(),
                        "-o",
                        shell.path("out.csv").toString(),
                        "--json");

        assertThat(said.status()).as(said.all()).isZero();
        var truth = said.out().substring(said.out().indexOf("\"truth\""));
        assertThat(number(truth, "f1")).isGreaterThanOrEqualTo(f1);
        assertThat(number(truth, "harm")).isLessThanOrEqualTo(harm);
        var again =
                shell.run(
                        "clean",
                        shell.path("out.csv").toString(),
                        "--schema",
                        data.resolve(schema).toString(),
                        "-o",
                        shell.path("again.csv").toString(),
                        "--json");
        assertThat(again.out()).contains("\"cells_changed\":0");
    }

    private static double number(String json, String name) {
        var match = Pattern.compile("\"" + name + "\":([0-9.E-]+)").matcher(json);
        assertThat(match.find()).isTrue();
        return Double.parseDouble(match.group(1));
    }

    @Test
    void a_pipeline_is_proposed_for_every_dirty_table_and_runs() {
        var shell = new Shell(folder).file("onggi.yaml", "");
        for (var name : new String[] {"beers", "flights", "hospital"}) {
            var file = DATA.resolve(name).resolve("dirty.csv").toString();
            var said = shell.here("new", name, "--source", file);
            assertThat(said.status()).as(said.all()).isZero();
            assertThat(shell.here("run", name).status()).isZero();
        }
    }
}
