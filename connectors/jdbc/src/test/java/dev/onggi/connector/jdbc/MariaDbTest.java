package dev.onggi.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.spi.Failure;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MariaDbTest extends DatabaseContract {
    @TempDir static Path folder;
    private static @Nullable MariaDbServer server;

    @BeforeAll
    static void start() throws Exception {
        var program = MariaDbServer.program();
        assumeTrue(program.isPresent(), "mariadbd is not installed (Debian: mariadb-server-core)");
        server = MariaDbServer.start(program.get(), folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    TestDatabase database() {
        return server.database(folder);
    }

    @Test
    void itsOwnTypesAreKeptOrBecomeItsText() throws Exception {
        var zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try {
            database()
                    .run(
                            "CREATE TABLE "
                                    + table()
                                    + " (a TINYINT(1), b BIGINT UNSIGNED, c DECIMAL(65,30), d FLOAT,"
                                    + " e BIT(1), f BIT(12), g DATE, h DATETIME(3), i TIMESTAMP NULL,"
                                    + " j TIME, k YEAR, l ENUM('큰','작은'), m JSON, n VARBINARY(9),"
                                    + " o INT UNSIGNED, p UUID, q TIME)",
                            "INSERT INTO "
                                    + table()
                                    + " VALUES (2, 18446744073709551615, 1.5, 0.1, b'1', b'11',"
                                    + " '2024-03-05', '2024-03-05 10:00:00.123',"
                                    + " '2024-03-05 00:30:00', '10:00:00', 2024, '큰', '{}', x'00ff',"
                                    + " 4294967295, '00000000-0000-0000-0000-000000000001',"
                                    + " '-30:00:00')",
                            "INSERT INTO " + table() + " (a) VALUES (NULL)");

            var rows = collect(into());

            assertThat(rows.rows().getFirst())
                    .containsExactly(
                            2L,
                            new BigDecimal("18446744073709551615"),
                            "1.500000000000000000000000000000",
                            0.1,
                            true,
                            3L,
                            LocalDate.of(2024, 3, 5),
                            LocalDateTime.of(2024, 3, 5, 10, 0, 0, 123_000_000),
                            Instant.parse("2024-03-05T00:30:00Z"),
                            LocalTime.of(10, 0),
                            2024L,
                            "큰",
                            "{}",
                            "00ff",
                            4294967295L,
                            "00000000-0000-0000-0000-000000000001",
                            "-30:00:00");
            assertThat(rows.rows().getLast()).isEqualTo(Arrays.asList(new Object[17]));
            assertThat(rows.columns().get(1).type()).isEqualTo(ColumnType.decimal(20, 0));
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void aValueIsNeverCutToFit() throws Exception {
        database().run("CREATE TABLE " + table() + " (id TINYINT, name VARCHAR(3) NOT NULL)");
        var columns = List.of(new Column("id", ColumnType.INTEGER), Column.text("name"));

        var tooLong = saveFailure(into(), columns, row(1L, "abc"), row(2L, "옹기장이"));
        var tooLarge = saveFailure(into(), columns, row(1L, "abc"), row(128L, "x"));
        var missing = saveFailure(into(), columns, row(1L, "abc"), row(2L, null));

        assertThat(tooLong).hasMessageContaining("row 2, column \"name\"");
        assertThat(tooLarge).hasMessageContaining("row 2, column \"id\"");
        assertThat(missing).hasMessageContaining("row 2, column \"name\"");
        assertThat(database().table(table())).isEmpty();
    }

    @Test
    void aTableWithoutTransactionsIsRefused() throws Exception {
        database().run("CREATE TABLE " + table() + " (id BIGINT) ENGINE=MyISAM");

        var failure = saveFailure(into(), List.of(new Column("id", ColumnType.INTEGER)), row(1L));

        assertThat(failure).hasMessageContaining("MyISAM");
        assertThat(failure.hint()).contains("InnoDB");
    }

    @Test
    void aTableOfAnotherDatabaseMayBeNamed() throws Exception {
        database().run("CREATE DATABASE IF NOT EXISTS other");
        var step = database().step().with("table", "other." + table());

        save(step, "other " + table(), List.of(new Column("id", ColumnType.INTEGER)), row(1L));

        assertThat(collect(step).rows()).containsExactly(List.of(1L));
    }

    @Test
    void aWrongPasswordIsNoPlaceToRetryAndIsNotSaid() {
        var step = database().step().with("password", "s3cret-canary").with("table", "t");

        var failure = failure(step);

        assertThat(failure.retryable()).isFalse();
        assertThat(failure.blame()).isEqualTo(Failure.Blame.UPSTREAM);
        assertThat(failure.toString() + failure.getCause()).doesNotContain("s3cret-canary");
    }

    @Test
    void missingEncryptionIsNamed() {
        var step = database().step().with("url", database().url() + "?sslMode=verify-full");

        var failure = failure(step.with("table", "t"));

        assertThat(failure.retryable()).isFalse();
        assertThat(failure).hasMessageContaining("encryption");
        assertThat(failure.hint()).contains("serverSslCert");
    }

    @Test
    void aDatabaseThatIsNotThereIsTheUsers() {
        var failure =
                failure(database().step().with("url", database().url() + "x").with("table", "t"));

        assertThat(failure.blame()).isEqualTo(Failure.Blame.USER);
    }

    @Test
    void aSampleOfAGreatTableDoesNotReadItAll() throws Exception {
        var step = database().step().with("query", "SELECT seq FROM seq_1_to_300000000");
        long start = System.nanoTime();
        var few =
                new dev.onggi.testkit.RecordedRows() {
                    @Override
                    public void row(@Nullable Object... values) throws Failure {
                        super.row(values);
                        if (rows().size() == 10) {
                            throw new IllegalStateException("enough");
                        }
                    }
                };

        var thrown =
                org.assertj.core.api.Assertions.catchThrowable(
                        () -> new JdbcSource().collect(step, few));

        assertThat(thrown).hasMessage("enough");
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }
}
