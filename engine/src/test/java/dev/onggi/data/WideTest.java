package dev.onggi.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WideTest {
    @TempDir Path folder;

    @Test
    void aTableOfManyColumnsGetsOneThreadAndMemoryByItsColumns() {
        try (var duckdb = DuckDb.open(new DuckDb.Limits(64_000_000, 4, folder));
                var session = duckdb.session(new Cancellation())) {
            session.relation(table(500));
            assertThat(setting(session, "threads")).isEqualTo("4");

            session.relation(table(5_000));

            assertThat(setting(session, "threads")).isEqualTo("1");
            assertThat(setting(session, "memory_limit")).isEqualTo("1.2 GiB");
            assertThat(setting(session, "disabled_optimizers")).contains("common_subexpressions");
        }
    }

    @Test
    void aTableThatIsFedGetsThemToo() {
        try (var duckdb = DuckDb.open(new DuckDb.Limits(64_000_000, 4, folder));
                var session = duckdb.session(new Cancellation())) {
            session.feed(empty(5_000));
            assertThat(setting(session, "threads")).isEqualTo("1");
            assertThat(setting(session, "memory_limit")).isEqualTo("1.2 GiB");
        }
    }

    @Test
    void theLastSessionThatReadsSuchTablesSetsDuckDbBack() {
        try (var duckdb = DuckDb.open(new DuckDb.Limits(64_000_000, 4, folder));
                var looking = duckdb.session(new Cancellation())) {
            try (var one = duckdb.session(new Cancellation())) {
                one.relation(table(600));
                one.relation(table(5_000));
                try (var other = duckdb.session(new Cancellation())) {
                    other.relation(table(700));
                    assertThat(setting(looking, "memory_limit")).isEqualTo("1.2 GiB");
                }
                assertThat(setting(looking, "threads")).isEqualTo("1");
            }
            assertThat(setting(looking, "threads")).isEqualTo("4");
            assertThat(setting(looking, "memory_limit")).isEqualTo("61.0 MiB");
            assertThat(setting(looking, "disabled_optimizers")).isEmpty();
        }
    }

    @Test
    void someColumnsAreReadWithoutTheOthers() {
        try (var duckdb = DuckDb.open(DuckDb.Limits.standard(folder));
                var session = duckdb.session(new Cancellation())) {
            assertThat(session.relation(table(3), List.of("c1", "c9")))
                    .contains("\"c1\"")
                    .doesNotContain("\"c0\"", "\"c9\"");
        }
    }

    private static String setting(Session session, String name) {
        return session.query(
                "SELECT CAST(current_setting('" + name + "') AS VARCHAR)",
                rows -> {
                    rows.next();
                    return rows.getString(1);
                });
    }

    private static BatchReader empty(int columns) {
        return new BatchReader() {
            @Override
            public List<Column> columns() {
                return names(columns);
            }

            @Override
            public @Nullable Batch next() {
                return null;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private static List<Column> names(int columns) {
        return IntStream.range(0, columns).mapToObj(i -> Column.text("c" + i)).toList();
    }

    private Dataset table(int columns) {
        return new Dataset(
                "wide",
                folder.resolve("wide.parquet"),
                Dataset.Kind.TABLE,
                names(columns),
                List.of(),
                0,
                new RowSet());
    }
}
