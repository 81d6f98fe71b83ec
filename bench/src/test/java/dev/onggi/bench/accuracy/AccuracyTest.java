package dev.onggi.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.bench.accuracy.Trial.Group;
import dev.onggi.bench.accuracy.Trial.Pair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyTest {
    @TempDir Path folder;

    private List<String> print(String... args) throws IOException {
        var out = new ByteArrayOutputStream();
        Accuracy.run(new PrintStream(out, true, StandardCharsets.UTF_8), args);
        return out.toString(StandardCharsets.UTF_8).lines().skip(2).toList();
    }

    @Test
    void aTableThatIsNotThereIsSkippedWithTheReason() throws IOException {
        var lines = print("--data", folder.toString(), "--only", "beers");

        assertThat(lines)
                .hasSize(2)
                .allMatch(line -> line.contains("skipped: there is no " + folder));
    }

    @Test
    void otherTablesInTheFolderAreMeasuredOnceForEachSchema() throws IOException {
        var other = Files.createDirectory(folder.resolve("towns"));
        Files.writeString(other.resolve("dirty.csv"), "n\n12 oz\n");
        Files.writeString(other.resolve("clean.csv"), "n\n12\n");
        Files.writeString(other.resolve("a.yaml"), "columns: {}\n");
        Files.writeString(other.resolve("b.yaml"), "columns: {n: {type: number}}\n");

        var lines = print("--data", folder.toString(), "--only", "towns");

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).contains("| towns, a.yaml |", "| 0.000 | 0.000 |");
        assertThat(lines.getLast()).contains("| towns, b.yaml |", "| 1.000 | 1.000 | 1.000 |");
    }

    @Test
    void aHeldOutTableIsMeasuredForPeopleAndPrograms() throws IOException {
        var json = folder.resolve("figures.json");

        var lines = print("--only", "held-out orders", "--json", json.toString());

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("| held-out | orders | 1 | 5,000 |");
        assertThat(Files.readString(json))
                .contains("\"f1\"", "\"harm\"", "\"flagged_recall\"", "\"seconds\"");
    }

    @Test
    void aMeasurementCountsByTheDefinitions() throws IOException {
        var dirty = Files.writeString(folder.resolve("d.csv"), "n,t\n12 oz,a\n3,b\ncheap,c\n");
        var truth = Files.writeString(folder.resolve("t.csv"), "n,t\n12,a\n3,b\n9,z\n");
        var schema = Files.writeString(folder.resolve("s.yaml"), "columns: {n: {type: number}}\n");
        var trial = new Trial("t", Group.PUBLIC, 0, where -> new Pair(dirty, truth, schema));

        var measured = Measurement.of(trial, folder);

        assertThat(AccuracyTable.json(trial, measured))
                .containsEntry("wrong", 3L)
                .containsEntry("repaired", 1L)
                .containsEntry("harmed", 0L)
                .containsEntry("flagged", 1L)
                .containsEntry("flagged_precision", 1.0)
                .containsEntry("flagged_recall", 0.5)
                .containsEntry("changed_again", 0L);
        assertThat(AccuracyTable.line(trial, measured))
                .startsWith(
                        "| public | t |  | 3 | 1.000 | 0.333 | 0.500 | 0.000 % | 0 | 50.00 % -> 66.67 %");
    }

    @Test
    void whatBecameOfEachKindOfErrorIsTold() throws IOException {
        var lines = print("--only", "held-out departures", "--kinds");

        assertThat(lines)
                .anyMatch(line -> line.startsWith("| held-out departures | missing | operator |"))
                .anyMatch(
                        line -> line.startsWith("| held-out departures | date_form | departed |"));
    }

    @Test
    void eachTableIsMeasuredWithThresholdsChosenOnTheOthers() throws IOException {
        var towns = Files.createDirectory(folder.resolve("towns"));
        Files.writeString(towns.resolve("dirty.csv"), "n\n12 oz\n");
        Files.writeString(towns.resolve("clean.csv"), "n\n12\n");
        Files.writeString(towns.resolve("a.yaml"), "columns: {n: {type: number}}\n");

        var lines = print("--data", folder.toString(), "--only", "towns", "--cross");

        assertThat(lines)
                .contains("| public towns, a.yaml | 1.000 | 1.000 | 0.000 % | 0.000 % | nothing |")
                .contains("By all tables: nothing")
                .anyMatch(line -> line.startsWith("| byRate | 16.0 |"));
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertThatThrownBy(() -> print("--rows", "5")).hasMessageContaining("--only");
    }
}
