package dev.onggi.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.spi.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest extends DatabaseContract {
    @TempDir static Path folder;

    @Override
    TestDatabase database() {
        return new TestDatabase("sqlite:shop.db", "", "", new SqliteDialect(), folder);
    }

    @Test
    void aTimeIsWrittenInOneFormWhateverItIs() throws Exception {
        var dialect = new SqliteDialect();
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.prepareStatement("SELECT ?")) {
            dialect.bind(statement, 1, LocalTime.MIDNIGHT);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.getString(1)).isEqualTo("00:00:00");
            }
        }
    }

    @Test
    void declaredTypesAreKeptWhereTheCellsAgree() throws Exception {
        database()
                .run(
                        "CREATE TABLE "
                                + table()
                                + " (a INTEGER, b DECIMAL(10,2), c BOOLEAN,"
                                + " d DATE, e DATETIME, f BLOB, g DATETIME, h VARCHAR(9), i)",
                        "INSERT INTO "
                                + table()
                                + " VALUES (1, 12.5, 1, '2024-03-05',"
                                + " '2024-03-05 10:00:00', x'00ff', 1709632800, '007', 1.5)",
                        "INSERT INTO "
                                + table()
                                + " VALUES ('x', NULL, 0, '', NULL, NULL, 5, '', 2)");

        var rows = collect(into());

        assertThat(rows.columns().stream().map(Column::type))
                .containsExactly(
                        ColumnType.INTEGER,
                        ColumnType.decimal(10, 2),
                        ColumnType.BOOLEAN,
                        ColumnType.DATE,
                        ColumnType.TIMESTAMP,
                        ColumnType.TEXT,
                        ColumnType.INTEGER,
                        ColumnType.TEXT,
                        ColumnType.NUMBER);
        assertThat(rows.rows().getFirst())
                .containsExactly(
                        1L,
                        new java.math.BigDecimal("12.50"),
                        true,
                        LocalDate.of(2024, 3, 5),
                        LocalDateTime.of(2024, 3, 5, 10, 0),
                        "00ff",
                        1709632800L,
                        "007",
                        1.5);
        assertThat(rows.rows().getLast())
                .isEqualTo(Arrays.asList("x", null, false, "", null, null, 5L, "", 2.0));
    }

    @Test
    void resultsOfExpressionsHaveTheTypeOfTheirFirstCell() throws Exception {
        var rows =
                collect(
                        database()
                                .step()
                                .with(
                                        "query",
                                        "SELECT count(*), 1.5, 'x', NULL FROM sqlite_master"));

        assertThat(rows.columns().stream().map(Column::type).limit(3))
                .containsExactly(ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.TEXT);
    }

    @Test
    void numbersWithoutADeclaredTypeAreComparedAsNumbers() throws Exception {
        database()
                .run(
                        "CREATE TABLE " + table() + " (n)",
                        "INSERT INTO " + table() + " VALUES (9), (10), ('text')");

        var rows = collect(into().with("incremental", "n").after("10"));

        assertThat(rows.column(0)).contains(10L, "text").doesNotContain(9L);
    }

    @Test
    void aFileThatIsNotThereIsNotMade() {
        var failure = failure(database().step().with("url", "sqlite:none.db").with("table", "t"));

        assertThat(failure).hasMessageContaining("none.db").hasMessageContaining("no such file");
        assertThat(folder.resolve("none.db")).doesNotExist();
    }

    @Test
    void aFileThatIsNoDatabaseIsSaidToBeNone() throws Exception {
        Files.writeString(folder.resolve("note.txt"), "just a note, not a database".repeat(99));

        var failure = failure(database().step().with("url", "sqlite:note.txt").with("table", "t"));

        assertThat(failure.blame()).isEqualTo(Failure.Blame.DATA);
        assertThat(failure).hasMessageContaining("note.txt");
    }

    @Test
    void otherFilesCannotBeReachedByStatements() throws Exception {
        var outside = folder.resolve("stolen.db");
        var statements =
                List.of(
                        "ATTACH DATABASE '" + outside + "' AS x",
                        "VACUUM INTO '" + outside + "'",
                        "SELECT load_extension('/tmp/evil.so')",
                        "SELECT readfile('/etc/hostname')",
                        "SELECT writefile('" + outside + "', 'x')");
        database().run("CREATE TABLE " + table() + " (a)");
        for (var statement : statements) {
            assertThat(failure(database().step().with("query", statement)))
                    .as(statement)
                    .isNotNull();
            assertThat(outside).doesNotExist();
        }
    }

    @Test
    void aLockedDatabaseIsBusyAndWorthRetrying() throws Exception {
        database().run("CREATE TABLE " + table() + " (id INTEGER)");
        var trouble =
                new SqliteDialect()
                        .trouble(new java.sql.SQLException("[SQLITE_BUSY] locked", null, 5));

        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.BUSY);
    }
}
