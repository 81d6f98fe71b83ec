package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanCommandTest {
    private static final Charset CP949 = Charset.forName("MS949");

    @TempDir Path folder;

    private Shell.Said clean(Shell shell, String file, String... more) {
        var args = new String[more.length + 2];
        args[0] = "clean";
        args[1] = shell.path(file).toString();
        System.arraycopy(more, 0, args, 2, more.length);
        return shell.run(args);
    }

    @Test
    void files_named_beside_the_table_are_looked_for_before_it_is_read() {
        var shell = new Shell(folder).file("a.csv", "a\n1\n").file("truth.csv", "a\n1\n");
        for (var option : new String[] {"--truth", "--schema"}) {
            var said =
                    shell.run(
                            "clean",
                            shell.path("a.csv").toString(),
                            option,
                            shell.path("trut.csv").toString());
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.err()).contains("ONGGI-1418", "truth.csv").doesNotContain("`path:`");
        }
    }

    @Test
    void a_korean_windows_file_becomes_clean_utf_8_for_excel_beside_it() {
        var shell = new Shell(folder).file("고객.csv", "이름,도시\n 김철수 ,서울\n이영희,부산\n", CP949);

        var said = clean(shell, "고객.csv");

        assertThat(said.status()).isZero();
        assertThat(shell.read("고객.clean.csv")).isEqualTo("\uFEFF이름,도시\n김철수,서울\n이영희,부산\n");
        assertThat(said.out()).contains("2 rows", "1 cell changed", "trim");
    }

    @Test
    void a_byte_order_mark_is_kept_or_set_where_excel_needs_it() throws Exception {
        var shell =
                new Shell(folder)
                        .file("ascii.csv", "x\na\n")
                        .file("utf8.csv", "x\n가\n")
                        .file("marked.csv", "\uFEFFx\na\n")
                        .file("cp949.csv", "x\n가나다\n", CP949);
        zip(shell.path("ascii.zip"), "x\na\n");
        zip(shell.path("korean.zip"), "x\n가\n");

        for (var name : List.of("ascii.csv", "utf8.csv", "ascii.zip")) {
            assertThat(cleaned(shell, name)).as(name).doesNotStartWith("\uFEFF");
        }
        for (var name : List.of("marked.csv", "cp949.csv", "korean.zip")) {
            assertThat(cleaned(shell, name)).as(name).startsWith("\uFEFFx\n");
        }
    }

    private String cleaned(Shell shell, String name) {
        assertThat(clean(shell, name).status()).as(name).isZero();
        return shell.read(name.substring(0, name.indexOf('.')) + ".clean.csv");
    }

    private static void zip(Path file, String content) throws Exception {
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new java.util.zip.ZipEntry("inside.csv"));
            out.write(content.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
    }

    @Test
    void what_a_killed_run_left_is_swept_by_the_next_one_of_that_file() {
        var shell = new Shell(folder).file("a.csv", "x\n1\n").file(".out.csv.staged", "half");

        assertThat(clean(shell, "a.csv", "-o", shell.path("out.csv").toString()).status()).isZero();
        assertThat(shell.path(".out.csv.staged")).doesNotExist();
        assertThat(shell.read("out.csv")).isEqualTo("x\n1\n");
    }

    @Test
    void mixed_units_are_told_with_what_to_say_of_units() {
        var shell =
                new Shell(folder)
                        .file("a.csv", "size\n12 oz\n355 ml\n8 oz\n500 ml\n")
                        .file("s.yaml", "columns: {size: {type: number}}\n");

        var said = clean(shell, "a.csv", "--schema", shell.path("s.yaml").toString());

        assertThat(said.all())
                .contains("mixed units: ml (2), oz (2)", "type: number, unit: oz")
                .doesNotContain("mdy");
    }

    @Test
    void text_says_when_it_was_cleaned() {
        var shell =
                new Shell(folder)
                        .file("memo.txt", " 가나  다\n")
                        .file("page.html", "<html><body><p>라 마</p></body></html>");
        var before = LocalDateTime.now(ZoneId.systemDefault()).minusSeconds(1);

        for (var name : List.of("memo.txt", "page.html")) {
            assertThat(clean(shell, name).status()).isZero();
            assertThat(processedAt(shell, name))
                    .as(name)
                    .isBetween(before, LocalDateTime.now(ZoneId.systemDefault()));
        }
        shell.with("ONGGI_CLOCK", Shell.CLOCK);
        for (var name : List.of("memo.txt", "page.html")) {
            assertThat(clean(shell, name).status()).isZero();
            assertThat(processedAt(shell, name))
                    .as(name)
                    .isEqualTo(
                            LocalDateTime.ofInstant(
                                    Instant.parse(Shell.CLOCK), ZoneId.systemDefault()));
        }
    }

    private static LocalDateTime processedAt(Shell shell, String name) {
        var lines =
                shell.read(name.substring(0, name.indexOf('.')) + ".clean.csv")
                        .replace("\uFEFF", "")
                        .lines()
                        .toList();
        int column = List.of(lines.getFirst().split(",")).indexOf("processed_at");
        return LocalDateTime.parse(lines.getLast().split(",")[column].replace(' ', 'T'));
    }

    @Test
    void ragged_rows_are_kept_and_told() {
        var shell = new Shell(folder).file("a.csv", "x,y\n1,2\n3\n4,5,6\n");

        var said = clean(shell, "a.csv");

        assertThat(said.status()).isZero();
        assertThat(shell.read("a.clean.csv").lines()).hasSize(4);
        assertThat(said.out()).contains("!").contains("2");
    }

    @Test
    void strict_stops_at_a_ragged_row() {
        var shell = new Shell(folder).file("a.csv", "x,y\n1,2\n3\n");

        var said = clean(shell, "a.csv", "--strict");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).contains("a.csv", "row 2 (line 3)");
        assertThat(shell.path("a.clean.csv")).doesNotExist();
    }

    @Test
    void a_schema_and_a_truth_give_a_score() {
        var shell =
                new Shell(folder)
                        .file("dirty.csv", "id,oz\n1,12.0 oz\n2,16\n3,N/A\n")
                        .file("clean.csv", "id,oz\n1,12.0\n2,16\n3,\n")
                        .file("schema.yaml", "columns:\n  oz: {type: number}\n");

        var said =
                clean(
                        shell,
                        "dirty.csv",
                        "--schema",
                        shell.path("schema.yaml").toString(),
                        "--truth",
                        shell.path("clean.csv").toString(),
                        "-o",
                        shell.path("out.csv").toString());

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("precision", "recall", "F1", "harm");
        assertThat(shell.read("out.csv").lines()).hasSize(4).first().isEqualTo("id,oz");
    }

    @Test
    void json_is_one_line_for_programs() {
        var shell = new Shell(folder).file("a.csv", "x,y\n 1 ,2\n");

        var said = clean(shell, "a.csv", "--json");

        assertThat(said.lines()).hasSize(1);
        assertThat(said.out()).contains("\"rows\":1", "\"cells_changed\":1", "\"before\"");
    }

    @Test
    void a_missing_file_and_an_empty_one_are_told() {
        var shell = new Shell(folder).file("empty.csv", "");

        assertThat(clean(shell, "nothing.csv").status()).isNotZero();
        assertThat(clean(shell, "nothing.csv").err()).contains("nothing.csv").contains("ONGGI-");
        assertThat(clean(shell, "empty.csv").status()).isNotZero();
        assertThat(clean(shell, "empty.csv").err()).contains("empty.csv").contains("ONGGI-");
    }

    @Test
    void an_unknown_column_of_the_schema_is_told_with_the_nearest() {
        var shell =
                new Shell(folder)
                        .file("a.csv", "ounces\n1\n")
                        .file("schema.yaml", "columns:\n  ounce: {type: number}\n");

        var said = clean(shell, "a.csv", "--schema", shell.path("schema.yaml").toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("`ounces`");
    }

    @Test
    void a_folder_or_a_missing_file_is_refused_with_what_there_is() {
        var shell = new Shell(folder).file("in/orders.csv", "a\n1\n").file("in/b.csv", "a\n");

        var inside = shell.run("clean", folder.resolve("in").toString());
        var missing = shell.run("clean", folder.resolve("in/order.csv").toString());

        assertThat(inside.status()).isEqualTo(2);
        assertThat(inside.err()).contains("is a folder", "b.csv, orders.csv");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("did you mean `orders.csv`", "b.csv, orders.csv");
        assertThat(folder.resolve("in.clean.csv")).doesNotExist();
    }

    @Test
    void a_report_is_written_in_the_language_of_the_terminal() {
        var shell = new Shell(folder).file("a.csv", "이름\n 김철수 \n").with("LANG", "ko_KR.UTF-8");
        var page = shell.path("a.html").toString();

        var said = clean(shell, "a.csv", "--report", page);

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out()).contains(page);
        assertThat(shell.read("a.html")).contains("<html lang=\"ko\">", "김철수");
        assertThat(clean(shell, "a.csv", "--report", shell.path("a.csv").toString()).status())
                .isEqualTo(2);
        assertThat(shell.read("a.csv")).isEqualTo("이름\n 김철수 \n");
    }

    @Test
    void what_a_person_says_of_some_rows_is_kept_and_measured_against() {
        var shell =
                new Shell(folder)
                        .file("d.csv", "id,oz\n1,12 oz\n2,16\n3,x\n")
                        .file("s.yaml", "columns: {oz: {type: number}}\n");
        var schema = shell.path("s.yaml").toString();

        var first =
                clean(
                        shell.typing("", "wrong", "2 = 12", "", ""),
                        "d.csv",
                        "--schema",
                        schema,
                        "--label",
                        "2");

        assertThat(first.status()).as(first.all()).isZero();
        assertThat(first.out()).contains("1 of 2", "number of a column from 1 to 2", "2 rows");
        assertThat(shell.read("d.truth.csv").lines())
                .hasSize(3)
                .first()
                .isEqualTo("\"_row_number\",\"id\",\"oz\"");

        var second = clean(shell.typing("2=9", "", ""), "d.csv", "--schema", schema, "--label");

        assertThat(second.out()).contains("1 of 1", "3 rows with labels", "precision");
        var third = clean(shell.typing(), "d.csv", "--schema", schema, "--label");
        assertThat(third.out()).contains("3 rows with labels", "F1");
    }

    @Test
    void nobody_to_ask_leaves_nothing_behind_and_labels_of_another_table_are_refused() {
        var shell = new Shell(folder).file("d.csv", "a\n1\n");

        assertThat(clean(shell, "d.csv", "--label", "5").status()).isZero();
        assertThat(shell.path("d.truth.csv")).doesNotExist();

        shell.file("d.truth.csv", "_row_number,b\n1,2\n");
        var said = clean(shell, "d.csv", "--label");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("ONGGI-1448", "_row_number, b");
    }
}
