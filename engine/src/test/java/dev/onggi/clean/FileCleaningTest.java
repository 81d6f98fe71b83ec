package dev.onggi.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.FileCleaning;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.Language;
import dev.onggi.step.StepLog;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileCleaningTest {
    @TempDir Path folder;

    @Test
    void withoutATaskOnlyHowCellsAreWrittenChanges() throws IOException {
        var result =
                clean(
                        file("t.csv", "a,b\n x ,\"\"\n\u1112\u1161\u11AB,\n x ,\"\"\n"),
                        null,
                        null,
                        false);
        assertThat(Files.readString(result.output())).isEqualTo("a,b\nx,\"\"\n한,\nx,\"\"\n");
        assertThat(result.cleaning().cells()).isEqualTo(3);
        assertThat(result.cleaning().duplicates()).isEqualTo(1);
        assertThat(result.cleaning().sample().getFirst().before()).isEqualTo(" x ");
    }

    @Test
    void cellsThatAreNotOfTheirTypeStayAndAreTold() throws IOException {
        var schema = file("s.yaml", "columns: {n: {type: number}}\n");
        var result = clean(file("t.csv", "n\n12 oz\ncheap\n"), schema, null, false);
        assertThat(Files.readString(result.output())).isEqualTo("n\n12\ncheap\n");
        assertThat(result.notes()).anySatisfy(p -> assertThat(p.id()).isEqualTo("ONGGI-1410"));
    }

    @Test
    void validationRulesAreToldAndRemoveNoRow() throws IOException {
        var schema =
                file(
                        "s.yaml",
                        "columns: {n: {type: number}}\nvalidation_rules: [{between: n, max: 10}]\n");
        var result = clean(file("t.csv", "n\n12\n7\n"), schema, null, false);
        assertThat(Files.readString(result.output())).isEqualTo("n\n12\n7\n");
        assertThat(result.notes())
                .anySatisfy(p -> assertThat(p.message(Language.EN)).contains("n", "10"));
    }

    @Test
    void theTruthMeasuresWhatWasDone() throws IOException {
        var schema = file("s.yaml", "columns: {n: {type: number}}\n");
        var truth = file("clean.csv", "n,x\n12,a\n3,b\n");
        var result = clean(file("t.csv", "n,x\n12.0 oz,a\n3,c\n"), schema, truth, false);
        var total = java.util.Objects.requireNonNull(result.score()).total();
        assertThat(total.wrongBefore()).isEqualTo(2);
        assertThat(total.repaired()).isEqualTo(1);
        assertThat(total.harmed()).isZero();
        assertThat(total.precision()).isEqualTo(1.0);
        assertThat(total.recall()).isEqualTo(0.5);
    }

    @Test
    void raggedRowsAreKeptAndToldOrStopWhenStrict() throws IOException {
        var ragged = file("t.csv", "a,b\n1\n1,2,3\n");
        var result = clean(ragged, null, null, false);
        assertThat(Files.readString(result.output())).isEqualTo("a,b\n1,\n1,\"2,3\"\n");
        assertThat(result.notes()).anySatisfy(p -> assertThat(p.id()).isEqualTo("ONGGI-2046"));
        assertThatThrownBy(() -> clean(ragged, null, null, true))
                .hasMessageContaining("ONGGI-6012");
    }

    @Test
    void otherCharsetsAreReadAndTheInputIsNeverTouched() throws IOException {
        var file = folder.resolve("k.csv");
        byte[] bytes = "이름,값\n 김 ,1\n".getBytes(Charset.forName("x-windows-949"));
        Files.write(file, bytes);
        var result = clean(file, null, null, false);
        assertThat(Files.readString(result.output())).isEqualTo("\uFEFF이름,값\n김,1\n");
        assertThat(result.output().getFileName()).hasToString("k.clean.csv");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    /// Excel shows Hangul of UTF-8 only behind a byte order mark, and so did what came in.
    @ParameterizedTest
    @CsvSource({"UTF-8, false", "UTF-16LE, true", "UTF-16BE, true", "x-windows-949, true"})
    void whatIsWrittenOpensWhereTheInputDid(String charset, boolean marked) throws IOException {
        var unix = folder.resolve("u.csv");
        var windows = folder.resolve("w.csv");
        Files.write(unix, "이름,값\n김,1\n".getBytes(Charset.forName(charset)));
        Files.write(windows, "이름,값\r\n김,1\r\n".getBytes(Charset.forName(charset)));
        var mark = marked ? "\uFEFF" : "";

        assertThat(Files.readString(clean(unix, null, null, false).output()))
                .isEqualTo(mark + "이름,값\n김,1\n");
        assertThat(Files.readString(clean(windows, null, null, false).output()))
                .isEqualTo(mark + "이름,값\r\n김,1\r\n");
    }

    @Test
    void aMissingFileAndAWrongSchemaAreTold() throws IOException {
        assertThatThrownBy(() -> clean(folder.resolve("none.csv"), null, null, false))
                .hasMessageContaining("ONGGI-");
        var schema = file("s.yaml", "columns: {n: {type: nmber}}\n");
        assertThatThrownBy(() -> clean(file("t.csv", "n\n1\n"), schema, null, false))
                .hasMessageContaining("s.yaml:1");
        var other = file("o.yaml", "columns: {m: {type: number}}\n");
        assertThatThrownBy(() -> clean(file("t.csv", "n\n1\n"), other, null, false))
                .hasMessageContaining("ONGGI-1407");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static FileCleaning.Result clean(Path file, Path schema, Path truth, boolean strict) {
        var request = new FileCleaning.Request(file, null, schema, truth, null, null, strict);
        return FileCleaning.run(request, Map.of(), new Quiet(), new Cancellation());
    }

    private static final class Quiet implements StepLog {
        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}

        @Override
        public void progress(long rows, long total) {}
    }
}
