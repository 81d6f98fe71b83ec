package dev.onggi.quality.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onggi.data.Dataset;
import dev.onggi.problem.Problems;
import dev.onggi.quality.TestTables;
import dev.onggi.quality.YamlText;
import dev.onggi.quality.check.Expectation;
import dev.onggi.quality.check.ExpectationParser;
import dev.onggi.quality.check.Otherwise;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorerTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final ScoreSettings PLAIN =
            ScoreSettings.plain(Set.of("N/A", "없음", "-")::contains);

    @TempDir Path folder;
    private TestTables tables;

    @BeforeEach
    void open() {
        tables = new TestTables(folder);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private QualityScore score(String select) {
        return Scorer.score(tables.session(), tables.table(select), PLAIN);
    }

    private ColumnScore column(String... cells) {
        return score(TestTables.column("열", cells)).columns().getFirst();
    }

    private static List<Expectation> expectations(String yaml) {
        return ExpectationParser.expectations(YamlText.of(yaml), Otherwise.STOP, new Problems());
    }

    @Test
    void completenessCountsNullTokensAsEmpty() {
        var score = score(TestTables.column("a", "x", null, "", " N/A ", "없음", "  ", "y", "none"));
        assertThat(score.completeness()).isCloseTo(100 * 3 / 8.0, EXACT);
    }

    @Test
    void uniquenessCountsRowsThatRepeatAnotherWithoutTheirId() {
        var rows =
                List.of(List.of("a", "1"), List.of("a", "2"), List.of("a", "1"), List.of("a", "1"));
        assertThat(score(TestTables.values(List.of("x", "y"), rows)).uniqueness())
                .isCloseTo(50, EXACT);
    }

    @Test
    void validityTakesTheTypeThatNearlyAllValuesPropose() {
        var cells = new String[40];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Integer.toString(i);
        }
        cells[7] = "seven";
        var proposed = column(cells);
        assertThat(proposed.type()).isEqualTo("integer");
        assertThat(proposed.validity()).isCloseTo(97.5, EXACT);
        cells[8] = "8.5";
        assertThat(column(cells).type()).isEqualTo("number");
        cells[9] = "nine";
        cells[10] = "ten";
        assertThat(column(cells).type()).isEqualTo("text");
        assertThat(column(cells).validity()).isCloseTo(100, EXACT);
    }

    @Test
    void validityTakesDeclaredTypesAndExpectations() {
        var data = tables.table(TestTables.column("abv", "0.05", "0.09%", "7", "", "N/A"));
        var settings =
                new ScoreSettings(
                        Map.of("abv", text -> !text.contains("%")),
                        expectations(
                                "[{between: abv, max: 1}, {not_null: abv}, {length: x, max: 1}]"),
                        PLAIN.nullTokens(),
                        1000);
        var score = Scorer.score(tables.session(), data, settings).columns().getFirst();
        assertThat(score.type()).isEqualTo("declared");
        assertThat(score.filled()).isEqualTo(3);
        assertThat(score.valid()).isEqualTo(1);
    }

    @Test
    void consistencyFollowsTheDominantForm() {
        assertThat(column("2024-03-05", "2024-12-12", "2024/03/05", "2024-3-5", "2024-01-02"))
                .extracting(ColumnScore::type, ColumnScore::consistent)
                .containsExactly("date", 3L);
        assertThat(column("1,000", "2,500", "12", "3000", "-7.5").consistent()).isEqualTo(4);
        assertThat(column("1000", "2500", "12", "7.5", "3,000").consistent()).isEqualTo(4);
        assertThat(column("12 oz", "12.5 oz", "8 oz", "9 oz", "7 ounce").consistent()).isEqualTo(4);
        assertThat(column("AB-1", "CD-22", "EF-3", "GH-4", "ij_5", "KL-6").consistent())
                .isEqualTo(5);
    }

    @Test
    void consistencyLeavesFreeTextAloneButForWhatBelongsIntoNoCell() {
        assertThat(
                        column(
                                        "아주 좋아요",
                                        "good  product",
                                        " trimmed",
                                        "<b>bold</b>",
                                        "a &amp; b",
                                        "ＡＢＣ",
                                        "\u1100\u1161",
                                        "zero\u200bwidth",
                                        "x < y & z",
                                        "two\nlines",
                                        "👨‍👩‍👧 가족")
                                .consistent())
                .isEqualTo(4);
    }

    @Test
    void consistencyWatchesTheCaseOfLettersWhereNearlyAllCellsShareOne() {
        var cells = new String[40];
        java.util.Arrays.fill(cells, "Seoul City");
        cells[0] = "SEOUL CITY";
        cells[1] = "서울";
        assertThat(column(cells).consistent()).isEqualTo(39);
        cells[2] = "busan";
        cells[3] = "daegu";
        assertThat(column(cells).consistent()).isEqualTo(40);
    }

    @Test
    void bothScoresAreOverTheSameColumnsAndTypes() {
        var before =
                tables.table(
                        TestTables.values(
                                List.of("ounces", "gone"),
                                List.of(
                                        List.of("12.0 oz", "x"),
                                        List.of("16.0", "x"),
                                        List.of("12.0 OZ.", "x"),
                                        List.of("N/A", "x"))));
        var after =
                tables.table(
                        "SELECT * FROM (VALUES (12.0::DOUBLE, 'n'), (16.0, 'n'), (12.0, 'n'),"
                                + " (NULL, 'n')) t(ounces, added)");
        var change = Scorer.compare(tables.session(), before, after, PLAIN);
        assertThat(change.before().columns().stream().map(ColumnScore::column))
                .containsExactly("ounces");
        assertThat(change.before().validity()).isCloseTo(100 / 3.0, EXACT);
        assertThat(change.after().validity()).isCloseTo(100, EXACT);
        assertThat(change.after().completeness()).isCloseTo(75, EXACT);
        assertThat(change.before().consistency()).isLessThan(change.after().consistency());
        assertThat(change.after().columns().getFirst().type()).isEqualTo("number");
        assertThat(change.after().total()).isGreaterThan(change.before().total());
    }

    @Test
    void theTextOfAReviewIsComparedWithItsCleanedText() {
        var raw =
                "SELECT i AS id, 'f' AS source, '<b>좋아요</b> ' AS raw_text, TIMESTAMP '2024-01-01'"
                        + " AS created_at, '{\"별점\": \"5\"}' AS metadata FROM range(4) t(i)";
        var before = tables.dataset(Dataset.Kind.TEXT, raw, List.of("별점"));
        var after =
                tables.dataset(
                        Dataset.Kind.TEXT,
                        "SELECT *, '좋아요' AS cleaned_text FROM (" + raw + ")",
                        List.of("별점"));
        var change = Scorer.compare(tables.session(), before, after, PLAIN);
        assertThat(change.before().columns().stream().map(ColumnScore::column))
                .containsExactly("raw_text", "별점");
        assertThat(change.before().consistency()).isCloseTo(50, EXACT);
        assertThat(change.after().consistency()).isCloseTo(100, EXACT);
        assertThat(change.after().uniqueness()).isCloseTo(25, EXACT);
    }

    @Test
    void theTotalIsTheWeightedMean() {
        var score =
                new QualityScore(
                        10,
                        10,
                        40,
                        java.util.OptionalDouble.empty(),
                        List.of(new ColumnScore("a", 10, 5, 4, 3, "text")));
        assertThat(score.total()).isCloseTo((3 * 50 + 3 * 80 + 2 * 60 + 2 * 40) / 10.0, EXACT);
        assertThat(score.withAccuracy(0.9).total())
                .isCloseTo((3 * 50 + 3 * 80 + 2 * 60 + 2 * 40 + 5 * 90) / 15.0, EXACT);
        var column = score.columns().getFirst();
        assertThat(List.of(column.completeness(), column.validity(), column.consistency()))
                .containsExactly(50.0, 80.0, 60.0);
    }

    @Test
    void nothingIsWrongWithNothing() {
        var empty = score("SELECT 'x' AS a WHERE false");
        assertThat(empty.total()).isCloseTo(100, EXACT);
        var nulls = score(TestTables.column("a", null, null));
        assertThat(nulls.completeness()).isZero();
        assertThat(nulls.validity()).isCloseTo(100, EXACT);
        assertThat(nulls.uniqueness()).isCloseTo(50, EXACT);
    }

    @Test
    void aLargeDatasetIsSampledTheSameWayEachTime() {
        var data =
                tables.table(
                        "SELECT CASE WHEN i % 4 = 0 THEN NULL ELSE (i // 2)::VARCHAR END AS a FROM"
                                + " range(100000) t(i)");
        var settings = new ScoreSettings(Map.of(), List.of(), text -> false, 5000);
        var score = Scorer.score(tables.session(), data, settings);
        assertThat(score.rows()).isEqualTo(100_000);
        assertThat(score.sampled()).isTrue();
        assertThat(score.scoredRows()).isBetween(4500L, 5500L);
        assertThat(score.completeness()).isCloseTo(75, within(3.0));
        assertThat(Scorer.score(tables.session(), data, settings)).isEqualTo(score);
        var whole = new ScoreSettings(Map.of(), List.of(), text -> false, 100_000);
        assertThat(Scorer.score(tables.session(), data, whole).sampled()).isFalse();
    }

    @Test
    void manyColumnsAreCountedInGroups() {
        var select = new StringBuilder("SELECT 1 AS c0");
        for (int c = 1; c < 150; c++) {
            select.append(", ").append(c % 2 == 0 ? "'x'" : "NULL").append(" AS c").append(c);
        }
        var score = score(select.toString());
        assertThat(score.columns()).hasSize(150);
        assertThat(score.completeness()).isCloseTo(50, EXACT);
    }
}
