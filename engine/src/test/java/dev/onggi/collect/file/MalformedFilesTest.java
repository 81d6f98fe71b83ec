package dev.onggi.collect.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged files of every kind: read or refused with a problem, never anything else.
class MalformedFilesTest extends FileFixture {
    private static final int MUTATIONS = 80;
    private static final String JSON =
            "[{\"id\":1,\"이름\":\"하나 \\u00e9\",\"n\":{\"a\":[1,2.50],\"b\":null}},\n {\"id\":2}]";
    private static final String XML =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<r a=\"1\"><i><n>하나</n></i>"
                    + "<i><n><![CDATA[둘]]></n><!-- c --></i>&lt;</r>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.json",
                "a.jsonl",
                "a.xml",
                "a.csv",
                "a.txt",
                "a.html",
                "a.parquet",
                "a.json.gz",
                "a.csv.gz",
                "a.zip"
            })
    void areReadOrRefused(String name) throws Exception {
        var whole = content(name);
        for (int i = 0; i < MUTATIONS; i++) {
            long seed = 1000L * name.hashCode() + i;
            file(name, mutated(whole, new Random(seed)));
            var began = Instant.now();
            try {
                var data = read(name);
                assertThat(outcome.ledger().rowsIn()).isEqualTo(data.rows());
                Files.delete(data.file());
            } catch (OnggiException | Failure e) {
                assertThat(e.getMessage()).as("seed " + seed).isNotBlank();
            } catch (Throwable e) {
                fail("seed " + seed, e);
            }
            assertThat(Duration.between(began, Instant.now()))
                    .as("seed " + seed)
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(published()).as("seed " + seed).isEmpty();
        }
        try (var left = Files.list(context.duckdb().limits().temporary())) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .noneMatch(f -> f.startsWith("unpacked"));
        }
    }

    private byte[] content(String name) throws Exception {
        return switch (name) {
            case "a.json" -> JSON.getBytes(UTF_8);
            case "a.jsonl" ->
                    JSON.substring(1, JSON.length() - 1).replace(",\n", "\n").getBytes(UTF_8);
            case "a.xml" -> XML.getBytes(UTF_8);
            case "a.csv", "a.txt" -> "id,이름\n1,\"하,나\"\n2,둘\n".repeat(20).getBytes(UTF_8);
            case "a.html" -> "<html><meta charset=utf-8><title>가</title><p>나<b>다".getBytes(UTF_8);
            case "a.json.gz" -> gzip(JSON.repeat(30).getBytes(UTF_8));
            case "a.csv.gz" -> gzip("id,이름\n1,\"하,나\"\n2,둘\n".getBytes(UTF_8));
            case "a.zip" ->
                    zip(UTF_8, "하나.csv", "a\n1\n".getBytes(UTF_8), "b.json", JSON.getBytes(UTF_8));
            default -> parquet();
        };
    }

    private byte[] parquet() throws Exception {
        var path = root.resolve("whole.parquet");
        try (var session = context.duckdb().session(new Cancellation())) {
            session.execute(
                    "COPY (SELECT range AS a, 'x' || range AS b, [range] AS c FROM range(500)) TO "
                            + Sql.path(path)
                            + " (FORMAT parquet)");
        }
        var bytes = Files.readAllBytes(path);
        Files.delete(path);
        return bytes;
    }

    /// Cuts, flips, repeats or inserts a few bytes.
    private static byte[] mutated(byte[] whole, Random random) {
        var bytes = whole.clone();
        for (int n = 1 + random.nextInt(3); n > 0 && bytes.length > 1; n--) {
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + 1 + random.nextInt(8));
            switch (random.nextInt(5)) {
                case 0 -> bytes = Arrays.copyOf(bytes, at);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) random.nextInt(256);
                case 3 -> bytes = spliced(bytes, to, Arrays.copyOfRange(bytes, at, to));
                default -> {
                    var junk = new byte[1 + random.nextInt(6)];
                    random.nextBytes(junk);
                    bytes = spliced(bytes, at, junk);
                }
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] more) {
        var longer = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, longer, at, more.length);
        System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
        return longer;
    }
}
