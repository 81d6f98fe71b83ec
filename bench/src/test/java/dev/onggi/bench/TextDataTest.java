package dev.onggi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextDataTest {
    private static final int ROWS = 20_000;

    @TempDir Path folder;

    private List<String> lines(String name, int rows, long seed) throws IOException {
        Path file = folder.resolve(name);
        TextData.write(file, rows, seed);
        return Files.readAllLines(file);
    }

    @Test
    void theSameSeedGivesTheSameRows() throws IOException {
        assertThat(lines("a.csv", 500, 3)).isEqualTo(lines("b.csv", 500, 3));
        assertThat(lines("c.csv", 500, 4)).isNotEqualTo(lines("a.csv", 500, 3));
    }

    @Test
    void aRowIsOneLineBelowTheHeader() throws IOException {
        List<String> lines = lines("a.csv", 1_000, 1);
        assertThat(lines).hasSize(1_001);
        assertThat(lines.getFirst()).isEqualTo("id,source,raw_text,created_at,metadata");
    }

    @Test
    void aTwentiethOfTheIdsAreDuplicates() throws IOException {
        List<String> lines = lines("a.csv", ROWS, 1);
        long ids = lines.stream().skip(1).map(line -> line.split(",", 2)[0]).distinct().count();
        assertThat(ROWS - ids).isBetween(ROWS / 25L, ROWS / 17L);
    }

    @Test
    void sizesAreWhatTheBenchmarksSay() throws IOException {
        lines("a.csv", ROWS, 1);
        assertThat(Files.size(folder.resolve("a.csv")) / ROWS).isBetween(345L, 380L);
    }

    @Test
    void everyOneOfTheSixRulesFindsWork() throws IOException {
        String text = String.join("\n", lines("a.csv", ROWS, 1));
        assertThat(text)
                .contains("<br/>", "<p class=", "&amp;", "&nbsp;", "\u00a0", "\u3000", "\t", "  ")
                .contains("@example.com", "ì")
                .containsPattern("\\d{6}-[34]\\d{6}")
                .containsPattern("4000-00\\d\\d-\\d{4}-\\d{4}");
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isFalse();
    }
}
