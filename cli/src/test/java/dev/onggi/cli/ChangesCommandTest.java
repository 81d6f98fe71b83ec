package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `onggi changes` and `onggi undo` where rules cleaned.
class ChangesCommandTest {
    private static final String PROCESSED = "data/processed/cleaned_memos_20240305_150000.parquet";
    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void clean() {
        shell =
                new Shell(folder)
                        .with("ONGGI_CLOCK", Shell.CLOCK)
                        .file("onggi.yaml", "timezone: Asia/Seoul\n")
                        .file(
                                "inbox/memos.csv",
                                """
                                고객명,금액,메모
                                  김철수 ,"1,200",<b>빠른 배송</b>  부탁
                                이영희,900,문 앞에   두세요
                                이영희,900,문 앞에   두세요
                                박민수,,N/A
                                최지우,"3,000",=1+1 이라고 적은 아주 긴 메모입니다. 앞은 모두 같고 뒤에서만   달라집니다.
                                """)
                        .file(
                                "pipelines/memos.yaml",
                                """
                                name: memos
                                steps:
                                  fetch: {uses: collect/file, path: inbox/memos.csv}
                                  refine: {uses: clean, task: memos}
                                  export: {uses: save/csv}
                                """)
                        .file(
                                "resources/memos.yaml",
                                """
                                rules: [trim, strip-html, collapse-space, null-tokens]
                                columns: {고객명: {}, 메모: {}, 금액: {type: integer}}
                                """);
        assertThat(shell.here("run", "memos").status()).isZero();
    }

    private static Map<String, Object> json(Shell.Said said) throws IOException {
        assertThat(said.status()).as(said.all()).isZero();
        return JSON.std.mapFrom(said.out());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> changes(Shell.Said said) throws IOException {
        return (List<Map<String, Object>>) (List<?>) (List<?>) json(said).get("changes");
    }

    @Test
    void everyChangedCellIsShownWithItsOldAndNewValueAndItsRules() {
        var said = shell.here("changes", "memos");
        assertThat(said.lines())
                .containsSequence(
                        "Changed cells of memos_20240305_150000, step refine:", PROCESSED, "")
                .anyMatch(line -> line.matches("  1  고객명  \"  김철수 \" +-> \"김철수\" +trim"))
                .anyMatch(line -> line.matches("  1  금액    \"1,200\" +-> \"1200\" +integer"))
                .anyMatch(line ->
                        line.matches(
                                "  1  메모    \"<b>빠른 배송</b>  … -> \"빠른 배송 부탁\" +strip-html, collap.*"))
                .contains("    strip-html, collapse-space")
                .anyMatch(line -> line.matches("  4  메모    \"N/A\" +-> \\(empty\\) +null-tokens"))
                .contains("7 cells changed");
        assertThat(said.out()).as("the place where long texts differ").contains("서만   달라집니다");
    }

    @ParameterizedTest
    @CsvSource({"80,en", "80,ko", "160,en", "160,ko"})
    void bothFitTheTerminal(int width, String language) {
        shell.with("COLUMNS", Integer.toString(width)).with("LANG", language);
        for (var said :
                List.of(
                        shell.here("changes", "memos"),
                        shell.here("undo", "memos", "--rule", "strip-html", "--dry-run"),
                        shell.here("undo", "memos", "--rule", "strip-html"),
                        shell.here("undo", "memos", "--restore"))) {
            assertThat(said.status()).as(said.all()).isZero();
            assertThat(said.lines()).allMatch(line -> TextWidth.of(line) <= width);
        }
    }

    @Test
    void theyAreChosenByColumnRuleAndRow() throws IOException {
        assertThat(changes(shell.here("changes", "memos", "--column", "금액", "--json")))
                .extracting(cell -> cell.get("row"))
                .containsExactly("1", "5");
        assertThat(changes(shell.here("changes", "latest", "--rule", "collapse-space", "--json")))
                .extracting(cell -> cell.get("row"))
                .containsExactly("1", "2", "5");
        assertThat(changes(shell.here("changes", "150000", "--rows", "4,1", "--json")))
                .extracting(cell -> cell.get("before"))
                .containsExactly("  김철수 ", "1,200", "<b>빠른 배송</b>  부탁", "N/A");
        assertThat(shell.here("changes", "memos", "--limit", "2").out())
                .contains("... and 5 more: --all");
        var first = changes(shell.here("changes", "memos", "--limit", "1", "--json")).getFirst();
        assertThat(first).containsEntry("confidence", 1).containsEntry("model", null);
        assertThat(json(shell.here("changes", "memos", "--limit", "1", "--json")).get("totals"))
                .asString()
                .contains("cells=7", "collapse-space=3");
    }

    @Test
    void theyAreWrittenToAFileThatASpreadsheetMayOpen() throws IOException {
        var file = shell.path("changes.csv");
        var said = shell.here("changes", "memos", "-o", file.toString());
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(Files.readAllLines(file))
                .hasSize(8)
                .startsWith(
                        "\uFEFFrow,column,before,after,rules,model,prompt,confidence,request,cost_usd,paid_in_run",
                        "1,고객명,  김철수 ,김철수,trim,,,1,,,",
                        "1,금액,\"1,200\",1200,integer,,,1,,,")
                .anyMatch(line -> line.startsWith("5,메모,'=1+1 이라고"));
        assertThat(shell.here("changes", "memos", "-o", file.toString()).err())
                .contains("ONGGI-9023");
    }

    @Test
    void undoneCellsAreAsTheyWereInANewVersionBesideTheOld() throws IOException {
        var raw = Files.readAllBytes(folder.resolve(PROCESSED));
        var dry = shell.here("undo", "memos", "--rule", "strip-html", "--dry-run");
        assertThat(dry.out())
                .contains("\"빠른 배송 부탁\"", "-> \"<b>빠른 배송</b>  부탁\"")
                .contains("undone too:\n  collapse-space 1")
                .contains("1 cell of " + PROCESSED + " would go back;\nnothing was written.");
        assertThat(changes(shell.here("changes", "memos", "--json"))).hasSize(7);

        var said = shell.here("undo", "memos", "--rule", "strip-html", "--reason", "태그가 필요함");
        assertThat(said.status()).as(said.err()).isZero();
        var version = "data/processed/cleaned_memos_20240305_150000_2.parquet";
        assertThat(said.out()).contains(version, "The version before stays:", PROCESSED);
        assertThat(Files.readAllBytes(folder.resolve(PROCESSED))).isEqualTo(raw);
        assertThat(changes(shell.here("changes", "memos", "--json")))
                .hasSize(6)
                .noneMatch(cell -> cell.get("before").toString().contains("<b>"));
        assertThat(shell.here("show", version).out())
                .contains("is what was written")
                .contains("<b>빠른 배송</b>  부탁")
                .contains("태그가 필요함");
        assertThat(shell.here("datasets").out()).contains(version, PROCESSED);
    }

    @Test
    void undoingAgainGoesOnFromTheNewestVersionAndRestoringTakesItBack() throws IOException {
        shell.here("undo", "memos", "--rule", "strip-html");
        assertThat(shell.here("undo", "memos", "--column", "고객명").status()).isZero();
        assertThat(changes(shell.here("changes", "memos", "--json"))).hasSize(5);
        assertThat(shell.here("undo", "memos", "--column", "고객명").err()).contains("ONGGI-1493");

        assertThat(shell.here("undo", "memos", "--restore").status()).isZero();
        assertThat(changes(shell.here("changes", "memos", "--json"))).hasSize(6);
        assertThat(json(shell.here("undo", "memos", "--restore", "--json")))
                .containsEntry("kind", "restore");
        assertThat(changes(shell.here("changes", "memos", "--json"))).hasSize(7);
        var nothing = shell.here("undo", "memos", "--restore");
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.err()).contains("ONGGI-1494");
    }

    @Test
    void anOldValueThatTheColumnsTypeCannotHoldIsRefusedWithRowAndColumn() {
        var said = shell.here("undo", "memos", "--rows", "5");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains("ONGGI-1492  row 5: the old value \"3,000\" of `금액` is no integer");
        assertThat(shell.here("undo", "memos", "--rows", "5", "--column", "메모").status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "changes nowhere, 9041, `nowhere`",
        "changes memo, 9041, memos",
        "changes memos --column 금엑, 1485, did you mean `금액`",
        "changes memos --rule trimm, 1486, did you mean `trim`",
        "changes memos --model gpt-4o, 1487, `gpt-4o`",
        "changes memos --rows 77, 1488, no row 77",
        "changes memos --step refin, 1483, did you mean `refine`",
        "undo memos --rule trimm, 1486, trim",
        "undo memos --rows 4 --rule trim, 1493, no changed cell"
    })
    void wrongRequestsAreToldWithTheNearestRightOne(String line, String code, String told) {
        for (var language : List.of("en", "ko")) {
            var said = shell.with("LANG", language).here(line.split(" "));
            assertThat(said.status()).as(said.all()).isEqualTo(2);
            assertThat(said.err()).contains("ONGGI-" + code).contains("    -> ");
            if (language.equals("en")) {
                assertThat(said.err()).contains(told);
            }
        }
    }

    @Test
    void aPipelineWhoseLastRunFailedMeansItsLastRunThatCleaned() throws IOException {
        Files.delete(folder.resolve("inbox/memos.csv"));
        shell.with("ONGGI_CLOCK", "2024-03-06T06:00:00Z");
        assertThat(shell.here("run", "memos").status()).isNotZero();

        for (var command : List.of("changes", "undo")) {
            var said = shell.here(command, "memos", "--column", "고객명");
            assertThat(said.status()).as(said.all()).isZero();
            assertThat(said.err().replaceAll("\\s+", " "))
                    .contains("memos_20240306_150000, wrote no cleaned dataset (failed)")
                    .contains("of memos_20240305_150000.");
        }
        var named = shell.here("changes", "memos_20240306_150000");
        assertThat(named.err()).contains("ONGGI-1481");
    }

    @Test
    void undoingSaysHowToTakeItBack() {
        var said = shell.here("undo", "memos", "--column", "고객명");
        var restoring = "onggi undo memos_20240305_150000 --restore";
        assertThat(said.out()).contains("take it back: " + restoring);
        assertThat(shell.here(restoring.substring("onggi ".length()).split(" ")).status()).isZero();
    }

    @Test
    void aRunThatCleansNothingHasNoChangedCells() {
        shell.file(
                "pipelines/copy.yaml",
                "name: copy\nsteps:\n  fetch: {uses: collect/file, path: inbox/memos.csv}\n  export: {uses: save/csv}\n");
        shell.here("run", "copy");
        var said = shell.here("changes", "copy");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("ONGGI-1481").contains("onggi show copy_20240305_150000");
    }

    @Test
    void filesThatAreGoneOrDamagedAreNamed() throws IOException {
        var record = folder.resolve(".onggi/changes/cleaned_memos_20240305_150000.parquet");
        var whole = Files.readAllBytes(record);
        Files.write(record, java.util.Arrays.copyOf(whole, whole.length / 2));
        refused("ONGGI-1491", "changes", "memos");
        refused("ONGGI-1491", "undo", "memos");
        var torn = whole.clone();
        java.util.Arrays.fill(torn, 8, whole.length / 3, (byte) 7);
        Files.write(record, torn);
        refused("ONGGI-1491", "changes", "memos");
        Files.writeString(record, "no Parquet at all");
        refused("ONGGI-1491", "changes", "memos");
        Files.delete(record);
        refused("ONGGI-1490", "changes", "memos");
        Files.write(record, whole);

        var raw = folder.resolve("data/raw/memos_20240305_150000.parquet");
        var away = folder.resolve("away");
        Files.move(raw, away);
        assertThat(refused("ONGGI-1489", "changes", "memos")).contains("data/raw/memos");
        Files.move(away, raw);
        Files.delete(folder.resolve(PROCESSED));
        assertThat(refused("ONGGI-1489", "undo", "memos")).contains(PROCESSED);
    }

    private String refused(String code, String... line) {
        var said = shell.here(line);
        assertThat(said.status()).as(said.all()).isEqualTo(1);
        assertThat(said.err()).contains(code);
        return said.err();
    }
}
