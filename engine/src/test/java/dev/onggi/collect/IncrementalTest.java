package dev.onggi.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Dataset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IncrementalTest extends CollectFixture {
    private Optional<String> mark = Optional.empty();

    private List<String> run(Object incremental, String type, String... rows) throws Exception {
        return context.column(collected(incremental, type, rows), "v");
    }

    /// Rows are written as `time=value`.
    private Dataset collected(Object incremental, String type, String... lines) throws Exception {
        return rows(
                (request, rows) -> {
                    mark = request.lastMark();
                    for (var line : lines) {
                        var parts = line.split("=");
                        rows.add("at", parts[0].isEmpty() ? null : parts[0], "v", parts[1]);
                    }
                },
                "incremental",
                incremental,
                "types",
                Map.of("at", type));
    }

    @Test
    void aSourceThatMarksItselfGoesOnFromItsOwnMark() throws Exception {
        for (var row : List.of("2024-01-01", "2024-01-02")) {
            rows(
                    (request, rows) -> {
                        mark = request.lastMark();
                        rows.add("at", row);
                        rows.mark(row + "T00:00+09:00");
                    },
                    "incremental",
                    Map.of("column", "at", "lag", "1d"),
                    "types",
                    Map.of("at", "date"));
        }
        assertThat(mark).contains("2024-01-01T00:00+09:00");
    }

    @Test
    void dropsWhatItHasAndKeepsTies() throws Exception {
        assertThat(run("at", "timestamp", "2024-01-01 10:00:00=a", "2024-01-01 11:00:00=b"))
                .containsExactly("a", "b");
        assertThat(mark).isEmpty();

        assertThat(
                        run(
                                "at",
                                "timestamp",
                                "2024-01-01 10:00:00=a",
                                "2024-01-01 11:00:00=b",
                                "2024-01-01 11:00:00=tie",
                                "2024-01-01 12:00:00=c"))
                .containsExactly("tie", "c");
        assertThat(mark).contains("2024-01-01 11:00:00");
        assertThat(outcome.ledger().rowsIn()).isEqualTo(2);
        assertThat(told())
                .contains("2 rows were left out because an earlier run has collected them.");

        assertThat(run("at", "timestamp", "2024-01-01 12:00:00=c")).isEmpty();
        assertThat(told()).contains("Nothing new since the last run.");
        assertThat(mark).contains("2024-01-01 12:00:00");
    }

    @Test
    void findsLateRowsWithinTheLag() throws Exception {
        var lagging = Map.of("column", "at", "lag", "1h");
        run(lagging, "timestamp", "2024-01-01 10:30:00=a", "2024-01-01 12:00:00=b", "=none");

        assertThat(
                        run(
                                lagging,
                                "timestamp",
                                "2024-01-01 10:59:59=too late",
                                "2024-01-01 11:00:00=late",
                                "2024-01-01 12:00:00=b",
                                "=none",
                                "=none too",
                                "2024-01-01 12:30:00=c"))
                .containsExactly("late", "none too", "c");
        assertThat(mark).contains("2024-01-01 11:00:00");
        assertThat(run(lagging, "timestamp", "2024-01-01 12:00:00=b", "2024-01-01 12:30:00=c"))
                .isEmpty();
    }

    @Test
    void keepsEqualRowsThatComeTwice() throws Exception {
        assertThat(run("at", "integer", "5=a", "5=a")).containsExactly("a", "a");
        assertThat(run("at", "integer", "5=a", "5=a", "5=a")).containsExactly("a");
    }

    @Test
    void comparesNumbersAsNumbers() throws Exception {
        run("at", "integer", "9=a", "10=b");

        assertThat(run("at", "integer", "9=a", "10=b", "11=c", "100=d")).containsExactly("c", "d");
        assertThat(run(Map.of("column", "at", "lag", "50"), "integer", "49=no", "60=late"))
                .containsExactly("late");
    }

    @Test
    void beginsWithFromOnTheFirstRun() throws Exception {
        var from = Map.of("column", "at", "from", "2024-01-02");

        assertThat(run(from, "date", "2024-01-01=a", "2024-01-02=b")).containsExactly("b");
        assertThat(mark).contains("2024-01-02");
        assertThat(run(from, "date", "2024-01-01=a", "2024-01-02=b", "2024-01-03=c"))
                .containsExactly("c");
    }

    @Test
    void takesTheIntervalInABackfillAndDoesNotMoveTheMark() throws Exception {
        run("at", "timestamp", "2024-03-01 00:00:00=a");
        var before = Map.copyOf(context.memory);

        // midnight to midnight in Seoul
        context.backfill(
                Instant.parse("2023-12-31T15:00:00Z"), Instant.parse("2024-01-01T15:00:00Z"));
        assertThat(
                        run(
                                "at",
                                "timestamp",
                                "2023-12-31 23:59:59=before",
                                "2024-01-01 00:00:00=first",
                                "2024-01-01 23:59:59=last",
                                "2024-01-02 00:00:00=after",
                                "=none"))
                .containsExactly("first", "last");
        assertThat(mark).isEmpty();
        assertThat(context.memory).isEqualTo(before);
        assertThatThrownBy(() -> run("at", "integer", "1=a")).hasMessageContaining("ONGGI-2006");
    }

    @Test
    void needsATypeThatTellsWhatIsNewer() {
        assertThatThrownBy(() ->
                        rows((request, rows) -> rows.add("at", "9", "v", "a"), "incremental", "at"))
                .hasMessageContaining("ONGGI-2004");
        assertThatThrownBy(() -> run("nowhere", "date", "2024-01-01=a"))
                .hasMessageContaining("`nowhere`");
        assertThatThrownBy(() -> run(Map.of("column", "at", "lag", "soon"), "date", "2024-01-01=a"))
                .hasMessageContaining("ONGGI-2005");
    }

    @Test
    void doesNotMoveTheMarkWhenNothingIsPublished() throws Exception {
        run("at", "integer", "1=a");
        var before = Map.copyOf(context.memory);

        assertThatThrownBy(() ->
                        rows(
                                (request, rows) -> {
                                    rows.add("at", 5, "v", "x");
                                    throw new IllegalStateException("bug");
                                },
                                "incremental",
                                "at"))
                .hasMessage("bug");
        assertThat(context.memory).isEqualTo(before);
    }

    /// Whatever the order, the ties and the lateness within the lag: each row exactly once.
    @Test
    void collectsEachRowOnceOverManyRuns() throws Exception {
        for (long seed = 1; seed <= 15; seed++) {
            context.memory.clear();
            var random = new Random(seed);
            var table = new ArrayList<String>();
            var expected = new HashMap<String, Integer>();
            var got = new HashMap<String, Integer>();
            int now = 100;
            for (int round = 0; round < 6; round++) {
                for (int i = random.nextInt(8); i > 0; i--) {
                    var row = now - random.nextInt(10) + "=r" + random.nextInt(4);
                    table.add(random.nextInt(table.size() + 1), row);
                    expected.merge(row.split("=")[1], 1, Integer::sum);
                }
                now += random.nextInt(4);
                // every row is at most 9 + 3 behind the highest of an earlier run
                var rows =
                        run(
                                Map.of("column", "at", "lag", "13"),
                                "integer",
                                table.toArray(String[]::new));
                rows.forEach(value -> got.merge(value, 1, Integer::sum));
            }
            assertThat(got).as("seed " + seed).isEqualTo(expected);
        }
    }
}
