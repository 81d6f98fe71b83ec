package dev.onggi.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.RowSet;
import dev.onggi.problem.OnggiException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvFormatTest extends SaveFixture {
    @Test
    void writesHeaderAndRowsInOrderWithAByteOrderMark() throws Exception {
        context.table(
                "fetch",
                "SELECT i AS _id, 'f' AS _source, i * 10 AS 수, 'r' || i AS name FROM range(3) t(i)");

        var outcome = save("save/csv");

        assertThat(saved(outcome)).isEqualTo("\uFEFF수,name\n0,r0\n10,r1\n20,r2\n");
        assertThat(outcome.outputs())
                .containsEntry("rows", "3")
                .containsEntry("path", "data/output/reviews_20240305_150708.csv")
                .containsEntry(
                        "bytes",
                        Long.toString(saved(outcome).getBytes(StandardCharsets.UTF_8).length))
                .containsKey("seconds");
        assertThat(outcome.dataset()).isEqualTo(context.inputs().getFirst().dataset());
    }

    @Test
    void keepsAnEmptyCellAndAnEmptyTextApart() throws Exception {
        context.table("fetch", "SELECT * FROM (VALUES (NULL, ''), ('', NULL)) v(a, b)");

        assertThat(saved(save("save/csv", "bom", false))).isEqualTo("a,b\n,\"\"\n\"\",\n");
    }

    @Test
    void losesNoEmptyCellOfASingleColumn() throws Exception {
        context.table("fetch", "SELECT * FROM (VALUES ('x'), (NULL), (''), ('y')) v(a)");

        assertThat(saved(save("save/csv", "bom", false))).isEqualTo("a\nx\n\"\"\n\"\"\ny\n");
    }

    @Test
    void writesNumbersWithoutPointZeroAndWithoutExponent() throws Exception {
        context.table(
                "fetch",
                """
                SELECT unnest([1.0, -3.0, 0.1, 1e15, 123456789012345678, 1e300, 1e-7, -2.5e-10, -0.0,
                'nan', 'inf', '-inf', NULL]::DOUBLE[]) AS n, 1 AS one
                """);

        var lines = saved(save("save/csv", "columns", List.of("n", "one"))).lines().toList();

        assertThat(lines.subList(1, lines.size()))
                .containsExactly(
                        "1,1",
                        "-3,1",
                        "0.1,1",
                        "1000000000000000,1",
                        "123456789012345680,1",
                        "1" + "0".repeat(300) + ",1",
                        "0.0000001,1",
                        "-0.00000000025,1",
                        "0,1",
                        "nan,1",
                        "inf,1",
                        "-inf,1",
                        ",1");
    }

    @Test
    void writesOtherTypesAsPeopleReadThem() throws Exception {
        context.table(
                "fetch",
                """
                SELECT 1.50::DECIMAL(5,2) AS a, DATE '2024-03-05' AS b, TIME '15:04:05' AS c,
                TIMESTAMP '2024-03-05 15:04:05' AS d, TIMESTAMP '2024-03-05 15:04:05.5' AS e,
                true AS f, 9007199254740993 AS g
                """);

        assertThat(saved(save("save/csv", "bom", false)))
                .isEqualTo(
                        "a,b,c,d,e,f,g\n"
                                + "1.50,2024-03-05,15:04:05,2024-03-05 15:04:05,"
                                + "2024-03-05 15:04:05.5,true,9007199254740993\n");
    }

    @Test
    void quotesTheFirstHeaderBehindTheByteOrderMark() throws Exception {
        context.table("fetch", "SELECT 1 AS \"이름, \"\"별명\"\"\", 2 AS b");

        assertThat(saved(save("save/csv"))).startsWith("\uFEFF\"이름, \"\"별명\"\"\",b\n");
    }

    @Test
    void writesAHeaderWhereThereAreNoRows() throws Exception {
        context.table("fetch", "SELECT 1 AS a, 'x' AS b WHERE false");

        var outcome = save("save/csv", "line_end", "crlf");

        assertThat(saved(outcome)).isEqualTo("\uFEFFa,b\r\n");
        assertThat(outcome.outputs()).containsEntry("rows", "0");
    }

    @Test
    void endsLinesWithCrLfButLeavesThoseInsideOfCellsAlone() throws Exception {
        context.table("fetch", "SELECT * FROM (VALUES (E'l\\nm', 'x'), ('a', E'r\\rs')) v(a, b)");

        assertThat(saved(save("save/csv", "line_end", "crlf", "bom", false)))
                .isEqualTo("a,b\r\n\"l\nm\",x\r\na,\"r\rs\"\r\n");
    }

    @Test
    void takesAnotherDelimiter() throws Exception {
        context.table("fetch", "SELECT 'a;b' AS x, E'c\\td,e' AS y");

        assertThat(saved(save("save/csv", "delimiter", ";", "bom", false)))
                .isEqualTo("x;y\n\"a;b\";c\td,e\n");
        assertThat(saved(save("save/csv", "delimiter", "tab", "bom", false)))
                .isEqualTo("x\ty\na;b\t\"c\td,e\"\n");
    }

    @Test
    void guardsFormulasAndCountsThem() throws Exception {
        context.table(
                "fetch",
                """
                SELECT * FROM (VALUES ('=1+1', 1), ('-5', -1), ('+82-10-1234-5678', 2),
                ('@SUM(A1)', 3), ('+1+2', 4), ('가=', 5), (NULL, 6)) v(t, n)
                """);

        var outcome = save("save/csv", "bom", false);

        assertThat(saved(outcome))
                .isEqualTo(
                        "t,n\n'=1+1,1\n-5,-1\n+82-10-1234-5678,2\n'@SUM(A1),3\n'+1+2,4\n가=,5\n,6\n");
        assertThat(outcome.outputs()).containsEntry("guarded", "3");
        assertThat(outcome.warnings()).hasSize(1);
        assertThat(context.lines).anyMatch(line -> line.startsWith("3 cells"));
    }

    @Test
    void leavesFormulasAloneWhereProgramsRead() throws Exception {
        context.table("fetch", "SELECT '=1+1' AS t, '-x' AS \"=h\"");

        var outcome = save("save/csv", "formula_guard", false, "bom", false);

        assertThat(saved(outcome)).isEqualTo("t,=h\n=1+1,-x\n");
        assertThat(outcome.outputs()).doesNotContainKey("guarded");
        assertThat(outcome.warnings()).isEmpty();
    }

    @Test
    void guardsTheHeaderToo() throws Exception {
        context.table("fetch", "SELECT 1 AS \"=cmd()\"");

        assertThat(saved(save("save/csv", "bom", false))).isEqualTo("'=cmd()\n1\n");
    }

    @Test
    void leavesOutRejectedRows() throws Exception {
        var dataset = context.table("fetch", "SELECT i AS a, 'x' AS b FROM range(5) t(i)");
        var rejected = new RowSet();
        rejected.add(1);
        rejected.add(4);
        context.clear();
        context.add("check", dataset.without(rejected));

        var outcome = save("save/csv", "bom", false);

        assertThat(saved(outcome)).isEqualTo("a,b\n0,x\n2,x\n3,x\n");
        assertThat(outcome.ledger().rowsIn()).isEqualTo(3);
    }

    @Test
    void keepsTheOrderOfManyRowGroupsOnTwoThreads() throws Exception {
        context.table(
                "fetch", "SELECT i AS a, 'text ' || i AS b, i / 2 AS c FROM range(400000) t(i)");

        var lines = saved(save("save/csv")).lines().toList();

        assertThat(lines).hasSize(400_001);
        for (int i = 0; i < 400_000; i++) {
            assertThat(lines.get(i + 1)).startsWith(i + ",text " + i + ",");
        }
    }

    @Test
    void leavesNothingBehindWhenAQueryFails() throws Exception {
        var dataset = context.table("fetch", "SELECT i AS a, 'x' AS b FROM range(50000) t(i)");
        var bytes = Files.readAllBytes(dataset.file());
        java.util.Arrays.fill(bytes, 8, bytes.length / 2, (byte) 0x55);
        Files.write(dataset.file(), bytes);

        assertThatThrownBy(() -> save("save/csv")).isInstanceOf(OnggiException.class);

        assertThat(context.files()).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenCancelled() {
        context.table("fetch", "SELECT 1 AS a");
        context.cancellation().cancel();

        assertThatThrownBy(() -> save("save/csv"))
                .isInstanceOf(OnggiException.class)
                .hasMessageContaining("cancelled");

        assertThat(context.files()).isEmpty();
    }

    @Test
    void replacesAFixedFileWhole() throws Exception {
        context.table("fetch", "SELECT 1 AS a");
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/fixed.csv"), "old content that is longer\n");

        var outcome = save("save/csv", "path", "out/fixed.csv", "bom", false);

        assertThat(outcome.outputs()).containsEntry("path", "out/fixed.csv");
        assertThat(folder.resolve("out/fixed.csv")).hasContent("a\n1\n");
    }

    @Test
    void renamesColumns() throws Exception {
        context.table("fetch", "SELECT 1 AS a, 2 AS b, 3 AS _id");

        assertThat(
                        saved(
                                save(
                                        "save/csv",
                                        "bom",
                                        false,
                                        "columns",
                                        new java.util.TreeMap<>(Map.of("_id", "번호", "b", "b")))))
                .isEqualTo("번호,b\n3,2\n");
    }
}
