package dev.onggi.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.OnggiException;
import dev.onggi.spi.ColumnType;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Sink;
import dev.onggi.step.FolderContext;
import dev.onggi.step.StepOutcome;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkFormatTest extends SaveFixture {
    private final List<List<Object>> saved = new ArrayList<>();
    private Sink.Target target;
    private Sink.RowReader reader;

    /// Keeps what it is given; its setting `fail` says how it fails.
    private final class ListSink implements Sink {
        private final String ending;

        ListSink(String ending) {
            this.ending = ending;
        }

        @Override
        public String name() {
            return "list";
        }

        @Override
        public List<Setting> settings() {
            return List.of(Setting.text("fail", "How to fail."));
        }

        @Override
        public String ending() {
            return ending;
        }

        @Override
        public long save(Target to, RowReader rows) throws Exception {
            target = to;
            reader = rows;
            if (!ending.isEmpty()) {
                Files.writeString(to.file(), "content");
            }
            for (var row = rows.next(); row != null; row = rows.next()) {
                saved.add(Arrays.asList(row));
            }
            if (to.request().setting("fail", "").equals("user")) {
                throw Failure.user("no such table", "Make it.");
            }
            return saved.size();
        }
    }

    private StepOutcome sink(String ending, Object... keysAndValues) throws Exception {
        return SaveSteps.of(new ListSink(ending))
                .create(FolderContext.settings("save/list", keysAndValues))
                .run(context);
    }

    @Test
    void readsRowsInOrderWithTheTypesOfTheContract() throws Exception {
        context.table(
                "fetch",
                """
                SELECT 7 AS _id, '가' AS t, 1::INTEGER AS i, 2.5::FLOAT AS n, 1.50::DECIMAL(5,2) AS p,
                true AS b, DATE '2024-03-05' AS d, TIME '15:04:05' AS c,
                TIMESTAMP '2024-03-05 15:04:05.123456' AS at
                UNION ALL SELECT 8, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
                """);

        var outcome = sink("", "columns", List.of("t", "i", "n", "p", "b", "d", "c", "at"));

        assertThat(saved)
                .containsExactly(
                        List.of(
                                "가",
                                1L,
                                2.5,
                                new BigDecimal("1.50"),
                                true,
                                LocalDate.of(2024, 3, 5),
                                LocalTime.of(15, 4, 5),
                                LocalDateTime.of(2024, 3, 5, 15, 4, 5, 123_456_000)),
                        Arrays.asList(new Object[8]));
        assertThat(reader.columns().get(3).type()).isEqualTo(ColumnType.decimal(5, 2));
        assertThat(outcome.outputs()).containsEntry("rows", "2").doesNotContainKey("path");
        assertThat(outcome.dataset()).isNotNull();
        assertThat(context.files()).isEmpty();
    }

    @Test
    void publishesTheFileOfASink() throws Exception {
        context.table("fetch", "SELECT i AS n FROM range(25000) t(i)");

        var outcome = sink("xyz", "name", "out", "columns", Map.of("n", "번호"));

        assertThat(folder.resolve(outcome.outputs().get("path"))).hasContent("content");
        assertThat(outcome.outputs()).containsEntry("path", "data/output/out_20240305_150708.xyz");
        assertThat(reader.columns().getFirst().name()).isEqualTo("번호");
        assertThat(saved.get(24_999)).containsExactly(24_999L);
        assertThat(context.lines).contains("progress 10000/25000");
    }

    @Test
    void passesASinksFailureOnAndLeavesNothing() {
        context.table("fetch", "SELECT 1 AS n");

        assertThatThrownBy(() -> sink("xyz", "fail", "user"))
                .isInstanceOf(Failure.class)
                .hasMessage("no such table");
        assertThat(context.files()).isEmpty();
    }

    @Test
    void tellsBrokenDataAsAProblemOfTheData() throws Exception {
        var dataset =
                context.table(
                        "fetch", "SELECT i AS n, repeat('x', i % 90) AS s FROM range(90000) t(i)");
        var bytes = Files.readAllBytes(dataset.file());
        Arrays.fill(bytes, 8, bytes.length / 2, (byte) 0x55);
        Files.write(dataset.file(), bytes);

        assertThatThrownBy(() -> sink("xyz")).isInstanceOf(OnggiException.class);
        assertThat(context.files()).isEmpty();
    }

    @Test
    void readsSettingsOfTheStepBeforeThoseOfItsConnection() throws Exception {
        context.table("fetch", "SELECT 1 AS n");
        context.connections.put("db", Map.of("url", "jdbc:x", "user", "stored", "port", 5432L));
        context.secretValues.put("PW", "secret");

        sink("", "connection", "db", "user", "own", "table", "t");

        var request = target.request();
        assertThat(request.setting("user")).isEqualTo("own");
        assertThat(request.setting("url")).isEqualTo("jdbc:x");
        assertThat(request.value("port")).isEqualTo(5432L);
        assertThat(request.value("table")).isEqualTo("t");
        assertThat(request.setting("mode", "append")).isEqualTo("append");
        assertThat(request.secret("PW")).isEqualTo("secret");
        assertThat(request.lastMark()).isEmpty();
        assertThat(request.now()).isEqualTo(FolderContext.START);
        assertThat(request.intervalStart()).isEqualTo(request.intervalEnd());
        assertThat(request.folder()).isEqualTo(folder);
        assertThat(request.cancelled()).isFalse();
        assertThat(target.effect()).isEqualTo("reviews_20240305_150708/export");
        request.log("hello");
        assertThat(context.lines).contains("hello");
        assertThatThrownBy(() -> request.setting("none")).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> request.secret("NONE")).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> target.file()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsAConnectionThatIsNotThere() {
        context.table("fetch", "SELECT 1 AS n");

        assertThatThrownBy(() -> sink("", "connection", "nowhere"))
                .hasMessageContaining("ONGGI-5009");
    }
}
