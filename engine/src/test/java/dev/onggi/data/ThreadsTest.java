package dev.onggi.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.spi.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadsTest {
    @TempDir Path folder;
    private DuckDb duckdb;

    @BeforeEach
    void open() {
        duckdb = DuckDb.open(new DuckDb.Limits(64_000_000, 4, folder.resolve("spill")));
    }

    @AfterEach
    void close() {
        duckdb.close();
    }

    @Test
    void whatIsFedIsWrittenWithoutThreadsThatWait() {
        try (var session = duckdb.session(new Cancellation())) {
            assertThat(duringAFeed(session)).isEqualTo("1");
            assertThat(threads(session)).isEqualTo("4");
        }
    }

    @Test
    void besideAnotherStatementAllThreadsStay() {
        try (var other = duckdb.session(new Cancellation());
                var open = other.read("SELECT range FROM range(100000)", List.of("n"));
                var session = duckdb.session(new Cancellation())) {
            assertThat(open.columns()).hasSize(1);
            assertThat(duringAFeed(session)).isEqualTo("4");
        }
    }

    @Test
    void whatFailsOrEndsIsNotCountedAsRunning() {
        try (var session = duckdb.session(new Cancellation())) {
            assertThatThrownBy(() -> session.read("SELECT nothing", List.of("n")))
                    .hasMessageContaining("nothing");
            session.read("SELECT 1", List.of("n")).close();
            assertThat(duringAFeed(session)).isEqualTo("1");
        }
    }

    @Test
    void aWideTableKeepsItsOneThread() {
        try (var wide = duckdb.session(new Cancellation());
                var session = duckdb.session(new Cancellation())) {
            var columns = IntStream.range(0, 501).mapToObj(i -> Column.text("c" + i)).toList();
            wide.feed(new ListReader(columns));
            assertThat(duringAFeed(session)).isEqualTo("1");
            assertThat(threads(session)).isEqualTo("1");
        }
        try (var session = duckdb.session(new Cancellation())) {
            assertThat(threads(session)).isEqualTo("4");
        }
    }

    /// How many threads DuckDB has while a feed is read alone.
    private String duringAFeed(Session session) {
        var seen = new AtomicReference<String>();
        TextTest looking =
                text -> {
                    seen.set(text);
                    return true;
                };
        session.executeAlone(
                "COPY (SELECT "
                        + session.test(looking, "CAST(current_setting('threads') AS VARCHAR)")
                        + " AS t) TO "
                        + Sql.path(folder.resolve("fed.csv"))
                        + " (FORMAT csv)");
        return seen.get();
    }

    private static String threads(Session session) {
        return session.query(
                "SELECT CAST(current_setting('threads') AS VARCHAR)",
                rows -> {
                    rows.next();
                    return rows.getString(1);
                });
    }
}
