package dev.onggi.clean.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.errors.ErrorInjector;
import dev.onggi.testkit.errors.ErrorKind;
import dev.onggi.testkit.errors.SpoiltTable;
import dev.onggi.testkit.table.SampleTable;
import dev.onggi.testkit.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TwinFinderTest {
    private static final long SEED = 3;

    private static SpoiltTable spoilt(SampleTable kind, double repeated, long seed) {
        return ErrorInjector.seeded(seed)
                .share(ErrorKind.TYPO, 0.02)
                .share(ErrorKind.MISSING, 0.01)
                .share(ErrorKind.ROW_REPEATED, repeated)
                .spoil(kind.make(5_000, seed + 20));
    }

    private static Twins in(Table table) {
        return TwinRule.ANY.in(new LoadedTable(Tables.of(table.columns(), table.rows()), null));
    }

    private static Table numbered(Table table) {
        var columns = new ArrayList<>(List.of("no"));
        columns.addAll(table.columns());
        var rows = new ArrayList<List<String>>();
        for (var row : table.rows()) {
            var cells = new ArrayList<>(List.of("K" + (1000 + rows.size())));
            cells.addAll(row);
            rows.add(cells);
        }
        return new Table(columns, rows);
    }

    private static long right(Twins found, SpoiltTable table) {
        var truth = table.clean().rows();
        return found.rows().stream()
                .filter(t -> truth.get((int) t.row()).equals(truth.get((int) t.of())))
                .count();
    }

    @ParameterizedTest
    @CsvSource({"PRODUCTS, 0.8", "STAFF, 0.8", "PUBLICATIONS, 0.8", "READINGS, 0.25"})
    void repeated_rows_are_found_under_their_slips(SampleTable kind, double recall) {
        for (long seed = SEED; seed < SEED + 3; seed++) {
            var table = spoilt(kind, 0.02, seed);
            long repeated =
                    table.errors().stream().filter(e -> e.kind() == ErrorKind.ROW_REPEATED).count();

            var found = in(table.dirty());

            assertThat((double) right(found, table) / found.rows().size())
                    .as("precision, seed " + seed)
                    .isGreaterThan(0.97);
            assertThat((double) right(found, table) / repeated)
                    .as("seed " + seed)
                    .isGreaterThan(recall);
        }
    }

    /// Two entries of one customer have two numbers.
    @Test
    void a_column_that_numbers_the_rows_makes_no_difference() {
        var table = spoilt(SampleTable.STAFF, 0.02, SEED);

        var found = in(numbered(table.dirty()));

        assertThat(found.rows()).hasSizeGreaterThan(80);
        assertThat(found.columns()).doesNotContain("no");
        assertThat(right(found, table)).isEqualTo(found.rows().size());
    }

    @ParameterizedTest
    @EnumSource(SampleTable.class)
    void rows_about_different_things_are_never_told(SampleTable kind) {
        for (long seed = SEED; seed < SEED + 3; seed++) {
            var table = spoilt(kind, 0, seed);

            assertThat(in(table.dirty()).rows()).as("seed " + seed).isEmpty();
            assertThat(in(numbered(table.dirty())).rows()).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void what_happens_again_and_again_is_no_duplicate() {
        var random = new SplittableRandom(SEED);
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 3_000; i++) {
            int user = random.nextInt(600);
            var kind = List.of("login", "logout", "order").get(random.nextInt(3));
            rows.add(List.of("" + (5000 + i), "User " + user, "u" + user + "@x.example", kind));
        }

        var found = in(new Table(List.of("event", "name", "mail", "kind"), rows));

        assertThat(found.rows()).as("seed " + SEED).isEmpty();
    }

    @Test
    void sizes_of_one_article_are_no_slips() {
        var rows =
                IntStream.range(0, 400)
                        .mapToObj(i ->
                                List.of(
                                        "Shirt No " + i / 2 + (i % 2 == 0 ? " size S" : " size M"),
                                        "Maker " + i / 2 % 40,
                                        "" + (1000 + i / 2 * 7)))
                        .toList();

        assertThat(in(new Table(List.of("article", "maker", "price"), rows)).rows()).isEmpty();
    }

    @Test
    void the_same_table_gives_the_same_rows() {
        var table = spoilt(SampleTable.PRODUCTS, 0.02, SEED).dirty();

        assertThat(in(table)).isEqualTo(in(table));
    }
}
