package dev.onggi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @TempDir Path folder;

    private static Flyway flyway(DataSource source, String vendor, String target) {
        return Flyway.configure()
                .dataSource(source)
                .locations(Migrations.locations(vendor))
                .target(target)
                .loggers("slf4j")
                .load();
    }

    @Test
    void aFileOfAnEarlierVersionKeepsWhatItHolds() {
        var file = new SqliteFile(folder.resolve("onggi.db"), InstantSource.system());
        flyway(file.writing(), "sqlite", "3").migrate();
        Jdbi.create(file.writing())
                .useHandle(handle -> {
                    handle.execute(
                            "INSERT INTO run VALUES ('r1', 'orders', 'dev', 'succeeded',"
                                    + " '2024-03-05T00:00:00Z', NULL, 'x', 'x', '{}', '', 0, 'me')");
                    handle.execute(
                            "INSERT INTO evaluation (at, data, truth, rows, of_rows, seed)"
                                    + " VALUES ('2024-03-05T00:00:00Z', 'd', 't', 1, 1, 7)");
                });

        try (var database = Database.open(file.path())) {
            assertThat(
                            database.<String>read(handle ->
                                    handle.createQuery("SELECT pipeline FROM run")
                                            .mapTo(String.class)
                                            .one()))
                    .isEqualTo("orders");
            assertThat(
                            database.<Long>read(handle ->
                                    handle.createQuery("SELECT seed FROM evaluation")
                                            .mapTo(Long.class)
                                            .one()))
                    .isEqualTo(7);
        }
    }

    @Test
    void bothKindsHaveTheSameMigrations() {
        assertThat(scripts(flyway(TestStore.dataSource(), "postgresql", "latest")))
                .isEqualTo(
                        scripts(
                                flyway(
                                        new SqliteFile(
                                                        folder.resolve("x.db"),
                                                        InstantSource.system())
                                                .writing(),
                                        "sqlite",
                                        "latest")));
    }

    private static List<String> scripts(Flyway flyway) {
        return List.of(flyway.info().all()).stream().map(MigrationInfo::getScript).toList();
    }

    @Test
    void bothKindsHaveTheSameTablesAndColumns() throws Exception {
        for (var script : scripts(flyway(TestStore.dataSource(), "postgresql", "latest"))) {
            assertThat(columns("postgresql", script))
                    .as(script)
                    .isEqualTo(columns("sqlite", script))
                    .isNotEmpty();
        }
    }

    /// Tables, their columns and indexes in order, without what differs by kind.
    private static List<String> columns(String vendor, String script) throws IOException {
        var text = text(vendor, script);
        var found = Pattern.compile("(?m)^(CREATE (?:TABLE|UNIQUE INDEX|INDEX) .*|    [a-z_]+ )");
        return found.matcher(text)
                .results()
                .map(result -> result.group().strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String text(String vendor, String script) throws IOException {
        for (var location : Migrations.locations(vendor)) {
            var path = "/" + location.substring("classpath:".length()) + "/" + script;
            try (var in = MigrationsTest.class.getResourceAsStream(path)) {
                if (in != null) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no " + script + " for " + vendor);
    }
}
