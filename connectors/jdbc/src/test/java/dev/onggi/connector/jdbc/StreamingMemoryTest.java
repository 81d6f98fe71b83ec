package dev.onggi.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.Column;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Rows;
import dev.onggi.testkit.FakeStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A million rows of 200 characters go through a process that has 48 MB.
class StreamingMemoryTest {
    private static final int ROWS = 1_000_000;

    @TempDir Path folder;

    @Test
    void aMillionRowsNeedNoMoreMemoryThanAFew() throws Exception {
        new TestDatabase("sqlite:big.db", "", "", new SqliteDialect(), folder)
                .run(
                        "CREATE TABLE big (id INTEGER PRIMARY KEY, text TEXT)",
                        "INSERT INTO big WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM"
                                + " n WHERE i < "
                                + ROWS
                                + ") SELECT i, printf('%0200d', i) FROM n");
        var output = folder.resolve("output");

        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx48m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Counting.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(Files.readString(output)).contains("rows " + ROWS + " characters 200000000");
    }

    /// Counts what it is given.
    static final class Counting implements Rows {
        private long rows;
        private long characters;

        public static void main(String[] arguments) throws Exception {
            var counting = new Counting();
            var step =
                    new FakeStep(Path.of(arguments[0]))
                            .with("url", "sqlite:big.db")
                            .with("table", "big");
            new JdbcSource().collect(step, counting);
            System.out.println("rows " + counting.rows + " characters " + counting.characters);
        }

        @Override
        public void columns(List<Column> columns) {}

        @Override
        public void row(@Nullable Object... values) {
            rows++;
            characters += String.valueOf(values[1]).length();
        }

        @Override
        public void add(@Nullable Object... namesAndValues) throws Failure {
            throw Failure.user("not used", "");
        }

        @Override
        public void add(Map<String, ? extends @Nullable Object> row) throws Failure {
            throw Failure.user("not used", "");
        }

        @Override
        public void text(@Nullable Long id, String text, Map<String, ?> metadata) throws Failure {
            throw Failure.user("not used", "");
        }

        @Override
        public void mark(Object mark) {}
    }
}
