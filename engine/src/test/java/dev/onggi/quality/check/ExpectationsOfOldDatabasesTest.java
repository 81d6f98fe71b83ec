package dev.onggi.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.RowSet;
import dev.onggi.quality.check.ExpectationResult.Status;
import dev.onggi.store.Database;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectationsOfOldDatabasesTest {
    private static final String RUN =
            "INSERT INTO run VALUES ('orders_1', 'orders', 'dev', 'succeeded',"
                    + " '2024-03-05T06:00:00Z', NULL, '', '', '{}', '', 0, 'me')";

    @TempDir Path folder;

    private static CheckReport report(ExpectationResult... results) {
        return new CheckReport(4, List.of(results), List.of(), "");
    }

    private static ExpectationResult result(Claim claim, Status status, long failed) {
        var expectation = new Expectation(claim, 0.25, Otherwise.WARN, null, "not_null: 금액");
        return new ExpectationResult(expectation, status, 4, failed, List.of(), null, new RowSet());
    }

    private static ExpectationResult empty(long failed) {
        return result(new Claim.NotNull(List.of("금액")), Status.WARNED, failed);
    }

    @Test
    void an_accuracy_allows_what_it_leaves_of_the_whole() {
        var claim = new Claim.Accuracy(List.of("금액"), 0.9, "truth.csv", null);

        assertThat(result(claim, Status.PASSED, 0).expectation().allowed()).isEqualTo(0.1);
    }

    @Test
    void a_database_of_the_first_version_is_read_as_it_is_and_migrated_with_its_data()
            throws Exception {
        var file = folder.resolve("onggi.db");
        var url = "jdbc:sqlite:" + file;
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/sqlite")
                .target("1")
                .load()
                .migrate();
        try (var old = DriverManager.getConnection(url);
                var statement = old.createStatement()) {
            statement.execute(RUN);
            statement.execute(
                    "INSERT INTO quality VALUES ('orders_1', 'refine', 'after', 97.5, '{}')");
        }

        try (var reader = Database.openReadOnly(file)) {
            assertThat(new ExpectationRepository(reader).ofRun("orders_1")).isEmpty();
        }
        try (var database = Database.open(file)) {
            new ExpectationRepository(database)
                    .keep("orders_1", "inspect", report(empty(2)), text -> text);
            assertThat(new ExpectationRepository(database).ofRun("orders_1")).hasSize(1);
            assertThat(
                            database.<Double>read(handle ->
                                    handle.createQuery("SELECT total FROM quality")
                                            .mapTo(Double.class)
                                            .one()))
                    .isEqualTo(97.5);
        }
    }
}
