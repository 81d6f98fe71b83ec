package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeHttpServer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {
    @TempDir Path folder;

    private Shell empty() {
        return new Shell(folder.resolve("shop"))
                .file("shop.txt", "")
                .file("onggi.yaml", "timezone: Asia/Seoul\n");
    }

    private static String reviews() {
        var regions = new String[] {"서울", "부산", "대전"};
        return "id,별점,지역,가격,작성일,설명\n"
                + IntStream.range(0, 90)
                        .mapToObj(i ->
                                "%d,%d,%s,\"%,d원\",2024. 3. %d.,%s"
                                        .formatted(
                                                i + 1,
                                                i % 5 + 1,
                                                regions[i % 3],
                                                1000 + i * 100,
                                                i % 28 + 1,
                                                i % 2 == 0 ? "<b>좋아요</b> " + i : "없음"))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    @Test
    void a_pipeline_with_types_rules_and_checks_is_proposed_and_runs() {
        var shell = empty().file("inbox/reviews.csv", reviews());

        var said =
                shell.here(
                        "new", "reviews", "--source", shell.path("inbox/reviews.csv").toString());

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out())
                .contains("90 in = 90 out + 0 rejected")
                .contains("written: pipelines/reviews.yaml", "next: onggi run reviews");
        assertThat(shell.read("pipelines/reviews.yaml"))
                .contains("path: inbox/reviews.csv", "task: reviews_cleaning", "save/csv")
                .contains("{unique: id}", "{between: 별점, min: 1, max: 5, at_most: 5%}")
                .contains("{one_of: 지역, values: [대전, 부산, 서울], at_most: 5%, otherwise: warn}");
        assertThat(shell.read("resources/reviews_cleaning.yaml"))
                .contains("id: {type: integer}", "가격: {type: number}", "작성일: {type: date")
                .contains("설명: {rules: [strip-html, null-tokens]}");
        assertThat(shell.here("validate").status()).isZero();
        assertThat(shell.here("run", "reviews").status()).isZero();
    }

    private static String cities() {
        var cities = new String[] {"Seoul", "Busan", "Daegu", "seoul "};
        return "id,rating,city,zip,balance\n"
                + IntStream.range(0, 400)
                        .mapToObj(i -> {
                            int city = i % 50 == 49 ? 3 : i % 3;
                            return "%d,%d,%s,%s,%d"
                                    .formatted(
                                            i,
                                            i == 7 ? 55 : i % 5 + 1,
                                            cities[city],
                                            i == 30 ? "0452o" : "0452" + city % 3,
                                            i == 9 ? -5 : i * 3);
                        })
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    @Test
    void what_clean_learns_from_a_file_is_proposed_for_it() throws IOException {
        var shell = empty().file("inbox/cities.csv", cities());
        var file = shell.path("inbox/cities.csv").toString();
        var cleaned = shell.path("cleaned.csv");
        assertThat(shell.run("clean", file, "-o", cleaned.toString()).status()).isZero();

        var said = shell.here("new", "cities", "--source", file);

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out())
                .contains("Learnt from the table:")
                .contains("written: resources/cities_cleaning.rules.yaml");
        assertThat(shell.read("resources/cities_cleaning.rules.yaml"))
                .contains("repairs:", "inbox/cities.csv");
        assertThat(shell.here("run", "cities").status()).isZero();
        try (var outputs = Files.list(shell.path("data/output"))) {
            var saved = Files.readAllLines(outputs.findFirst().orElseThrow());
            assertThat(saved).noneMatch(line -> line.contains("seoul"));
            assertThat(saved.subList(1, saved.size()))
                    .extracting(line -> line.split(",")[2])
                    .containsExactlyElementsOf(
                            Files.readAllLines(cleaned).stream()
                                    .skip(1)
                                    .map(line -> line.split(",")[2])
                                    .toList());
        }
    }

    @Test
    void checks_do_not_accept_the_dirt_that_was_seen() {
        var shell = empty().file("inbox/cities.csv", cities());

        shell.here("new", "cities", "--source", shell.path("inbox/cities.csv").toString());

        assertThat(shell.read("pipelines/cities.yaml"))
                .contains("{between: rating, min: 1, max: 5, at_most: 5%}")
                .contains("{between: balance, min: 0, otherwise: warn}")
                .contains("values: [Busan, Daegu, Seoul]");
    }

    @Test
    void nothing_is_overwritten() {
        var shell =
                empty().file("inbox/reviews.csv", reviews())
                        .file("resources/reviews_cleaning.yaml", "task_name: mine\n");

        var said =
                shell.here(
                        "new", "reviews", "--source", shell.path("inbox/reviews.csv").toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("resources/reviews_cleaning.yaml");
        assertThat(shell.read("resources/reviews_cleaning.yaml")).isEqualTo("task_name: mine\n");
        assertThat(shell.path("pipelines/reviews.yaml")).doesNotExist();
    }

    @Test
    void a_task_left_behind_by_a_kill_is_taken_as_it_was_proposed() throws IOException {
        var shell = empty().file("in.csv", "a,b\n1,x\n2,y\n");
        assertThat(shell.here("new", "again", "--source", "in.csv").status()).isZero();
        Files.delete(shell.path("pipelines/again.yaml"));

        var said = shell.here("new", "again", "--source", "in.csv");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(shell.read("pipelines/again.yaml")).contains("task: again_cleaning");
    }

    @Test
    void a_file_outside_is_named_by_its_whole_path() {
        var shell = empty();
        new Shell(folder).file("outside.csv", "이름,도시\n김,서울\n", Charset.forName("MS949"));
        var file = folder.resolve("outside.csv").toString();

        var said = shell.here("new", "밖", "--source", file);

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out().replaceAll("\\s+", " ")).contains("outside the workspace");
        assertThat(shell.read("pipelines/밖.yaml")).contains(file);
    }

    @Test
    void ragged_rows_misfits_and_headers_alone_give_pipelines_that_run() {
        var shell =
                empty().file("ragged.csv", "x,y\n1,2\n3\n4,5,6\n")
                        .file(
                                "misfit.csv",
                                "n\n"
                                        + IntStream.range(0, 40)
                                                .mapToObj(i -> i + "\n")
                                                .collect(Collectors.joining())
                                        + "many\nfew\n")
                        .file("bare.csv", "x,y\n");

        for (var name : new String[] {"ragged", "misfit", "bare"}) {
            var said = shell.here("new", name, "--source", shell.path(name + ".csv").toString());
            assertThat(said.status()).as(said.all()).isZero();
            assertThat(shell.here("run", name).status()).isZero();
        }
        assertThat(shell.read("pipelines/ragged.yaml")).contains("ragged: keep");
        assertThat(shell.read("resources/misfit_cleaning.yaml")).contains("# n: 2", "n: {}");
    }

    @Test
    void a_text_column_makes_a_pipeline_of_texts() {
        var shell = empty().file("inbox/reviews.csv", reviews());
        var file = shell.path("inbox/reviews.csv").toString();

        var said = shell.here("new", "texts", "--source", file, "--text", "설명");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(shell.read("pipelines/texts.yaml")).contains("text: 설명");
        assertThat(shell.read("resources/texts_cleaning.yaml"))
                .contains("strip-html", "raw_text: {}");
        assertThat(shell.here("new", "other", "--source", file, "--text", "설멍").err())
                .contains("did you mean `설명`");
    }

    @Test
    void an_address_is_collected_over_http() throws Exception {
        try (var server = FakeHttpServer.start()) {
            server.on(
                    "/rates.csv", FakeAnswer.of("text/csv", "code,rate\nKRW,1350.5\nJPY,150.2\n"));
            var shell = empty().file("onggi.yaml", "http: {allow: [127.0.0.1]}\n");

            var said = shell.here("new", "rates", "--source", server.url("/rates.csv"), "--json");

            assertThat(said.status()).as(said.all()).isZero();
            assertThat(said.out()).contains("\"rows_in\":2");
            assertThat(shell.read("pipelines/rates.yaml")).contains("collect/http", "/rates.csv");
        }
    }

    @Test
    void wrong_names_and_missing_files_are_told() {
        var shell = empty();

        assertThat(shell.here("new", "a/b", "--source", "x.csv").err())
                .contains("a/b")
                .contains("ONGGI-9024");
        var said = shell.here("new", "a", "--source", shell.path("none.csv").toString());
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("none.csv");
    }
}
