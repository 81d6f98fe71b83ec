package dev.onggi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Repository repository;

    @BeforeEach
    void makeRepository() {
        repository = new Repository(folder);
    }

    @Test
    void saysHowManyPagesWereBuiltAndWhere() throws IOException {
        repository.with("README.md", "# A\n");

        assertThat(run(folder.toString(), repository.site().toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "1 pages: " + repository.site().resolve("index.html") + "\n");
    }

    @Test
    void endsWithStatusOneAndEveryBrokenLink() throws IOException {
        repository.with("README.md", "# A\n\n[x](x.md) [y](y.md)\n");

        assertThat(run(folder.toString(), repository.site().toString())).isOne();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("(2):", "README.md:3  `x.md` does not exist", "README.md:3  `y.md`");
    }

    @Test
    void saysHowItIsCalled() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("usage:");
    }

    private int run(String... args) throws IOException {
        return Main.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
