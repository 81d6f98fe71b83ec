package dev.onggi.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The workspace `examples/models`, asked of a real model. It has 135 million parameters, so this
/// proves the wire, and that nonsense harms no row; of quality it proves nothing.
@EnabledIfSystemProperty(named = "onggi.real-model", matches = ".+")
class RealModelTest {
    private static final Path EXAMPLE = Path.of("../examples/models").toAbsolutePath().normalize();
    private static final int ROWS = 2;
    private static final Pattern LEDGER = Pattern.compile("2 in = (\\d) out \\+ (\\d) rejected");

    private static LlamaServer server;
    @TempDir Path folder;

    @BeforeAll
    static void start() {
        server = LlamaServer.start(Path.of(System.getProperty("onggi.real-model")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void copyTheExampleWithTwoRows() throws IOException {
        try (var files = Files.walk(EXAMPLE)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(EXAMPLE.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        var inbox = folder.resolve("inbox/reviews.csv");
        Files.write(inbox, Files.readAllLines(inbox).subList(0, 1 + ROWS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rewrite", "repair", "extract"})
    void everyRowIsInTheOutputOrRejectedWithItsReason(String pipeline) throws Exception {
        int before = server.answered();
        var said = onggi("run", pipeline);

        assertThat(server.answered()).isGreaterThan(before);
        var ledger = LEDGER.matcher(said);
        assertThat(ledger.find()).as(said).isTrue();
        int out = Integer.parseInt(ledger.group(1));
        int rejected = Integer.parseInt(ledger.group(2));
        assertThat(out + rejected).isEqualTo(ROWS);
        assertThat(rows("output")).isEqualTo(out);
        assertThat(records("rejected"))
                .hasSize(rejected)
                .allMatch(row -> row.getField("_reason").startsWith("no model answered: "));
    }

    @Test
    void aSecondRunAsksOnlyForWhatWasNeverAnsweredWell() throws Exception {
        onggi("run", "rewrite");
        int unanswered = rows("rejected");
        assertThat(unanswered).as("rows without an answer").isLessThan(ROWS);

        int before = server.answered();
        onggi("run", "rewrite");
        if (unanswered == 0) {
            assertThat(server.answered()).isEqualTo(before);
        }
    }

    private String onggi(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("dev.onggi.cli.Main");
        command.addAll(List.of(arguments));
        var told = folder.resolve("told.txt");
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("ONGGI_MODEL", server.openAi() + "#smollm2");
        builder.environment().put("LANG", "en_US.UTF-8");
        var process = builder.redirectErrorStream(true).redirectOutput(told.toFile()).start();
        int status = process.waitFor();
        var said = Files.readString(told);
        assertThat(status).as(said).isZero();
        return said;
    }

    private int rows(String place) throws IOException {
        return records(place).size();
    }

    private List<NamedCsvRecord> records(String place) throws IOException {
        var data = folder.resolve("data").resolve(place);
        var records = new ArrayList<NamedCsvRecord>();
        if (Files.isDirectory(data)) {
            try (var files = Files.list(data)) {
                for (var file : files.toList()) {
                    try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
                        reader.forEach(records::add);
                    }
                }
            }
        }
        return records;
    }
}
