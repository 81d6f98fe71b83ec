package dev.onggi.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DuckDb;
import dev.onggi.data.RowSet;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.spi.ColumnType;
import dev.onggi.step.FolderContext;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlStepTest {
    private static DuckDb duckdb;

    @TempDir Path folder;
    private FolderContext context;

    @BeforeAll
    static void open(@TempDir Path temporary) {
        duckdb = DuckDb.open(new DuckDb.Limits(256L << 20, 2, temporary));
    }

    @AfterAll
    static void close() {
        duckdb.close();
    }

    @BeforeEach
    void prepare() {
        context = new FolderContext(folder, duckdb);
    }

    private StepOutcome run(Object... keysAndValues) throws Exception {
        return new SqlStepType().create(FolderContext.settings("sql", keysAndValues)).run(context);
    }

    private Problem problem(Object... keysAndValues) {
        return catchThrowableOfType(OnggiException.class, () -> run(keysAndValues))
                .problems()
                .getFirst();
    }

    private List<String> rows(StepOutcome outcome) {
        try (var session = duckdb.session(new Cancellation())) {
            return session.query(
                    "SELECT * FROM read_parquet('" + outcome.dataset().file() + "')",
                    rows -> {
                        var lines = new ArrayList<String>();
                        int columns = rows.getMetaData().getColumnCount();
                        while (rows.next()) {
                            var line = new ArrayList<String>();
                            for (int i = 1; i <= columns; i++) {
                                line.add(rows.getString(i));
                            }
                            lines.add(String.join("|", line));
                        }
                        return lines;
                    });
        }
    }

    @Test
    void publishesTheResultInItsOrderWithSystemColumns() throws Exception {
        var orders =
                context.table(
                        "orders",
                        "SELECT i AS _id, 'c' || i % 3 AS customer, i * 10 AS amount, 'f' AS _source"
                                + " FROM range(7) t(i)");
        context.clear();
        var rejected = new RowSet();
        rejected.add(6);
        context.add("orders", orders.without(rejected));
        context.table(
                "customers", "SELECT 'c' || i AS customer, '김' || i AS 이름 FROM range(3) t(i)");

        var outcome =
                run(
                        "query",
                        """
                        SELECT 이름, sum(amount) AS 합계, count(*) AS c, [count(*)] AS l, _id AS last_id
                        FROM orders JOIN customers USING (customer)
                        GROUP BY ALL ORDER BY 합계 DESC, _id;
                        """);

        assertThat(rows(outcome)).first().isEqualTo("1|김2|50|1|[1]|5|export|2024-03-05 15:07:08.0");
        assertThat(outcome.dataset().columns().stream().map(c -> c.name() + " " + c.type()))
                .containsExactly(
                        "_id integer",
                        "이름 text",
                        "합계 integer",
                        "c integer",
                        "l text",
                        "last_id integer",
                        "_source text",
                        "_created_at timestamp");
        assertThat(outcome.ledger().rowsIn()).isEqualTo(9);
        assertThat(outcome.ledger().rowsOut()).isEqualTo(6);
        assertThat(outcome.outputs())
                .containsEntry("rows", "6")
                .containsEntry("path", "data/processed/export_20240305_150708.parquet")
                .containsKeys("bytes", "seconds");
        assertThat(context.files())
                .containsExactly("data/processed/export_20240305_150708.parquet");
    }

    @Test
    void readsAQueryFromAFileAndTextWithItsMetadata() throws Exception {
        context.text(
                "fetch",
                "SELECT 7 AS id, 'f' AS source, 'hello' AS raw_text, TIMESTAMP '2024-01-01' AS created_at,"
                        + " '{\"likes\": \"12\"}' AS metadata",
                "likes");
        Files.writeString(folder.resolve("q.sql"), "SELECT id, likes::INT AS likes FROM fetch");

        var outcome = run("file", "q.sql");

        assertThat(rows(outcome)).containsExactly("1|7|12|export|2024-03-05 15:07:08.0");
        assertThat(outcome.dataset().columns().get(2).type()).isEqualTo(ColumnType.INTEGER);
    }

    @Test
    void refusesUndeclaredTextWithTheLineToAdd() throws IOException {
        context.table("fetch", "SELECT '9' AS 별점 UNION ALL SELECT '1000'");

        var problem = problem("query", "SELECT max(별점) FROM input");

        assertThat(problem.id()).isEqualTo("ONGGI-4010");
        assertThat(problem.hint(dev.onggi.problem.Language.EN)).contains("`types: {별점: integer}`");
        assertThat(context.files()).isEmpty();
    }

    @Test
    void tellsAValueThatDoesNotParse() {
        context.table("fetch", "SELECT '다섯' AS 별점");

        var problem = problem("query", "SELECT 별점::INTEGER FROM fetch");

        assertThat(problem.code()).isEqualTo(SqlProblem.FAILED);
        assertThat(problem.args().getFirst()).contains("다섯");
    }

    @Test
    void stopsAQueryWithoutEnd() throws IOException {
        context.table("fetch", "SELECT 1 AS n");

        var problem =
                problem(
                        "query",
                        "WITH RECURSIVE r AS (SELECT 1 i UNION ALL SELECT i + 1 FROM r)"
                                + " SELECT count(*) FROM r",
                        "timeout",
                        "2s");

        assertThat(problem.code()).isEqualTo(SqlProblem.TIMED_OUT);
        assertThat(context.files()).isEmpty();
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void stopsWhenCancelled() throws Exception {
        context.table("fetch", "SELECT 1 AS n");
        Thread.ofPlatform()
                .start(() -> {
                    try {
                        Thread.sleep(300);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    context.cancellation().cancel();
                });

        var problem = problem("query", "SELECT count(*) FROM range(1000000000000)");

        assertThat(problem.id()).isEqualTo("ONGGI-6005");
        assertThat(context.files()).isEmpty();
    }

    @Test
    void survivesATextThatFillsTheMemory() throws IOException {
        context.table("fetch", "SELECT 1 AS n");
        long before = usedHeap();

        var problem = problem("query", "SELECT repeat('x', 200000000) AS x FROM fetch");

        assertThat(problem.code())
                .isIn(SqlProblem.CELL_TOO_LARGE, SqlProblem.OUT_OF_MEMORY, SqlProblem.DIED);
        assertThat(usedHeap() - before).isLessThan(64L << 20);
        assertThat(context.files()).isEmpty();
    }

    @Test
    @Tag("slow")
    void survivesAJoinThatFillsTheMemory() throws IOException {
        context.table("fetch", "SELECT i AS n FROM range(100000) t(i)");

        var problem =
                problem(
                        "query",
                        "SELECT list(a.n) AS l FROM fetch a, fetch b, fetch c",
                        "timeout",
                        "60s",
                        "memory",
                        "100MB");

        assertThat(problem.code())
                .isIn(SqlProblem.OUT_OF_MEMORY, SqlProblem.DIED, SqlProblem.TIMED_OUT);
        assertThat(context.files()).isEmpty();
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void needsSomethingToReadAndOneQuery() throws IOException {
        assertThat(problem("query", "SELECT 1").code()).isEqualTo(StepProblem.NOTHING_TO_READ);

        context.table("fetch", "SELECT 1 AS n");
        assertThat(problem("query", "SELECT 1", "file", "x").code())
                .isEqualTo(SqlProblem.ONE_OF_QUERY_AND_FILE);
        assertThat(problem("file", "none.sql").code()).isEqualTo(SqlProblem.NO_QUERY_FILE);
        Files.write(folder.resolve("bad.sql"), new byte[] {(byte) 0xB0, (byte) 0xA1});
        assertThat(problem("file", "bad.sql").code()).isEqualTo(SqlProblem.NO_QUERY_FILE);
    }

    @Test
    void validatesItsKeys() {
        var problems = new Problems();
        new SqlStepType().validate(FolderContext.settings("sql", "memory", "lots"), problems);
        new SqlStepType()
                .validate(
                        FolderContext.settings("sql", "query", "x", "memory", "${params.m}"),
                        problems);

        assertThat(problems.found().stream().map(Problem::code).toList())
                .isEqualTo(List.of(SqlProblem.ONE_OF_QUERY_AND_FILE, StepProblem.WRONG_VALUE));
    }

    @Test
    void saysThatTheResultHasNoColumns() {
        context.table("fetch", "SELECT 1 AS _id, 2 AS n");

        assertThat(problem("query", "SELECT _id FROM fetch").code())
                .isEqualTo(SqlProblem.NO_COLUMNS);
    }

    @Test
    void tellsAChildThatDiedInOneLine() {
        var child =
                new ChildProcess(
                        folder, folder, Duration.ofSeconds(30), 1L << 30, new Cancellation());

        var problem = catchThrowableOfType(OnggiException.class, child::run).problems().getFirst();

        assertThat(problem.code()).isEqualTo(SqlProblem.DIED);
        assertThat(problem.args().getFirst()).isEqualTo("exit 1");
        assertThat(problem.args().getLast()).contains("job.json").hasLineCount(1);
    }
}
