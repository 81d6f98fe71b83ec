package dev.onggi.save;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is written is what strict readers read.
class CsvRoundTripTest extends SaveFixture {
    private static final List<String> PIECES =
            List.of(
                    "a", "가", "😀", "e\u0301", "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r",
                    "\r\n", " ", "#", "'", "\\", "NULL", "nan", "0", "-", "=", "\uFEFF", "\u0000",
                    "\u00A0", "１", "\u2028", "//");

    private static String cell(Random random) {
        if (random.nextInt(8) == 0) {
            return null;
        }
        var cell = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            cell.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return cell.toString();
    }

    private static List<List<String>> table(Random random, int columns) {
        var rows = new ArrayList<List<String>>();
        for (int r = 0; r < 60; r++) {
            var row = new ArrayList<String>();
            for (int c = 0; c < columns; c++) {
                row.add(cell(random));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String sql(List<List<String>> rows, List<String> names) {
        return rows.stream()
                .map(row ->
                        row.stream()
                                .map(CsvRoundTripTest::literal)
                                .collect(Collectors.joining(",")))
                .collect(
                        Collectors.joining(
                                "), (",
                                "SELECT * FROM (VALUES (",
                                ")) v(" + Sql.names(names) + ")"));
    }

    /// NUL ends a statement, so it travels as a number.
    private static String literal(String text) {
        return text == null
                ? "NULL"
                : "(" + Sql.text(text).replace("\u0000", "' || chr(0) || '") + ")::VARCHAR";
    }

    @ParameterizedTest
    @CsvSource({"',',lf", "';',crlf", "tab,lf", "'|',crlf"})
    void isLossless(String delimiter, String lineEnd) throws Exception {
        for (int round = 0; round < 6; round++) {
            long seed = System.nanoTime();
            var random = new Random(seed);
            var names = List.of("first, \"one\"" + cell(random), "둘" + cell(random), "c");
            var distinct = names.stream().map(n -> n.replace("\u0000", "")).toList();
            var rows = table(random, 3);
            context.clear();
            context.table("fetch", sql(rows, distinct));

            var text =
                    saved(
                            save(
                                    "save/csv",
                                    "delimiter",
                                    delimiter,
                                    "line_end",
                                    lineEnd,
                                    "formula_guard",
                                    false));

            var read =
                    CsvOracle.read(
                            text.substring(1),
                            delimiter.equals("tab") ? '\t' : delimiter.charAt(0),
                            lineEnd.equals("lf") ? "\n" : "\r\n");
            assertThat(text).as("seed " + seed).startsWith("\uFEFF");
            assertThat(read.getFirst()).as("seed " + seed).isEqualTo(distinct);
            assertThat(read.subList(1, read.size())).as("seed " + seed).isEqualTo(rows);
        }
    }

    @Test
    void isReadByPython() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var rows = table(random, 3);
        rows.replaceAll(row ->
                row.stream()
                        .map(c -> c == null ? null : c.replace("\u0000", "0"))
                        .collect(Collectors.toList()));
        context.table("fetch", sql(rows, List.of("a", "b", "c")));
        var outcome = save("save/csv", "formula_guard", false);

        var read = python(folder.resolve(outcome.outputs().get("path")));

        var wanted =
                rows.stream()
                        .map(row -> row.stream().map(c -> c == null ? "" : c).toList().toString())
                        .map(CsvRoundTripTest::hex)
                        .collect(Collectors.joining("\n"));
        assertThat(read).as("seed " + seed).isEqualTo(wanted);
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private String python(Path file) throws IOException, InterruptedException {
        var script =
                """
                import csv, sys
                rows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''), strict=True))
                print('\\n'.join(('[' + ', '.join(r) + ']').encode().hex() for r in rows[1:]))
                """;
        Process process;
        try {
            process =
                    new ProcessBuilder("python3", "-c", script, file.toString())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException e) {
            Assumptions.abort("no python3 here");
            throw e;
        }
        var read = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return read.strip();
    }

    @Test
    void countsEveryRowOfASingleColumn() throws Exception {
        long seed = System.nanoTime();
        var rows = table(new Random(seed), 1);
        context.table("fetch", sql(rows, List.of("a")));

        var read =
                CsvOracle.read(
                        saved(save("save/csv", "bom", false, "formula_guard", false)), ',', "\n");

        assertThat(read.subList(1, read.size()))
                .as("seed " + seed)
                .isEqualTo(
                        rows.stream()
                                .map(row -> List.of(row.getFirst() == null ? "" : row.getFirst()))
                                .toList());
    }

    @Test
    void isByteIdenticalEachTime() throws Exception {
        context.table("fetch", "SELECT i AS a, 'x' || i AS b, i / 3 AS c FROM range(300000) t(i)");

        var first = Files.readAllBytes(folder.resolve(save("save/csv").outputs().get("path")));
        var second = Files.readAllBytes(folder.resolve(save("save/csv").outputs().get("path")));

        assertThat(second).isEqualTo(first);
    }
}
