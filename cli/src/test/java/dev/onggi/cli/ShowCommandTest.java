package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {
    @TempDir Path folder;

    private static Shell.Said show(Shell shell, String file, String... more) {
        var args = new String[more.length + 2];
        args[0] = "show";
        args[1] = shell.path(file).toString();
        System.arraycopy(more, 0, args, 2, more.length);
        return shell.run(args);
    }

    @Test
    void a_files_charset_delimiter_rows_and_types_are_found() {
        var shell =
                new Shell(folder)
                        .file(
                                "a.csv",
                                "번호;이름;작성일;점수\n1;김철수;2024-03-01;5\n2;이영희;2024-03-02;N/A\n3;;2024-03-03;4\n",
                                Charset.forName("MS949"));

        var said = show(shell, "a.csv");

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("CP949", "delimiter ;", "3 rows", "4 columns")
                .containsPattern("번호 +integer +100 % +0.0 % +3")
                .containsPattern("이름 +text +100 % +33.3 % +2")
                .contains("types: {번호: integer, 작성일: date}")
                .contains("점수: {type: integer}")
                .contains("김철수");
    }

    @Test
    void ambiguous_dates_renamed_columns_and_ragged_rows_are_noted() {
        var shell =
                new Shell(folder)
                        .file("a.csv", "day,x,x\n03/04/2024,1,2\n05/06/2024,3\n01/02/2024,5,6\n");

        var said = show(shell, "a.csv");

        assertThat(said.out())
                .contains("! day:", "can be read in several ways")
                .contains("x_2")
                .contains("a.csv: ")
                .doesNotContain("types: {day");
    }

    @Test
    void numbers_written_for_people_are_shown_as_new_declares_them() {
        var shell =
                new Shell(folder)
                        .file("onggi.yaml", "")
                        .file("a.csv", "가격\n\"1,200원\"\nN/A\n3만5천\n\"2,500원\"\n");

        assertThat(show(shell, "a.csv").out())
                .containsPattern("가격 +number +100 %")
                .contains("가격: {type: number}");
        shell.here("new", "prices", "--source", shell.path("a.csv").toString());
        assertThat(shell.read("resources/prices_cleaning.yaml")).contains("가격: {type: number");
    }

    @Test
    void a_header_without_rows_and_a_text_file_can_be_shown() {
        var shell =
                new Shell(folder).file("a.csv", "x,y\n").file("b.txt", "first line\nsecond line\n");

        assertThat(show(shell, "a.csv").out()).contains("0 rows", "2 columns");
        assertThat(show(shell, "b.txt").out()).contains("2 rows", "raw_text", "second line");
    }

    @Test
    void json_holds_the_same() {
        var shell = new Shell(folder).file("a.csv", "x\n1\n2\n");

        var said = show(shell, "a.csv", "--json");

        assertThat(said.lines()).hasSize(1);
        assertThat(said.out())
                .contains("\"kind\":\"file\"", "\"rows\":2", "\"type\":\"integer\"", "\"first\"");
    }

    @Test
    void a_pipeline_shows_its_last_run_with_steps_files_and_quality() {
        var shell = Shell.workspace(folder).with("ONGGI_CLOCK", Shell.CLOCK);
        shell.here("run", "orders");

        var said = shell.here("show", "orders");

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("orders_20240305_150000", "done", "2024-03-05 15:00:00")
                .containsPattern("✓ refine +clean +4 rows, 3 cells changed")
                .contains("completeness", "data/output/orders_20240305_150000.csv")
                .contains("next: onggi show data/output/")
                .contains("also the name of a dataset");
        assertThat(shell.here("show", "orders_20240305_150000", "--as", "run").out())
                .contains("✓ refine");
        assertThat(shell.here("show", "orders", "--json").out())
                .contains("\"kind\":\"run\"", "\"state\":\"succeeded\"", "\"completeness\"");
    }

    @Test
    void a_stopped_run_shows_why() {
        var shell = Shell.workspace(folder);
        shell.file("pipelines/orders.yaml", Shell.pipeline("orders", "{not_null: 금액}"));
        shell.here("run", "orders");

        var said = shell.here("show", "orders");

        assertThat(said.out())
                .contains("stopped by a gate", "ONGGI-3032", "next: onggi run orders");
    }

    @Test
    void each_expectation_is_shown_with_the_rows_that_failed_it() {
        var shell = Shell.workspace(folder);
        shell.file(
                "pipelines/orders.yaml",
                Shell.pipeline("orders", "{not_null: 금액, at_most: 5%, otherwise: warn}"));
        shell.here("run", "orders");

        var said = shell.here("show", "orders");

        assertThat(said.out())
                .containsPattern("! not_null: 금액 +inspect +1 of 4 +25 % +5 % +warned")
                .contains("not_null: 금액: ids 3");
        assertThat(shell.here("show", "orders", "--json").out())
                .contains(
                        "\"expectations\":[{\"step\":\"inspect\",\"expectation\":\"not_null: 금액\","
                                + "\"outcome\":\"warned\",\"measured\":4,\"failed\":1,\"share\":0.25,"
                                + "\"allowed\":0.05,\"failing_ids\":[\"3\"]}]");
        assertThat(shell.with("LANG", "ko_KR.UTF-8").here("show", "orders").out())
                .containsPattern("! not_null: 금액 +inspect +1 / 4 +25 % +5 % +경고");
    }

    @Test
    void the_rules_of_a_task_are_shown_among_the_expectations() {
        var shell = Shell.workspace(folder);
        shell.file(
                "resources/order_cleaning.yaml",
                """
                task_name: order_cleaning
                rules: [trim]
                validation_rules: [{not_null: 금액, otherwise: reject}]
                """);
        shell.here("run", "orders");

        assertThat(shell.here("show", "orders").out())
                .containsPattern("✓ not_null: 주문번호 +inspect +0 of 4 +0 % +0 % +holds")
                .containsPattern("! not_null: 금액 +refine +1 of 4 +25 % +0 % +rows rejected");
    }

    @Test
    void a_pipeline_that_never_ran_says_so() {
        var said = Shell.workspace(folder).here("show", "orders");

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("has not run yet", "onggi run orders");
    }

    @Test
    void a_dataset_is_shown_with_its_facts_and_verified() {
        var shell = Shell.workspace(folder).with("ONGGI_CLOCK", Shell.CLOCK);
        shell.here("run", "orders");
        var file = "data/processed/cleaned_orders_20240305_150000.parquet";

        var said = shell.here("show", file);

        assertThat(said.out().replaceAll("\\s+", " "))
                .contains(file, "4 rows", "by orders_20240305_150000, step refine")
                .contains("order_cleaning", "is what was written", "김철수")
                .containsPattern("금액 +integer");
        assertThat(shell.here("show", "cleaned_orders_20240305_150000").out()).contains(file);
        assertThat(shell.here("show", "orders", "--as", "dataset").out()).contains("4 rows");
        assertThat(shell.here("show", file, "--json").out()).contains("\"verified\":true");
    }

    @Test
    void a_file_for_people_is_shown_as_a_dataset_too() {
        var shell = Shell.workspace(folder).with("ONGGI_CLOCK", Shell.CLOCK);
        shell.here("run", "orders");

        var said = shell.here("show", "data/output/orders_20240305_150000.csv");

        assertThat(said.out()).contains("output", "is what was written", "이영희");
    }

    @Test
    void a_damaged_dataset_is_told() throws IOException {
        var shell = Shell.workspace(folder).with("ONGGI_CLOCK", Shell.CLOCK);
        shell.here("run", "orders");
        var file = "data/raw/orders_20240305_150000.parquet";
        Files.write(shell.path(file), new byte[] {1}, StandardOpenOption.APPEND);

        var said = shell.here("show", file);

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out()).contains("✗ ONGGI-").doesNotContain("is what was written");
    }

    @Test
    void a_path_where_nothing_lies_is_called_a_file() {
        var shell = Shell.workspace(folder);

        for (var path : List.of("inbox/ordrs.csv", "ordrs.csv", "./orders", "C:\\orders")) {
            var said = shell.here("show", path);
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.err()).contains("ONGGI-9035", "no file `" + path + "`");
        }
        assertThat(shell.here("show", folder.resolve("inbox/ordrs.csv").toString()).err())
                .contains("inbox/orders.csv");
    }

    @Test
    void an_unknown_name_is_told_with_the_nearest_ones() {
        var shell = Shell.workspace(folder);

        var said = shell.here("show", "oders");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("`oders`", "did you mean `orders`");
        assertThat(shell.here("show", "orders", "--as", "file").err()).contains("it is a pipeline");
        assertThat(show(shell, "inbox/ordrs.csv").err()).contains("orders.csv");
    }
}
