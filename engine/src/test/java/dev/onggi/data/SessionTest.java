package dev.onggi.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    @TempDir static Path folder;
    private static DuckDb duckdb;

    @BeforeAll
    static void open() {
        duckdb = DuckDb.open(DuckDb.Limits.standard(folder.resolve("spill")));
    }

    @AfterAll
    static void close() {
        duckdb.close();
    }

    private static Session session() {
        return duckdb.session(new Cancellation());
    }

    private static List<String> rows(Session session, String sql) {
        return session.query(
                sql,
                rows -> {
                    var all = new ArrayList<String>();
                    int width = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        var cells = new ArrayList<String>();
                        for (int c = 1; c <= width; c++) {
                            cells.add(String.valueOf(rows.getString(c)));
                        }
                        all.add(String.join("|", cells));
                    }
                    return all;
                });
    }

    /// A query whose rows go nowhere.
    private static String copy(String select) {
        return "COPY (%s) TO %s (FORMAT csv)"
                .formatted(select, Sql.path(folder.resolve("copy.csv")));
    }

    private static Dataset table(String name, String select, List<Column> unfolded) {
        var file = folder.resolve(name + ".parquet");
        try (var session = session()) {
            long rows =
                    session.execute(
                            "COPY (" + select + ") TO " + Sql.path(file) + " (FORMAT parquet)");
            var columns = session.describe("SELECT * FROM read_parquet(" + Sql.path(file) + ")");
            var kind = unfolded.isEmpty() ? Dataset.Kind.TABLE : Dataset.Kind.TEXT;
            return new Dataset(name, file, kind, columns, unfolded, rows, new RowSet());
        }
    }

    private static RowSet set(long... positions) {
        var rows = new RowSet();
        Arrays.stream(positions).forEach(rows::add);
        return rows;
    }

    @Test
    void aRelationNumbersItsRowsAndLeavesSomeOut() {
        var dataset = table("left", "SELECT range AS n FROM range(10)", List.of());
        var kept = dataset.without(set(0, 3)).without(set(9));
        try (var session = session()) {
            assertThat(rows(session, "SELECT _row, n FROM " + session.relation(kept)))
                    .containsExactly("1|1", "2|2", "4|4", "5|5", "6|6", "7|7", "8|8");
        }
        assertThat(kept.keptRows()).isEqualTo(7);
    }

    @Test
    void aLargeRelationKeepsItsOrder() {
        var dataset = table("large", "SELECT range AS n FROM range(300000)", List.of());
        try (var session = session()) {
            long wrong =
                    session.query(
                            "SELECT n, _row FROM " + session.relation(dataset.without(set(7))),
                            rows -> {
                                long last = -1;
                                long faults = 0;
                                while (rows.next()) {
                                    faults += rows.getLong(1) <= last ? 1 : 0;
                                    faults += rows.getLong(1) == rows.getLong(2) ? 0 : 1;
                                    last = rows.getLong(1);
                                }
                                return faults;
                            });
            assertThat(wrong).isZero();
        }
    }

    @Test
    void namesKeptInMetadataAreReadEvenWithQuotes() {
        var name = "a\"b'c $.x";
        var json = "{\"a\\\"b'c $.x\": \"옹기\", \"n\": 7, \"day\": \"2024-03-05\", \"odd\": \"x\"}";
        var dataset =
                table(
                        "meta",
                        "SELECT 1 AS id, 't' AS raw_text, " + Sql.text(json) + " AS metadata",
                        List.of(
                                Column.text(name),
                                new Column("n", ColumnType.INTEGER),
                                new Column("day", ColumnType.DATE),
                                new Column("odd", ColumnType.INTEGER),
                                Column.text("absent")));
        try (var session = session()) {
            assertThat(
                            rows(
                                    session,
                                    "SELECT %s, n + 1, day + 1, odd, absent FROM %s"
                                            .formatted(Sql.name(name), session.relation(dataset))))
                    .containsExactly("옹기|8|2024-03-06|null|null");
        }
    }

    @Test
    void aFeedGivesEveryTypeInOrder() {
        var columns =
                List.of(
                        Column.text("t"),
                        new Column("i", ColumnType.INTEGER),
                        new Column("d", ColumnType.NUMBER),
                        new Column("m", ColumnType.decimal(10, 2)),
                        new Column("b", ColumnType.BOOLEAN),
                        new Column("day", ColumnType.DATE),
                        new Column("at", ColumnType.TIMESTAMP),
                        Column.text("utf8"),
                        new Column("l", ColumnType.INTEGER));
        var batch =
                new Batch(
                        2,
                        new Object[] {
                            new Object[] {"옹기", null},
                            new Object[] {7L, null},
                            new Object[] {0.5, null},
                            new Object[] {new BigDecimal("12.30"), null},
                            new Object[] {true, null},
                            new Object[] {LocalDate.of(2024, 3, 5), null},
                            new Object[] {LocalDateTime.of(2024, 3, 5, 6, 7, 8), null},
                            new byte[][] {"독".getBytes(StandardCharsets.UTF_8), null, null},
                            new long[] {1, 2, 3}
                        });
        try (var session = session()) {
            assertThat(
                            rows(
                                    session,
                                    "SELECT * FROM "
                                            + session.feed(new ListReader(columns, batch))))
                    .containsExactly(
                            "옹기|7|0.5|12.30|true|2024-03-05|2024-03-05 06:07:08.0|독|1",
                            "null|null|null|null|null|null|null|null|2");
        }
    }

    @Test
    void aFeedOfAnUnknownValueIsRefused() {
        var batch = new Batch(1, new Object[] {new Object[] {new Object()}});
        try (var session = session()) {
            var feed = session.feed(new ListReader(List.of(Column.text("a")), batch));
            assertThatThrownBy(() -> session.execute(copy("SELECT * FROM " + feed)))
                    .isInstanceOf(OnggiException.class)
                    .hasMessageContaining("java.lang.Object");
        }
    }

    @Test
    void anExceptionOfAFeedComesOutAsItIs() {
        var own = new IOException("the line broke");
        var problem = OnggiException.of(DataProblem.EMPTY_FILE, "a.csv");
        try (var session = session()) {
            var feed = session.feed(failing(own));
            assertThatThrownBy(() -> session.execute("SELECT * FROM " + feed))
                    .isInstanceOfSatisfying(
                            OnggiException.class,
                            e -> assertThat(FeedFailure.unwrap(e)).isSameAs(own));
        }
        try (var session = session()) {
            var feed = session.feed(failing(problem));
            assertThatThrownBy(() -> session.execute("SELECT * FROM " + feed)).isSameAs(problem);
        }
        assertThat(FeedFailure.unwrap(problem)).isSameAs(problem);
    }

    private static BatchReader failing(Exception e) {
        return new BatchReader() {
            @Override
            public List<Column> columns() {
                return List.of(Column.text("a"));
            }

            @Override
            public Batch next() throws Exception {
                throw e;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Test
    void changesOfAFewCellsAreMergedIntoTheOthers() {
        var dataset =
                table(
                        "changes",
                        "SELECT CASE range % 4 WHEN 3 THEN NULL ELSE '값' || range END AS s FROM range(5000)",
                        List.of());
        try (var session = session()) {
            var changes =
                    session.changes(
                            (positions, cells) -> {
                                for (int i = 0; i < cells.length; i++) {
                                    switch ((int) (positions.applyAsLong(i) % 4)) {
                                        case 0 -> cells[i] = "새 " + cells[i];
                                        case 1 -> cells[i] = null;
                                        case 2 -> {}
                                        default ->
                                                cells[i] =
                                                        positions.applyAsLong(i) == 3
                                                                ? ""
                                                                : cells[i];
                                    }
                                }
                            },
                            "_row",
                            "s");
            var merged =
                    "SELECT %s AS s, _row FROM (SELECT *, %s AS c FROM %s AS rows)"
                            .formatted(
                                    Session.merged("s", "c"), changes, session.relation(dataset));
            var expected =
                    "CASE WHEN _row = 3 THEN '' WHEN _row % 4 = 0 THEN '새 값' || _row"
                            + " WHEN _row % 4 = 2 THEN '값' || _row END";
            assertThat(
                            rows(
                                    session,
                                    "SELECT count(*) FROM (%s) WHERE s IS DISTINCT FROM %s"
                                            .formatted(merged, expected)))
                    .containsExactly("0");
        }
    }

    @Test
    void cellsAreTestedAndRewrittenInJava() {
        var dataset = table("cells", "SELECT 'x' || range AS s FROM range(5000)", List.of());
        try (var session = session()) {
            var test = session.test(text -> text.endsWith("9"), "s");
            var map =
                    session.map(
                            (positions, cells) -> {
                                for (int i = 0; i < cells.length; i++) {
                                    cells[i] = positions.applyAsLong(i) + cells[i];
                                }
                            },
                            "_row",
                            "s");
            var relation = session.relation(dataset);
            assertThat(rows(session, "SELECT count(*) FROM " + relation + " WHERE " + test))
                    .containsExactly("500");
            assertThat(
                            rows(
                                    session,
                                    "SELECT count(*) FROM %s WHERE %s = _row || 'x' || _row"
                                            .formatted(relation, map)))
                    .containsExactly("5000");
            assertThat(rows(session, "SELECT " + session.test(t -> true, "CAST(NULL AS VARCHAR)")))
                    .containsExactly("null");
            assertThat(rows(session, "SELECT " + session.in(set(4), "4"))).containsExactly("true");
        }
    }

    @Test
    void numbersAreWrittenAsPeopleWriteThem() {
        var dataset =
                table(
                        "numbers",
                        "SELECT unnest([1.0, 0.5, 1e300, 1e-7, -3.0, NULL, 'nan', 'inf']::DOUBLE[]) AS n,"
                                + " DATE '2024-03-05' AS d",
                        List.of());
        try (var session = session();
                var reader = session.read(dataset, List.of("n", "d"))) {
            var batch = reader.next();
            assertThat(batch).isNotNull();
            assertThat(batch.columns()[0])
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.ARRAY)
                    .startsWith(
                            "1",
                            "0.5",
                            "1" + "0".repeat(300),
                            "0.0000001",
                            "-3",
                            null,
                            "nan",
                            "inf");
            assertThat(((Object[]) batch.columns()[1])[7]).isEqualTo("2024-03-05");
            assertThat(reader.next()).isNull();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void columnsAreDescribed() {
        try (var session = session()) {
            assertThat(
                            session.describe(
                                    "SELECT 1::TINYINT a, 1::HUGEINT b, 1.5::FLOAT c, 1.25::DECIMAL(9,3) d,"
                                            + " TIME '01:02:03' e, now() f, [1] g, true h, 'x' i"))
                    .extracting(c -> c.type().toString())
                    .containsExactly(
                            "integer",
                            "decimal(38,0)",
                            "number",
                            "decimal(9,3)",
                            "time",
                            "timestamp",
                            "text",
                            "boolean",
                            "text");
        }
    }

    @Test
    void aWrongStatementSaysWhyAndAReadToo() {
        try (var session = session()) {
            assertThatThrownBy(() -> session.execute("SELECT nowhere"))
                    .isInstanceOfSatisfying(
                            OnggiException.class,
                            e -> {
                                assertThat(e.problems().getFirst().code())
                                        .isEqualTo(DataProblem.QUERY_FAILED);
                                assertThat(e.getMessage()).contains("nowhere").doesNotContain("\n");
                            });
            var dataset = table("gone", "SELECT 1 AS a", List.of());
            assertThatThrownBy(() -> session.read(dataset, List.of("nowhere")))
                    .isInstanceOf(OnggiException.class);
        }
    }

    @Test
    void aQueryThatFailsAfterItsFirstRowsSaysWhy() {
        var bad = "SELECT CAST(CASE WHEN range = 500000 THEN 'abc' ELSE '1' END AS INTEGER) AS n";
        try (var session = session()) {
            assertThatThrownBy(() -> rows(session, bad + " FROM range(1000000)"))
                    .isInstanceOf(OnggiException.class)
                    .hasMessageContaining("Could not convert string 'abc'");
            assertThatThrownBy(() -> rows(session, bad + " FROM range(500000, 500001)"))
                    .hasMessageContaining("Could not convert string 'abc'");
            assertThatThrownBy(() -> rows(session, bad + " FROM range(490000, 600000)"))
                    .hasMessageContaining("Could not convert string 'abc'");
            assertThatThrownBy(() ->
                            session.query("SELECT error('deep') FROM range(10)", r -> r.next()))
                    .hasMessageContaining("deep");
            TextTest thrower =
                    text -> {
                        throw new IllegalStateException("thrown by Java");
                    };
            assertThatThrownBy(() ->
                            rows(
                                    session,
                                    "SELECT "
                                            + session.test(thrower, "CAST(range AS VARCHAR)")
                                            + " FROM range(10)"))
                    .hasMessageContaining("thrown by Java");
        }
    }

    @Test
    void aCancelledStatementEndsWithinASecond() throws Exception {
        var stop = new Cancellation();
        var begun = System.nanoTime();
        try (var timer = Executors.newSingleThreadScheduledExecutor();
                var session = duckdb.session(stop)) {
            var alarm = timer.schedule(stop::cancel, 300, TimeUnit.MILLISECONDS);
            assertThatThrownBy(() ->
                            session.execute(
                                    "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE"
                                            + " a.range * b.range = 7"))
                    .isInstanceOfSatisfying(
                            OnggiException.class,
                            e ->
                                    assertThat(e.problems().getFirst().code())
                                            .isEqualTo(DataProblem.CANCELLED));
            alarm.get();
            assertThatThrownBy(() -> session.execute("SELECT 1")).hasMessageContaining("cancelled");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void whatDoesNotFitIsTold() {
        var small = new DuckDb.Limits(64_000_000, 1, folder.resolve("small"));
        try (var little = DuckDb.open(small);
                var session = little.session(new Cancellation())) {
            assertThat(little.limits()).isEqualTo(small);
            assertThatThrownBy(() ->
                            session.execute(copy("SELECT list(range || 'x') FROM range(20000000)")))
                    .isInstanceOfSatisfying(
                            OnggiException.class,
                            e ->
                                    assertThat(e.problems().getFirst().code())
                                            .isEqualTo(DataProblem.OUT_OF_MEMORY));
        }
    }

    @Test
    void nothingIsLoadedFromOutside() {
        try (var session = session()) {
            assertThatThrownBy(() -> session.execute("SELECT * FROM st_read('x')"))
                    .isInstanceOf(OnggiException.class);
        }
    }

    @Test
    void aClosedSessionForgetsItsObjects() {
        String sql;
        try (var session = session()) {
            sql = "SELECT " + session.in(set(1), "1");
        }
        try (var other = session()) {
            assertThatThrownBy(() -> other.execute(copy(sql))).hasMessageContaining("closed");
        }
    }
}
