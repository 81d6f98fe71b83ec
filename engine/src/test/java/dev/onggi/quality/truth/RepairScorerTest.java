package dev.onggi.quality.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.problem.Language;
import dev.onggi.quality.TestTables;
import dev.onggi.spi.Column;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairScorerTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final List<String> COLUMNS = List.of("id", "city");
    private static final List<List<String>> DIRTY =
            List.of(
                    Arrays.asList("1", "Seoul"),
                    Arrays.asList("2", "Busn"),
                    Arrays.asList("3", null),
                    Arrays.asList("4", " Daegu "),
                    Arrays.asList("5", "Jeju"),
                    Arrays.asList("6", "Ulsn"));
    private static final List<List<String>> CLEANED =
            List.of(
                    Arrays.asList("1", "Sejong"), // harm
                    Arrays.asList("2", "Busan"), // repaired
                    Arrays.asList("3", "Gumi"), // changed, still wrong
                    Arrays.asList("4", "Daegu"), // the same but for white space
                    Arrays.asList("5", "Jeju"), // right and left alone
                    Arrays.asList("6", "")); // changed, now missing
    private static final List<List<String>> TRUTH =
            List.of(
                    Arrays.asList("1", "Seoul"),
                    Arrays.asList("2", "Busan"),
                    Arrays.asList("3", "Gunsan"),
                    Arrays.asList("4", "Daegu"),
                    Arrays.asList("5", "Jeju\u00a0"),
                    Arrays.asList("6", "Ulsan"));

    @TempDir Path folder;

    private static CellRows rows(List<String> columns, List<? extends List<String>> rows) {
        return CellRows.of(columns, rows);
    }

    private static void check(RepairScore score) {
        var city = score.columns().get(1);
        assertThat(city).isEqualTo(new RepairCount("city", 6, 3, 1, 4, 1, 1, 3, 1));
        assertThat(city.precision()).isCloseTo(1 / 4.0, EXACT);
        assertThat(city.recall()).isCloseTo(1 / 3.0, EXACT);
        assertThat(city.f1()).isCloseTo(2 * (0.25 / 3) / (0.25 + 1 / 3.0), EXACT);
        assertThat(city.harm()).isCloseTo(1 / 3.0, EXACT);
        assertThat(city.rightBefore()).isCloseTo(0.5, EXACT);
        assertThat(city.rightAfter()).isCloseTo(0.5, EXACT);
        assertThat(city.removed()).isCloseTo(0, EXACT);
        assertThat(score.total()).isEqualTo(new RepairCount("", 12, 3, 1, 4, 1, 1, 3, 1));
        assertThat(score.total().harm()).isCloseTo(1 / 9.0, EXACT);
        assertThat(score.rows()).isEqualTo(6);
    }

    @Test
    void everyCellIsCountedByTheDefinitions() throws Exception {
        var score =
                RepairScorer.aligned(
                        rows(COLUMNS, DIRTY), rows(COLUMNS, CLEANED), rows(COLUMNS, TRUTH));
        check(score);
        assertThat(score.notes()).isEmpty();
        assertThat(score.unpaired()).isZero();
    }

    @Test
    void columnsArePairedByNameWhateverTheirOrder() throws Exception {
        var swapped =
                CLEANED.stream().map(row -> Arrays.asList("more", row.get(1), row.get(0))).toList();
        var score =
                RepairScorer.aligned(
                        rows(COLUMNS, DIRTY),
                        rows(List.of("note", "city", "id"), swapped),
                        rows(COLUMNS, TRUTH));
        check(score);
    }

    @Test
    void columnsThatTheTruthLacksAreLeftOutAndSaid() throws Exception {
        var cities = TRUTH.stream().map(row -> row.subList(1, 2)).toList();
        var score =
                RepairScorer.aligned(
                        rows(COLUMNS, DIRTY),
                        rows(COLUMNS, CLEANED),
                        rows(List.of("city"), cities));
        assertThat(score.total().cells()).isEqualTo(6);
        assertThat(score.notes().getFirst().message(Language.EN))
                .isEqualTo("the truth has no column id; these were not compared");
    }

    @Test
    void rowsPairedByAKeyMayStandInAnyOrderAndMayBeMissing() throws Exception {
        try (var tables = new TestTables(folder)) {
            var shuffled = new ArrayList<>(TRUTH);
            Collections.shuffle(shuffled, new Random(7));
            shuffled.add(Arrays.asList("99", "Nowhere"));
            shuffled.add(Arrays.asList(null, "Nowhere"));
            shuffled.add(Arrays.asList(null, "Nowhere"));
            var dirty = new ArrayList<>(DIRTY);
            dirty.add(Arrays.asList("77", "x"));
            var cleaned = new ArrayList<>(CLEANED);
            cleaned.add(Arrays.asList("77", "y"));
            var score =
                    RepairScorer.keyed(
                            tables.session(),
                            rows(COLUMNS, dirty),
                            rows(COLUMNS, cleaned),
                            rows(COLUMNS, shuffled),
                            "id");
            check(score);
            assertThat(score.unpaired()).isEqualTo(1);
        }
    }

    @Test
    void keysThatCannotPairAreSaid() {
        try (var tables = new TestTables(folder)) {
            var session = tables.session();
            var twice = new ArrayList<>(TRUTH);
            twice.addAll(TRUTH);
            assertThatThrownBy(() ->
                            RepairScorer.keyed(
                                    session,
                                    rows(COLUMNS, DIRTY),
                                    rows(COLUMNS, CLEANED),
                                    rows(COLUMNS, twice),
                                    "id"))
                    .hasMessageContaining("not unique in the truth: 1 occurs 2 times");
            assertThatThrownBy(() ->
                            RepairScorer.keyed(
                                    session,
                                    rows(COLUMNS, DIRTY),
                                    rows(COLUMNS, CLEANED),
                                    rows(COLUMNS, TRUTH),
                                    "nr"))
                    .hasMessageContaining("the key `nr` is not a column of dirty");
            var strangers = List.of(Arrays.asList("x", "Seoul"));
            assertThatThrownBy(() ->
                            RepairScorer.keyed(
                                    session,
                                    rows(COLUMNS, DIRTY),
                                    rows(COLUMNS, CLEANED),
                                    rows(COLUMNS, strangers),
                                    "id"))
                    .hasMessageContaining("no value of the key `id`");
            assertThatThrownBy(() ->
                            RepairScorer.keyed(
                                    session,
                                    rows(COLUMNS, DIRTY),
                                    rows(COLUMNS, CLEANED.subList(0, 5)),
                                    rows(COLUMNS, TRUTH),
                                    "id"))
                    .hasMessageContaining("the dirty data has 6 rows, the cleaned data has 5");
        }
    }

    @Test
    void tablesThatDoNotFitTogetherAreSaid() {
        assertThatThrownBy(() ->
                        RepairScorer.aligned(
                                rows(COLUMNS, DIRTY),
                                rows(COLUMNS, CLEANED),
                                rows(COLUMNS, TRUTH.subList(0, 2))))
                .hasMessageContaining("the truth has 2 rows, the data has 6");
        assertThatThrownBy(() ->
                        RepairScorer.aligned(
                                rows(COLUMNS, DIRTY),
                                rows(COLUMNS, CLEANED.subList(0, 3)),
                                rows(COLUMNS, TRUTH)))
                .hasMessageContaining("the dirty data has 6 rows, the cleaned data has 3");
        assertThatThrownBy(() ->
                        RepairScorer.aligned(
                                rows(COLUMNS, DIRTY),
                                rows(List.of("id", "town"), CLEANED),
                                rows(COLUMNS, TRUTH)))
                .hasMessageContaining("the column city of the dirty data");
        assertThatThrownBy(() ->
                        RepairScorer.aligned(
                                rows(COLUMNS, DIRTY),
                                rows(COLUMNS, CLEANED),
                                rows(List.of("x", "y"), TRUTH)))
                .hasMessageContaining("the truth x, y has none of the columns id, city");
    }

    @Test
    void sharesAreZeroWhereThereIsNothingToCount() throws Exception {
        var score =
                RepairScorer.aligned(
                        rows(COLUMNS, List.of()),
                        rows(COLUMNS, List.of()),
                        rows(COLUMNS, List.of()));
        var total = score.total();
        assertThat(
                        List.of(
                                total.precision(),
                                total.recall(),
                                total.f1(),
                                total.harm(),
                                total.rightAfter(),
                                total.removed()))
                .containsOnly(0.0);
    }

    @Test
    void batchesAreReadAsText() throws Exception {
        var seoul = "서울".getBytes(StandardCharsets.UTF_8);
        var columns = List.of(Column.text("a"), Column.text("b"), Column.text("c"));
        var left = new ArrayList<Batch>();
        left.add(
                new Batch(
                        2,
                        new Object[] {
                            new Object[] {1L, 2.5}, new byte[][] {seoul, null}, new long[] {7, 8}
                        }));
        left.add(new Batch(0, new Object[] {new Object[0], new Object[0], new Object[0]}));
        var batches =
                new BatchReader() {
                    @Override
                    public List<Column> columns() {
                        return columns;
                    }

                    @Override
                    public Batch next() {
                        return left.isEmpty() ? null : left.removeFirst();
                    }

                    @Override
                    public void close() {
                        left.clear();
                    }
                };
        try (var cells = CellRows.of(batches)) {
            assertThat(cells.next()).containsExactly("1", "서울", "7");
            assertThat(cells.next()).containsExactly("2.5", null, "8");
            assertThat(cells.next()).isNull();
        }
    }
}
