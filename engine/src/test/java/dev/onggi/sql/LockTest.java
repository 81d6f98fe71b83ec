package dev.onggi.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DuckDb;
import dev.onggi.data.Session;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What attackers try, first against the check of queries, then against the locked DuckDB itself.
class LockTest {
    private static Path inside;
    private static Path outside;
    private static DuckDb duckdb;
    private static Session session;

    @BeforeAll
    static void lock(@TempDir Path folder) throws IOException {
        inside = Files.createDirectory(folder.resolve("inside")).toRealPath();
        outside = Files.createDirectory(folder.resolve("outside")).toRealPath();
        Files.writeString(outside.resolve("secret.csv"), "a\nsecret\n");
        Files.createSymbolicLink(inside.resolve("link.csv"), outside.resolve("secret.csv"));
        Files.createSymbolicLink(inside.resolve("way"), outside);
        duckdb = DuckDb.open(new DuckDb.Limits(128L << 20, 1, inside.resolve("spill")));
        session = duckdb.session(new Cancellation());
        session.execute("CREATE TABLE \"fetch\" AS SELECT 1 AS n");
        Lock.apply(session, inside, "Asia/Seoul");
    }

    @AfterAll
    static void close() {
        session.close();
        duckdb.close();
    }

    static Stream<String> attacks() {
        return Stream.of(
                        "SELECT * FROM read_text('/etc/hostname')",
                        "SELECT * FROM read_blob('/etc/hostname')",
                        "SELECT * FROM read_csv('{out}/secret.csv')",
                        "SELECT * FROM read_json('{out}/secret.csv')",
                        "SELECT * FROM read_parquet('{out}/x.parquet')",
                        "SELECT * FROM glob('/etc/*')",
                        "SELECT * FROM '{out}/secret.csv'",
                        "SELECT * FROM \"{out}/secret.csv\"",
                        "SELECT * FROM read_csv('{in}/../outside/secret.csv')",
                        "SELECT * FROM read_csv('{in}/link.csv')",
                        "SELECT * FROM read_csv('{in}/way/secret.csv')",
                        "SELECT * FROM read_text('file:///etc/hostname')",
                        "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
                        "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
                        "COPY (FROM \"fetch\") TO '{out}/new.csv'",
                        "COPY (SELECT 1) TO '{out}/new.parquet' (FORMAT parquet)",
                        "COPY (FROM \"fetch\") TO '{in}/../outside/new.csv'",
                        "COPY (FROM \"fetch\") TO '{in}/way/new.csv'",
                        "COPY \"fetch\" FROM '{out}/secret.csv'",
                        "ATTACH '{out}/new.db' AS other",
                        "ATTACH '{in}/../outside/new.db' AS other",
                        "EXPORT DATABASE '{out}/dump'",
                        "IMPORT DATABASE '{out}/dump'",
                        "INSTALL httpfs",
                        "LOAD httpfs",
                        "LOAD '{out}/evil.duckdb_extension'",
                        "SET memory_limit = '100GB'",
                        "SET enable_external_access = true",
                        "SET allowed_directories = ['/']",
                        "SET temp_directory = '{out}'",
                        "SET lock_configuration = false",
                        "RESET memory_limit",
                        "PRAGMA threads = 64",
                        "PRAGMA enable_profiling = 'json'",
                        "SET profiling_output = '{out}/profile.json'",
                        "SET secret_directory = '{out}'",
                        "CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')",
                        "SELECT getenv('HOME')",
                        "CALL enable_logging(storage = 'file', storage_path = '{out}')",
                        "SELECT * FROM enable_logging(storage = 'file', storage_path = '{out}')")
                .map(sql -> sql.replace("{in}", inside.toString()))
                .map(sql -> sql.replace("{out}", outside.toString()));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void refusesBeforeItRuns(String attack) {
        var tables =
                new Tables(
                        List.of(
                                new Job.Table(
                                        List.of("fetch"), QueryFixture.TABLES.dataset("orders"))));

        assertThatThrownBy(
                        () -> {
                            var query = ParsedQuery.of(attack, tables::contains, session);
                            Reach.check(query, tables);
                        })
                .isInstanceOf(Refusal.class)
                .extracting(e -> ((Refusal) e).answer().code())
                .isIn(
                        SqlProblem.NO_SELECT,
                        SqlProblem.FORBIDDEN,
                        SqlProblem.UNKNOWN_TABLE,
                        SqlProblem.SYNTAX);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isDeniedByTheLockAsWell(String attack) throws IOException {
        assertThatThrownBy(() -> session.execute(attack)).isInstanceOf(OnggiException.class);

        try (var files = Files.list(outside)) {
            assertThat(files).containsExactly(outside.resolve("secret.csv"));
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "SELECT current_setting('temp_directory')",
                "SELECT * FROM duckdb_settings()",
                "SELECT * FROM duckdb_secrets()",
                "SELECT * FROM information_schema.tables",
                "SELECT * FROM pg_catalog.pg_tables",
                "SELECT * FROM query('SELECT 1')",
                "SELECT * FROM query_table('fetch')",
                "SELECT * FROM json_execute_serialized_sql('{}')",
                "SELECT onggi_map(1, 0, 'x')",
                "SELECT * FROM onggi_feed(1)",
                "DESCRIBE fetch",
                "SUMMARIZE fetch",
                "SHOW TABLES",
                "EXPLAIN SELECT 1",
                "INSERT INTO fetch VALUES (1)",
                "UPDATE fetch SET n = 2",
                "DELETE FROM fetch",
                "DROP TABLE fetch",
                "CREATE TABLE t AS SELECT 1",
                "CREATE MACRO f(x) AS x",
                "BEGIN",
                "SELECT 1; DROP TABLE fetch",
                "SELECT 1; SELECT 2",
                "",
                "-- nothing",
                "SELECT (SELECT * FROM read_text('/etc/hostname'))",
                "WITH c AS (SELECT * FROM glob('/*')) SELECT * FROM c",
            })
    void refusesWhatIsNoQueryOfItsTables(String query) {
        var tables =
                new Tables(
                        List.of(
                                new Job.Table(
                                        List.of("fetch"), QueryFixture.TABLES.dataset("orders"))));

        assertThatThrownBy(
                        () -> Reach.check(ParsedQuery.of(query, tables::contains, session), tables))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void leavesTheFolderOpen() {
        assertThat(
                        session.execute(
                                "COPY \"fetch\" TO '" + inside + "/own.parquet' (FORMAT parquet)"))
                .isEqualTo(1);
    }
}
