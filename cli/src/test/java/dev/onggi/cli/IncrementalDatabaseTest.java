package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An incremental pipeline over a database, from the table to the file that is saved.
class IncrementalDatabaseTest {
    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void fill() throws SQLException {
        shell = new Shell(folder).file("onggi.yaml", "timezone: Asia/Seoul\nlanguage: en\n");
        sql("CREATE TABLE orders (id INTEGER, at INTEGER)");
        pipeline("{column: at, lag: 10}");
    }

    @Test
    void rowsAreReadFromTheMarkLessTheLagAndEachIsCollectedOnce() throws SQLException {
        sql("INSERT INTO orders VALUES (1, 100), (2, 200)");
        assertThat(run()).containsExactly("1,100", "2,200");
        sql("INSERT INTO orders VALUES (3, 191), (4, 185), (5, 201)");
        assertThat(run()).containsExactly("3,191", "5,201");
        assertThat(run()).isEmpty();
    }

    @Test
    void rowsWithoutAMarkAreCollectedOnceEach() throws SQLException {
        sql("INSERT INTO orders VALUES (1, NULL)");
        assertThat(run()).containsExactly("1,");
        assertThat(run()).isEmpty();
        sql("INSERT INTO orders VALUES (2, 100), (3, NULL), (1, NULL)");
        assertThat(run()).containsExactlyInAnyOrder("2,100", "3,", "1,");
        sql("INSERT INTO orders VALUES (4, NULL)");
        assertThat(run()).containsExactly("4,");
        sql("UPDATE orders SET at = 300 WHERE id = 4");
        assertThat(run()).containsExactly("4,300");
        assertThat(run()).isEmpty();
    }

    @Test
    void rowsThatAGateStoppedComeWithTheNextRun() throws SQLException {
        sql("INSERT INTO orders VALUES (1, 100)");
        gate(50);
        var stopped = shell.here("run", "p");
        assertThat(stopped.status()).isEqualTo(1);
        assertThat(stopped.err())
                .contains("what `fetch` collected (rows: 1) did not get through")
                .contains("The next `onggi run p` collects it again");
        sql("INSERT INTO orders VALUES (2, 101)");
        gate(500);
        assertThat(run()).containsExactly("1,100", "2,101");
        assertThat(run()).isEmpty();
    }

    private void gate(int most) {
        pipeline("at\n  inspect: {uses: check, expect: [{between: at, max: " + most + "}]}");
    }

    private void pipeline(String incremental) {
        shell.file(
                "pipelines/p.yaml",
                """
                name: p
                steps:
                  fetch:
                    uses: collect/jdbc
                    url: jdbc:sqlite:shop.db
                    table: orders
                    incremental: %s
                  export: {uses: save/csv, path: out.csv}
                """
                        .formatted(incremental));
    }

    private List<String> run() {
        var said = shell.here("run", "p");
        assertThat(said.status()).as(said.all()).isZero();
        return shell.read("out.csv").lines().skip(1).toList();
    }

    private void sql(String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                var open = connection.createStatement()) {
            open.execute(statement);
        }
    }
}
