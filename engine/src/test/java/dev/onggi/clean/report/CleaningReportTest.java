package dev.onggi.clean.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.FileCleaning;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.step.StepLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CleaningReportTest {
    private static final String HOSTILE =
            "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;\u202e\u200b";

    @TempDir Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String page(Path file, @Nullable Path schema, @Nullable Path truth, Language language)
            throws IOException {
        var page = folder.resolve("page.html");
        clean(file, schema, truth, new FileCleaning.Report(page, language));
        return Files.readString(page);
    }

    private static void clean(
            Path file, @Nullable Path schema, @Nullable Path truth, FileCleaning.Report report) {
        var request =
                new FileCleaning.Request(
                        file, null, schema, truth, null, null, false, report, true);
        FileCleaning.run(request, Map.of(), new Quiet(), new Cancellation());
    }

    @Test
    void itShowsWhatChangedByWhichRuleAndWhatIsSuspected() throws IOException {
        var schema = file("s.yaml", "columns: {n: {type: number}, t: {}}\n");
        var truth = file("clean.csv", "n,t\n12,a\n3,b\n7,c\n");
        var page =
                page(file("t.csv", "n,t\n12.0 oz,a\n3,b\ncheap,c\n"), schema, truth, Language.EN);

        assertThat(page)
                .contains("<html lang=\"en\">", "3 rows, 2 columns", "1 cell</span>")
                .contains("<bdi>12<del>.0·oz</del></bdi>")
                .contains("<span class=\"by\">number</span>")
                .contains("<bdi>cheap</bdi>", "type: number")
                .contains("<dt>F1 of repairs</dt><dd>0.667</dd>");
    }

    @Test
    void koreanIsSpokenToKoreansAndLettersThatLookTheSameAreExplained() throws IOException {
        var decomposed = Normalizer.normalize("한글", Normalizer.Form.NFD);
        var page = page(file("표.csv", "이름\n" + decomposed + "\n"), null, null, Language.KO);

        assertThat(page)
                .contains("<html lang=\"ko\">", "<title>표.csv 정제 결과</title>")
                .contains("1행 1열을", "보기에는 같지만 다른 글자로 적혀 있습니다");
    }

    @ParameterizedTest
    @EnumSource
    void noCellCanActInThePageAndNothingIsLoaded(Language language) throws IOException {
        var cell = '"' + HOSTILE.replace("\"", "\"\"") + " \"";
        var hostile = file("<b>.csv", cell + "\n" + cell + "\nplain\n");
        var page = page(hostile, null, null, language);

        assertThat(page)
                .doesNotContain("<script", "<img", "<b>.csv", "\u202e", "\u200b")
                .doesNotContain("http:", "https:", "url(", "@import", "<link", " src=\"")
                .contains("default-src 'none'", "&lt;script&gt;", "U+202E", "&amp;amp;");
    }

    @Test
    void aLargeTableShowsSomeCellsOfEachRuleAndSaysHowMany() throws IOException {
        var rows = new StringBuilder("a,b\n");
        for (int i = 0; i < 5_000; i++) {
            rows.append(" v").append(i % 90).append(" ,").append(i).append('\n');
        }
        var page = page(file("big.csv", rows.toString()), null, null, Language.EN);

        assertThat(page).contains("5,000 cells, 50 of them shown");
        assertThat(page.length()).isLessThan(40_000);
    }

    @Test
    void longTextsAreCutAndWideTablesStaySmall() throws IOException {
        var head = new StringBuilder();
        var row = new StringBuilder();
        for (int c = 0; c < 500; c++) {
            head.append(c == 0 ? "" : ",").append("c").append(c);
            row.append(c == 0 ? "" : ",").append(" x").append(c);
        }
        var text = "긴 글 ".repeat(100_000);
        var wide = file("w.csv", head + "\n" + (row + "\n").repeat(30) + text + ",".repeat(499));
        var page = page(wide, null, null, Language.EN);

        assertThat(page.length()).isLessThan(1_500_000);
    }

    /// One cell alone makes no rule.
    @Test
    void aSuspectedCellStandsBesideWhatItMayHaveToBe() throws IOException {
        var rows = new StringBuilder("shop,name,street,order\n");
        for (int i = 0; i < 360; i++) {
            int shop = i % 30;
            var name = (i == 100 ? "Alter " : "Neuer ") + (char) ('A' + shop) + "-Markt";
            rows.append("S%d,%s,%d Weg,O%d\n".formatted(shop, name, shop + 3, i));
        }

        var page = page(file("t.csv", rows.toString()), null, null, Language.EN);

        assertThat(page)
                .contains("<h2>Flagged cells</h2>", "<span>perhaps</span>")
                .contains("<bdi>Alter K-Markt</bdi>", "<ins>Neu</ins>er K-Markt");
    }

    @Test
    void aTableWithNothingToChangeGivesAPageThatSaysSo() throws IOException {
        assertThat(page(file("t.csv", "a\n1\n"), null, null, Language.EN))
                .contains("No rule changed anything.")
                .doesNotContain("<details");
    }

    @Test
    void thePageIsWrittenOverNoOtherKindOfFile() throws IOException {
        var table = file("t.csv", "a\n1\n");
        for (var name : new String[] {"t.csv", "page.txt"}) {
            var report = new FileCleaning.Report(folder.resolve(name), Language.EN);
            assertThatThrownBy(() -> clean(table, null, null, report))
                    .isInstanceOf(OnggiException.class)
                    .hasMessageContaining(name);
        }
        assertThat(table).hasContent("a\n1\n");
        assertThat(folder.resolve("t.clean.csv")).doesNotExist();
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(ReportWords.load(Language.KO).stringPropertyNames())
                .isEqualTo(ReportWords.load(Language.EN).stringPropertyNames());
    }

    private static final class Quiet implements StepLog {
        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}

        @Override
        public void progress(long rows, long total) {}
    }
}
