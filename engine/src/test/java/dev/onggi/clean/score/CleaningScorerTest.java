package dev.onggi.clean.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.quality.TestTables;
import dev.onggi.quality.truth.CellRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningScorerTest {
    private static final List<String> COLUMNS = List.of("id", "city", "size");
    private static final List<List<String>> DIRTY =
            List.of(
                    List.of("1", "Seoul", "12 oz"),
                    List.of("2", "Busn", "16"),
                    List.of("3", "Degu", "large"),
                    List.of("4", " Jeju ", "9"),
                    List.of("5", "Ulsn", "n"));
    private static final List<List<String>> CLEANED =
            List.of(
                    List.of("1", "Sejong", "12"),
                    List.of("2", "Busan", "16"),
                    List.of("3", "Daegu", "large"),
                    List.of("4", "Jeju", "9"),
                    List.of("5", "Asan", "n"));
    private static final List<List<String>> TRUTH =
            List.of(
                    List.of("1", "Seoul", "12"),
                    List.of("2", "Busan", "16"),
                    List.of("3", "Daegu", "30"),
                    List.of("4", "Jeju", "9"),
                    List.of("5", "Ulsan", "7"));

    @TempDir Path folder;

    private static CellMarks marks() {
        var marks = new CellMarks();
        for (int row : new int[] {0, 1, 2, 4}) {
            marks.changed("city", "typos", row);
        }
        marks.changed("city", "vote", 2);
        marks.changed("city", "trim", 3);
        marks.changed("size", "number", 0);
        marks.suspect("size", "type: number", 2);
        marks.suspect("size", "type: number", 3);
        marks.suspect("city", "rare", 0); // changed, so not left to a person
        return marks;
    }

    private CleaningScore score(List<String> columns, List<List<String>> truth, String key)
            throws Exception {
        try (var tables = new TestTables(folder)) {
            return new CleaningScorer(marks())
                    .score(
                            tables.session(),
                            CellRows.of(COLUMNS, DIRTY),
                            CellRows.of(COLUMNS, CLEANED),
                            CellRows.of(columns, truth),
                            key);
        }
    }

    private static void check(CleaningScore score) {
        assertThat(score.total().wrongBefore()).isEqualTo(6);
        assertThat(score.total().repaired()).isEqualTo(3);
        assertThat(score.total().harmed()).isEqualTo(1);
        assertThat(score.detection()).isEqualTo(new DetectionCount("", 6, 5, 4, 2, 1));
        assertThat(score.detection().precision()).isEqualTo(5 / 7.0);
        assertThat(score.detection().recall()).isEqualTo(5 / 6.0);
        assertThat(score.detection().f1()).isEqualTo(10 / 13.0);
        assertThat(score.detection().flaggedPrecision()).isEqualTo(1 / 2.0);
        assertThat(score.detection().flaggedRecall()).isEqualTo(1 / 2.0);
        assertThat(score.detection().abstention()).isEqualTo(2 / 7.0);
    }

    @Test
    void findingsAreCountedByColumnAndChangesByRule() throws Exception {
        var score = score(COLUMNS, TRUTH, null);
        check(score);
        assertThat(score.detections())
                .containsExactly(
                        new DetectionCount("id", 0, 0, 0, 0, 0),
                        new DetectionCount("city", 3, 4, 3, 0, 0),
                        new DetectionCount("size", 3, 1, 1, 2, 1));
        assertThat(score.rules())
                .containsExactly(
                        new RuleScore("typos", 4, 2, 1),
                        new RuleScore("number", 1, 1, 0),
                        new RuleScore("vote", 1, 1, 0));
    }

    @Test
    void aKeyPairsTheSameCellsInAnyOrder() throws Exception {
        long seed = new Random().nextLong();
        var shuffled = new ArrayList<>(TRUTH);
        java.util.Collections.shuffle(shuffled, new Random(seed));
        check(score(COLUMNS, shuffled, "id"));
    }

    @Test
    void aTruthOfSomeRowsNamesThemByNumber() throws Exception {
        var score =
                score(
                        List.of("_row_number", "city"),
                        List.of(List.of("5", "Ulsan"), List.of("1", "Seoul")),
                        null);
        assertThat(score.repairs().rows()).isEqualTo(2);
        assertThat(score.repairs().unpaired()).isEqualTo(3);
        assertThat(score.detections()).containsExactly(new DetectionCount("city", 1, 2, 1, 0, 0));
        assertThat(score.rules()).containsExactly(new RuleScore("typos", 2, 0, 1));
    }

    @Test
    void aNumberThatNoRowHasPairsNothing() {
        assertThatThrownBy(() ->
                        score(
                                List.of("_row_number", "city"),
                                List.of(List.of("99", "Ulsan")),
                                null))
                .hasMessageContaining("no value of the key `_row_number`");
    }

    @Test
    void sharesAreZeroWhereNothingWasFound() {
        var none = new DetectionCount("", 0, 0, 0, 0, 0);
        assertThat(
                        List.of(
                                none.precision(),
                                none.recall(),
                                none.f1(),
                                none.flaggedPrecision(),
                                none.flaggedRecall(),
                                none.abstention()))
                .containsOnly(0.0);
        assertThat(new RuleScore("x", 0, 0, 0).precision()).isZero();
    }
}
