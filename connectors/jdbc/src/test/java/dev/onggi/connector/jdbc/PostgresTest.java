package dev.onggi.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.spi.Failure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest extends DatabaseContract {
    @TempDir static Path folder;
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws Exception {
        server =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("shared_buffers", "16MB")
                        .setServerConfig("max_connections", "20")
                        .start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    TestDatabase database() {
        return new TestDatabase(
                "postgresql://localhost:" + server.getPort() + "/postgres",
                "postgres",
                "postgres",
                new PostgresDialect(),
                folder);
    }

    @Test
    void itsOwnTypesAreKeptOrBecomeItsText() throws Exception {
        database()
                .run(
                        "CREATE TYPE mood AS ENUM ('happy')",
                        "CREATE TABLE "
                                + table()
                                + " (a int2, b numeric, c numeric(39,1), d float4, e boolean,"
                                + " f timestamptz, g uuid, h jsonb, i mood, j int[], k bytea, l date,"
                                + " m time, n char(3), o numeric(4,1), p interval, q timestamp)",
                        "INSERT INTO "
                                + table()
                                + " VALUES (1, 1.50, 2.5, 0.1, true, '2024-03-05 09:00+09',"
                                + " '00000000-0000-0000-0000-000000000001', '{\"a\": 1}', 'happy',"
                                + " '{1,2}', '\\x00ff', 'infinity', '24:00', 'a', 'NaN', '1 day',"
                                + " '-infinity')");

        var rows = collect(into());

        assertThat(rows.rows().getFirst())
                .containsExactly(
                        1L,
                        "1.50",
                        "2.5",
                        0.1,
                        true,
                        Instant.parse("2024-03-05T00:00:00Z"),
                        "00000000-0000-0000-0000-000000000001",
                        "{\"a\": 1}",
                        "happy",
                        "{1,2}",
                        "00ff",
                        "infinity",
                        "24:00:00",
                        "a  ",
                        "NaN",
                        "1 day",
                        "-infinity");
        assertThat(rows.columns().get(4).type()).isEqualTo(ColumnType.BOOLEAN);
        assertThat(rows.columns().get(14).type()).isEqualTo(ColumnType.decimal(4, 1));
    }

    @Test
    void pointsInTimeAreMarkedAsSuch() throws Exception {
        database()
                .run(
                        "CREATE TABLE " + table() + " (at timestamptz)",
                        "INSERT INTO "
                                + table()
                                + " VALUES ('2024-03-05 09:00+09'), ('2024-03-05 01:00+00')");
        var step = into().with("incremental", Map.of("column", "at", "lag", "30m"));

        var first = collect(step);
        var second = collect(step.after(first.marked()));

        assertThat(first.marked()).isEqualTo("2024-03-05T01:00:00Z");
        assertThat(second.column(0)).containsExactly(Instant.parse("2024-03-05T01:00:00Z"));
    }

    @Test
    void textGoesIntoColumnsOfOtherTypes() throws Exception {
        database().run("CREATE TABLE " + table() + " (id uuid, doc jsonb, day date)");
        var columns = List.of(Column.text("id"), Column.text("doc"), Column.text("day"));
        save(
                into(),
                "texts " + table(),
                columns,
                row("00000000-0000-0000-0000-000000000001", "{}", "2024-03-05"));

        assertThat(database().table(table())).hasSize(1);
    }

    @Test
    void aSchemaMayBeNamed() throws Exception {
        database().run("CREATE SCHEMA \"My.Schema\"");
        var step = database().step().with("table", "\"My.Schema\".orders");
        var columns = List.of(new Column("id", ColumnType.INTEGER));

        save(step, "schema " + table(), columns, row(1L));

        assertThat(database().table("\"My.Schema\".onggi_effects")).hasSize(1);
        assertThat(collect(step).rows()).hasSize(1);
    }

    @Test
    void aTextThatIsTooLongIsNamedByRowAndColumn() throws Exception {
        database().run("CREATE TABLE " + table() + " (id int4, name varchar(3) NOT NULL)");
        var columns = List.of(new Column("id", ColumnType.INTEGER), Column.text("name"));

        var tooLong = saveFailure(into(), columns, row(1L, "abc"), row(2L, "옹기장이"));
        var missing = saveFailure(into(), columns, row(1L, "abc"), row(2L, null));
        var tooLarge = saveFailure(into(), columns, row(1L, "abc"), row(3_000_000_000L, "x"));

        assertThat(tooLong.blame()).isEqualTo(Failure.Blame.DATA);
        assertThat(tooLong)
                .hasMessageContaining("row 2, column \"name\"")
                .hasMessageContaining("4 characters, the column holds 3");
        assertThat(missing).hasMessageContaining("row 2, column \"name\"");
        assertThat(tooLarge).hasMessageContaining("row 2, column \"id\"");
        assertThat(database().table(table())).isEmpty();
    }

    @Test
    void aSyntaxErrorIsShownByLineAndColumn() {
        var step = database().step().with("query", "SELECT 1,\n  x FRM y z");

        assertThat(failure(step)).hasMessageContaining("line 2, column 9 of the query");
        assertThat(failure(step.with("incremental", "x")))
                .hasMessageContaining("line 2, column 9 of the query");
    }

    @Test
    void aWrongPasswordIsNoPlaceToRetryAndIsNotSaid() throws Exception {
        var hba = Path.of(database().rows("SHOW hba_file").getFirst().getFirst());
        Files.writeString(hba, "host all guarded all scram-sha-256\n" + Files.readString(hba));
        database()
                .run(
                        "CREATE ROLE guarded LOGIN PASSWORD 'right-secret'",
                        "SELECT pg_reload_conf()");
        var step =
                database()
                        .step()
                        .with("user", "guarded")
                        .with("password", "s3cret-canary")
                        .with("query", "SELECT 1");

        var failure = failure(step);

        assertThat(failure.retryable()).isFalse();
        assertThat(failure.blame()).isEqualTo(Failure.Blame.UPSTREAM);
        assertThat(failure.hint()).contains("password");
        assertThat(failure.toString() + failure.getCause()).doesNotContain("s3cret-canary");
    }

    @Test
    void aDatabaseThatIsNotThereIsTheUsers() {
        var failure =
                failure(database().step().with("url", database().url() + "x").with("table", "t"));

        assertThat(failure.retryable()).isFalse();
        assertThat(failure.blame()).isEqualTo(Failure.Blame.USER);
        assertThat(failure).hasMessageContaining("there is no database");
    }

    @Test
    void missingEncryptionIsNamed() {
        var step = database().step().with("url", database().url() + "?sslmode=require");

        var failure = failure(step.with("table", "t"));

        assertThat(failure.retryable()).isFalse();
        assertThat(failure.hint()).contains("sslrootcert");
    }

    @Test
    void aServerThatIsNotThereIsWorthRetrying() {
        var step =
                database()
                        .step()
                        .with("url", "postgresql://localhost:1/postgres")
                        .with("password", "s3cret-canary")
                        .with("table", "t");

        var failure = failure(step);

        assertThat(failure.retryable()).isTrue();
        assertThat(failure).hasMessageContaining("cannot be reached");
        assertThat(failure.toString() + failure.hint()).doesNotContain("s3cret-canary");
    }

    @Test
    void aQueryThatTakesTooLongEnds() {
        var failure =
                failure(
                        database()
                                .step()
                                .with("query", "SELECT pg_sleep(30)")
                                .with("query_timeout", "1s"));

        assertThat(failure.retryable()).isTrue();
        assertThat(failure.hint()).contains("query_timeout");
    }

    @Test
    void aCancelledRunEndsAQueryThatIsUnderWay() throws Exception {
        var step = database().step().with("query", "SELECT pg_sleep(30)");
        var canceller =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                Thread.sleep(300);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            step.cancel();
                        });
        long start = System.nanoTime();

        collect(step);

        canceller.join();
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    @Test
    void decimalsAndTimesSurviveExactly() throws Exception {
        var columns =
                List.of(
                        new Column("d", ColumnType.decimal(38, 10)),
                        new Column("t", ColumnType.TIME));
        var value = new BigDecimal("1234567890123456789012345678.0123456789");
        save(into(), "exact " + table(), columns, row(value, LocalTime.of(1, 2, 3, 4_000)));

        assertThat(collect(into()).rows())
                .containsExactly(List.of(value, LocalTime.of(1, 2, 3, 4_000)));
    }
}
