package dev.onggi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewExampleTest {
    @TempDir Path folder;

    @Test
    void theWorkspaceIsCopiedAsItStandsInTheRepository() throws IOException {
        ReviewExample.copyTo(folder.resolve("demo"));
        Path source = Path.of(System.getProperty("onggi.repository"), "examples", "reviews");
        for (String file : ReviewExample.FILES) {
            assertThat(folder.resolve("demo").resolve(file))
                    .hasSameTextualContentAs(source.resolve(file));
        }
    }

    @Test
    void whatIsThereAlreadyIsLeftAsItIs() throws IOException {
        Files.writeString(folder.resolve("onggi.yaml"), "timezone: UTC\n");
        ReviewExample.copyTo(folder);
        assertThat(folder.resolve("onggi.yaml")).hasContent("timezone: UTC\n");
        assertThat(folder.resolve("pipelines/reviews.yaml")).isNotEmptyFile();
    }

    @Test
    void theDataIsKeptOutOfVersionControl() throws IOException {
        ReviewExample.copyTo(folder);
        assertThat(Files.readAllLines(folder.resolve(".gitignore")))
                .contains("inbox/", "truth/", "data/", ".onggi/", ".env");
    }
}
