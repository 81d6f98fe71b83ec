package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.clean.eval.EvaluationRepository;
import dev.onggi.store.Database;
import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import dev.onggi.testkit.model.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tasks compared on labelled cities, asked of a pretended model that knows two of them.
class EvalCommandTest {
    private static final Map<String, String> KNOWN =
            Map.of("서울특별시", "서울", "부산광역시", "부산", "광주", "전남 광주");

    private final FakeModelServer server =
            FakeModelServer.start(Behaviour.PLAIN.with(Answerer.items(EvalCommandTest::answer)));
    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void aWorkspace() {
        shell =
                new Shell(folder)
                        .with("ONGGI_MODEL", server.openAi() + "#fake-small")
                        .file(
                                "onggi.yaml",
                                "timezone: Asia/Seoul\nmodels: {cleaner: {uses: \"${env.ONGGI_MODEL}\"}}\n"
                                        + "prices: {\""
                                        + server.openAi()
                                        + "#fake-small\": {input: 10, output: 20}}\n")
                        .file("resources/cities.yaml", task("cities", "Write {도시} short."))
                        .file("resources/short.yaml", task("short", "Shorten {도시}."))
                        .file(
                                "resources/plain.yaml",
                                "task_name: plain\nmode: repair\ncolumns: {도시: {}}\nrules: [trim]\n")
                        .file(
                                "labelled.csv",
                                """
                                번호,도시,도시_truth
                                1,서울,서울
                                2,서울특별시,서울
                                3,부산광역시,부산
                                4,인천 광역시,인천
                                5,광주,광주
                                6,대구,대구
                                """);
    }

    private static final String SPELLING =
            """
            task_name: spelling
            columns: [raw_text]
            model: cleaner
            prompt: Correct {raw_text}.
            """;

    private static Map<String, Object> answer(Map<String, Object> item) {
        var text = String.valueOf(item.get("raw_text"));
        return switch (text) {
            case "사과 2, 배 3" ->
                    Map.of(
                            "rows",
                            List.of(
                                    Map.of("product", "사과", "count", 2),
                                    Map.of("product", "배", "count", 4)));
            case "감 1" ->
                    Map.of(
                            "rows",
                            List.of(
                                    Map.of("product", "감", "count", 1),
                                    Map.of("product", "귤", "count", 1)));
            case "정말빨랐어요" -> Map.of("raw_text", "정말 빨랐어요");
            case "좋아요" -> Map.of("raw_text", "좋습니다");
            default -> changes(item);
        };
    }

    private static Map<String, Object> changes(Map<String, Object> item) {
        var known = KNOWN.get(String.valueOf(item.get("도시")));
        return known == null
                ? Map.of()
                : Map.of("changes", List.of(Map.of("column", "도시", "value", known)));
    }

    private static String task(String name, String prompt) {
        return """
        task_name: %s
        mode: repair
        columns: {도시: {}}
        rules: [trim]
        model: cleaner
        prompt: "%s"
        budget: {usd: 1.00}
        """
                .formatted(name, prompt);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String labelled() {
        return shell.path("labelled.csv").toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> in(Object map, String key) {
        return (Map<String, Object>) ((Map<String, Object>) map).get(key);
    }

    private static List<?> variants(Shell.Said said) throws IOException {
        return (List<?>) JSON.std.mapFrom(said.out()).get("variants");
    }

    @Test
    void rightHarmedAndLeftCellsAreCountedSideBySide() throws IOException {
        var said = shell.here("eval", "cities", "plain", "--data", labelled(), "--json");
        assertThat(said.status()).as(said.all()).isZero();
        var variants = variants(said);
        // 광주 was right and is spoilt, 인천 광역시 was wrong and is left
        assertThat(in(variants.get(0), "right")).containsEntry("cells", 4);
        assertThat(in(variants.get(0), "harmed")).containsEntry("cells", 1);
        assertThat(in(variants.get(0), "abstained")).containsEntry("cells", 1);
        assertThat(in(variants.get(1), "right")).containsEntry("cells", 3);
        assertThat(in(variants.get(1), "harmed")).containsEntry("cells", 0);
        assertThat(in(variants.get(1), "abstained")).containsEntry("cells", 3);
        assertThat(in(variants.get(0), "right").get("low").toString()).startsWith("0.2999");
        assertThat(((Map<?, ?>) variants.get(0)).get("requests")).isEqualTo(1);
    }

    @Test
    void theTruthIsNeverSent() {
        shell.file(
                "resources/all.yaml",
                task("all", "")
                        .replace("columns: {도시: {}}\n", "")
                        .replace("prompt: \"\"", "prompt: \"Mend the item.\""));
        assertThat(shell.here("eval", "all", "--data", labelled()).status()).isZero();
        assertThat(server.received()).isNotEmpty();
        assertThat(server.received()).noneMatch(request -> request.body().contains("_truth"));
    }

    @Test
    void answersThatWereBoughtAreNotBoughtAgainAndStillHaveTheirPrice() throws IOException {
        var first = shell.here("eval", "cities", "--data", labelled(), "--json");
        var again = shell.here("eval", "cities", "--data", labelled(), "--json");
        assertThat(server.provider().requests()).isEqualTo(1);
        var bought = (Map<?, ?>) variants(first).getFirst();
        var kept = (Map<?, ?>) variants(again).getFirst();
        assertThat(bought.get("paid_usd")).isEqualTo(bought.get("usd"));
        assertThat(kept.get("paid_usd").toString()).isEqualTo("0.0");
        for (var measure : List.of("usd", "requests", "input_tokens", "latency_p95_ms")) {
            assertThat(kept.get(measure)).as(measure).isEqualTo(bought.get(measure));
        }
    }

    @Test
    void theEstimateAsksNobody() {
        var said = shell.here("eval", "cities", "short", "--data", labelled(), "--estimate");
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("Nothing was asked").contains("USD");
        assertThat(server.provider().requests()).isZero();
        assertThat(shell.here("eval", "--list").out()).contains("Nothing was measured yet");
    }

    @Test
    void modelsAndParametersMakeVariants() throws IOException {
        var other = server.openAi() + "#fake-large";
        var said =
                shell.here(
                        "eval",
                        "cities",
                        "--data",
                        labelled(),
                        "--model",
                        "cleaner",
                        "--model",
                        "builtin",
                        "--set",
                        "temperature=0",
                        "--set",
                        "temperature=0.5",
                        "--json");
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(variants(said)).hasSize(4);
        assertThat(server.provider().requests()).isEqualTo(2);
        assertThat(JSON.std.mapFrom(said.out()).get("notes").toString())
                .as("without a model a temperature changes nothing")
                .contains("ONGGI-1468");
        var unpriced = shell.here("eval", "cities", "--data", labelled(), "--model", other);
        assertThat(unpriced.status()).isNotNegative();
    }

    @Test
    void everyComparedCellIsWrittenWithEachAnswer() {
        var out = shell.path("cells.csv");
        shell.here("eval", "cities", "plain", "--data", labelled(), "-o", out.toString());
        assertThat(shell.read("cells.csv").lines())
                .hasSize(7)
                .contains("\"4\",\"도시\",\"인천 광역시\",\"인천\",\"인천 광역시\",\"인천 광역시\"")
                .contains("\"2\",\"도시\",\"서울특별시\",\"서울\",\"서울\",\"서울특별시\"");
        var over = shell.here("eval", "plain", "--data", labelled(), "-o", labelled());
        assertThat(over.status()).isEqualTo(2);
        assertThat(shell.read("labelled.csv")).contains("도시_truth");
    }

    @Test
    void aTruthInAFileOfItsOwnIsPairedByKey() throws IOException {
        shell.file("data.csv", "번호,도시\n1,서울특별시\n2,대구\n3,광주\n")
                .file("truth.csv", "번호,도시\n2,대구\n1,서울\n9,제주\n");
        var said =
                shell.here(
                        "eval",
                        "cities",
                        "--data",
                        shell.path("data.csv").toString(),
                        "--truth",
                        shell.path("truth.csv").toString(),
                        "--key",
                        "번호",
                        "--json");
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(in(variants(said).getFirst(), "right")).containsEntry("cells", 2);
        assertThat(said.out()).contains("ONGGI-1465");
    }

    @Test
    void columnsDrawnOutOfTextsAreComparedOneByOne() throws IOException {
        shell.file(
                        "resources/facts.yaml",
                        """
                        task_name: facts
                        model: cleaner
                        prompt: "Read {raw_text}."
                        output_schema:
                          - {column_name: rating, data_type: integer}
                          - {column_name: raw_text, data_type: string}
                        """)
                .file("texts.csv", "리뷰,rating_truth,raw_text_truth\n좋아요,5,좋아요\n별로,1,좋다\n");
        var said =
                shell.here(
                        "eval",
                        "facts",
                        "--data",
                        shell.path("texts.csv").toString(),
                        "--text",
                        "리뷰",
                        "--json");
        assertThat(said.status()).as(said.all()).isZero();
        var columns = in(variants(said).getFirst(), "columns");
        assertThat(columns).containsOnlyKeys("rating", "raw_text");
    }

    @Test
    void textsAreComparedWithTheirTruth() throws IOException {
        shell.file("resources/spelling.yaml", SPELLING)
                .file("texts.csv", "id,리뷰,리뷰_truth\n7,정말빨랐어요,정말 빨랐어요\n9,좋아요,좋아요\n");
        var said =
                shell.here(
                        "eval",
                        "spelling",
                        "--data",
                        shell.path("texts.csv").toString(),
                        "--text",
                        "리뷰",
                        "--json");
        assertThat(said.status()).as(said.all()).isZero();
        assertThat(in(variants(said).getFirst(), "right")).containsEntry("cells", 1);
        assertThat(in(variants(said).getFirst(), "harmed")).containsEntry("cells", 1);
    }

    @Test
    void severalRowsOfOneTextAreComparedInTheirOrder() throws IOException {
        shell.file(
                        "resources/orders.yaml",
                        """
                        task_name: orders
                        model: cleaner
                        prompt: "Read {raw_text}."
                        rows: many
                        output_schema:
                          - {column_name: product, data_type: string}
                          - {column_name: count, data_type: integer}
                        """)
                .file("texts.csv", "nr,raw_text\na,\"사과 2, 배 3\"\nb,감 1\n")
                .file("truth.csv", "nr,product,count\na,사과,2\na,배,3\nb,감,1\n");
        var said =
                shell.here(
                        "eval",
                        "orders",
                        "--data",
                        shell.path("texts.csv").toString(),
                        "--truth",
                        shell.path("truth.csv").toString(),
                        "--key",
                        "nr",
                        "--json");
        assertThat(said.status()).as(said.all()).isZero();
        var columns = in(variants(said).getFirst(), "columns");
        // one count is wrong, and one row is too many
        assertThat(in(columns, "product").get("right").toString()).contains("cells=3");
        assertThat(in(columns, "count").get("right").toString()).contains("cells=2");
        assertThat(in(columns, "count")).containsEntry("cells", 4);
    }

    @Test
    void rowsThatNobodyAnswersAreLeft() throws IOException {
        shell.file(
                        "resources/spelling.yaml",
                        SPELLING
                                + "validation_rules: [{length: cleaned_text, max: 4, otherwise: reject}]\n")
                .file("texts.csv", "raw_text,raw_text_truth\n정말빨랐어요,정말 빨랐어요\n좋아요,좋습니다\n");
        var said =
                shell.here(
                        "eval", "spelling", "--data", shell.path("texts.csv").toString(), "--json");
        assertThat(said.status()).as(said.all()).isZero();
        assertThat(in(variants(said).getFirst(), "abstained")).containsEntry("cells", 1);
        assertThat(in(variants(said).getFirst(), "right")).containsEntry("cells", 1);
    }

    @Test
    void theSameSeedDrawsTheSameRows() {
        var out = shell.path("cells.csv").toString();
        shell.here("eval", "plain", "--data", labelled(), "--sample", "3", "-o", out);
        var first = shell.read("cells.csv");
        shell.here("eval", "plain", "--data", labelled(), "--sample", "3", "-o", out);
        assertThat(shell.read("cells.csv")).isEqualTo(first).hasLineCount(4);
        shell.here(
                "eval", "plain", "--data", labelled(), "--sample", "3", "--seed", "5", "-o", out);
        assertThat(shell.read("cells.csv")).isNotEqualTo(first);
    }

    @Test
    void aVariantThatFailsLeavesTheOthers() throws IOException {
        server.provider().next(Fault.QUOTA);
        var said = shell.here("eval", "cities", "plain", "--data", labelled());
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).contains("ONGGI-1571");
        assertThat(said.out()).contains("✗").contains("50.0");
    }

    @Test
    void budgetsHold() throws IOException {
        var task = folder.resolve("resources/cities.yaml");
        Files.writeString(task, Files.readString(task).replace("1.00", "0.0001"));
        var said = shell.here("eval", "cities", "--data", labelled());
        assertThat(said.status()).isNotZero();
        assertThat(said.err()).contains("ONGGI-1522");
        assertThat(server.provider().requests()).isZero();
    }

    @Test
    void whatWasMeasuredIsListedAndKnownByTaskVersionAndModel() throws IOException {
        var said = shell.here("eval", "cities", "plain", "--data", labelled(), "--json");
        var version = (String) ((Map<?, ?>) variants(said).getFirst()).get("version");
        assertThat(shell.here("eval", "--list").out()).contains("cities").contains("66.7");
        try (var database = Database.openReadOnly(folder.resolve(".onggi/onggi.db"))) {
            var measured = new EvaluationRepository(database);
            assertThat(
                            measured.measuredAccuracy(
                                    "cities", version, server.openAi() + "#fake-small"))
                    .hasValue(4 / 6.0);
            assertThat(measured.measuredAccuracy("cities", "another", "builtin")).isEmpty();
        }
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve(".onggi/changes")).doesNotExist();
    }

    @Test
    void aPersonSaysWhatIsRightAndLaterComparisonsUseIt() {
        shell.file("raw.csv", "번호,도시\n1,서울특별시\n2,서울특별시\n3,대구\n4,인천 광역시\n");
        var raw = shell.path("raw.csv").toString();
        var said =
                shell.typing("1", "x", "e", "인천", "q")
                        .here("eval", "cities", "--data", raw, "--label");
        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out()).contains("3 rows to label; 0 were labelled before");
        assertThat(shell.read("resources/truth/cities.csv").lines()).hasSize(3);

        said = shell.typing("s").here("eval", "cities", "--data", raw, "--label");
        assertThat(said.out()).contains("1 row to label; 2 were labelled before");
        said = shell.typing("", "").here("eval", "cities", "--data", raw, "--label");
        assertThat(said.out()).as("what was skipped comes again").contains("Kept: 1");

        said = shell.here("eval", "cities", "plain");
        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out()).contains("3 of 3 labelled rows");
    }

    @Test
    void labelsForOtherColumnsAreNotMixed() {
        shell.file("resources/truth/cities.csv", "a,b\n1,2\n");
        var said = shell.here("eval", "cities", "--data", labelled(), "--label");
        assertThat(said.err()).contains("ONGGI-1472");
        assertThat(server.provider().requests()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cities --data raw.csv                                       | ONGGI-1461",
                "cities --data raw.csv --truth other.csv                     | ONGGI-1462",
                "cities --data raw.csv --truth two.csv                       | ONGGI-3082",
                "cities --data raw.csv --truth truth.csv --key 이름           | ONGGI-3083",
                "cities --data raw.csv --truth twice.csv --key 번호           | ONGGI-3084",
                "cities --data twice.csv --truth truth.csv --key 번호         | ONGGI-1464",
                "cities --data raw.csv --truth strange.csv --key 번호         | ONGGI-3085",
                "cities --data nowhere.csv                                   | ONGGI-1418",
                "cities                                                      | ONGGI-1473",
                "''                                                          | ONGGI-1474",
                "citis --data labelled.csv                                   | ONGGI-1401",
                "cities facts --data labelled.csv                            | ONGGI-1463",
                "facts --data labelled.csv                                   | ONGGI-1466",
                "many --data labelled.csv --text 도시 --label                 | ONGGI-1469",
                "cities --data labelled.csv --model cleanr                   | ONGGI-1015",
                "cities --data labelled.csv --model openai:gpt-4o            | ONGGI-1551",
                "cities --data labelled.csv --set temperatur=1               | ONGGI-1467",
                "cities --data labelled.csv --set temperature=9              | ONGGI-1404",
                "cities --data labelled.csv --set temperature                | ONGGI-9031"
            })
    void wrongRequestsAreToldBeforeAnybodyIsAsked(String arguments, String code) {
        shell.file("raw.csv", "번호,도시\n1,서울\n2,부산광역시\n3,대구\n")
                .file("truth.csv", "번호,도시\n1,서울\n2,부산\n3,대구\n")
                .file("two.csv", "도시\n서울\n부산\n")
                .file("twice.csv", "번호,도시\n1,서울\n1,부산\n")
                .file("strange.csv", "번호,도시\n7,서울\n8,부산\n")
                .file("other.csv", "번호,마을\n1,서울\n2,부산\n3,대구\n")
                .file("resources/facts.yaml", extract("facts", "one"))
                .file("resources/many.yaml", extract("many", "many"));
        var words = new java.util.ArrayList<>(List.of("eval"));
        for (var word : arguments.split(" +")) {
            words.add(word.endsWith(".csv") ? shell.path(word).toString() : word);
        }
        words.remove("");
        var said = shell.here(words.toArray(String[]::new));
        assertThat(said.err()).contains(code).contains("    -> ");
        assertThat(said.status()).isEqualTo(2);
        assertThat(server.provider().requests()).isZero();
    }

    private static String extract(String name, String rows) {
        return """
        task_name: %s
        model: cleaner
        prompt: "Read {raw_text}."
        rows: %s
        output_schema: [{column_name: rating, data_type: integer}]
        """
                .formatted(name, rows);
    }

    @ParameterizedTest
    @CsvSource({"80,en", "80,ko", "160,en", "160,ko"})
    void whatIsSaidFitsTheTerminal(int width, String language) {
        shell.with("COLUMNS", Integer.toString(width))
                .file("onggi.yaml", shell.read("onggi.yaml") + "language: " + language + "\n")
                .typing("s", "q");
        for (var said :
                List.of(
                        shell.here(
                                "eval",
                                "cities",
                                "short",
                                "plain",
                                "--set",
                                "temperature=0.25",
                                "--set",
                                "temperature=0.75",
                                "--data",
                                labelled()),
                        shell.here("eval", "cities", "--data", labelled(), "--estimate"),
                        shell.here("eval", "cities", "--data", labelled(), "--label"),
                        shell.here("eval", "--list"))) {
            assertThat(said.status()).as(said.all()).isZero();
            assertThat(said.lines().stream().filter(line -> TextWidth.of(line) > width))
                    .as(said.out())
                    .isEmpty();
        }
    }
}
