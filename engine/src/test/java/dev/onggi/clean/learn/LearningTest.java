package dev.onggi.clean.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearningTest {
    private static final long SEED = 7;

    private static Learning learnt(Table table) {
        var learning = Learning.of(table, null);
        learning.run();
        return learning;
    }

    /// Swaps values inside their columns and puts typos in.
    private static List<List<String>> spoilt(long seed) {
        var random = new SplittableRandom(seed);
        var clean = Shops.rows(seed);
        var rows = clean;
        for (int i = 0; i < 60; i++) {
            int row = random.nextInt(rows.size());
            int column = 1 + random.nextInt(4);
            if (!rows.get(row).equals(clean.get(row))) {
                continue;
            }
            var other = clean.get(random.nextInt(clean.size())).get(column);
            boolean typo = i % 2 == 0;
            rows =
                    Shops.with(
                            rows,
                            row,
                            column,
                            was -> typo ? was.substring(0, 3) + "q" + was.substring(3) : other);
        }
        return rows;
    }

    @Test
    void what_most_rows_of_a_thing_say_repairs_the_others() {
        var table = Tables.of(Shops.HEADER, spoilt(SEED));

        learnt(table);

        var clean = Shops.rows(SEED);
        long wrong = count(Shops.cells(table), clean);
        assertThat(count(spoilt(SEED), clean)).as("seed " + SEED).isGreaterThan(40);
        assertThat(wrong).as("seed " + SEED).isLessThanOrEqualTo(3);
    }

    @Test
    void words_for_nothing_are_suspected_where_values_hold_digits_and_not_among_words() {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 100; i++) {
            rows.add(
                    List.of(
                            i % 10 == 0 ? "N/A" : "%,d원".formatted(1000 + 37 * i),
                            i % 10 == 0 ? "none" : i % 2 == 0 ? "nuts" : "milk"));
        }
        var table = Tables.of(List.of("price", "allergy"), rows);

        var learnt =
                Learning.learn(
                        new LoadedTable(table, null),
                        Repairs.none(),
                        null,
                        null,
                        Thresholds.STANDARD);

        assertThat(learnt.rules()).isEmpty();
        assertThat(table.get("price").cell(0)).isEqualTo("N/A");
        assertThat(learnt.suspicions())
                .extracting(Suspicion::column)
                .hasSize(10)
                .containsOnly("price");
    }

    @Test
    void few_telephones_that_are_written_differently_are_brought_to_the_form_of_the_others() {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 60; i++) {
            var written = "010-%04d-%04d".formatted(1000 + 97 * i, 2000 + 71 * i);
            rows.add(List.of(i % 15 == 3 ? written.replace("-", "") : written));
        }
        var table = Tables.of(List.of("phone"), rows);

        learnt(table);

        assertThat(table.get("phone").cell(3)).isEqualTo("010-1291-2213");
    }

    @Test
    void a_clean_table_stays_as_it_is() {
        var table = Tables.of(Shops.HEADER, Shops.rows(SEED));

        assertThat(learnt(table).rules()).isEmpty();
        assertThat(Shops.cells(table)).isEqualTo(Shops.rows(SEED));
    }

    @Test
    void a_second_run_finds_nothing_more() {
        var table = Tables.of(Shops.HEADER, spoilt(SEED));
        learnt(table);
        var once = Shops.cells(table);

        var again = Tables.of(Shops.HEADER, once);

        assertThat(learnt(again).rules()).isEmpty();
        assertThat(Shops.cells(again)).isEqualTo(once);
    }

    @Test
    void the_same_table_gives_the_same_rules() {
        var one = learnt(Tables.of(Shops.HEADER, spoilt(SEED))).rules();
        var two = learnt(Tables.of(Shops.HEADER, spoilt(SEED))).rules();

        assertThat(one).isNotEmpty().isEqualTo(two);
    }

    /// A table that was repaired numbers its values otherwise than one that is read; 47 cells
    /// changed in a second run when numbers decided between equals.
    @Test
    void the_numbers_of_values_decide_nothing() {
        var rows = spoilt(SEED);
        var columns = new ArrayList<CodedColumn>();
        for (int c = 0; c < Shops.HEADER.size(); c++) {
            int at = c;
            var cells = rows.stream().map(row -> row.get(at)).toList();
            var texts = new Dictionary();
            cells.stream()
                    .filter(cell -> !cell.isEmpty())
                    .sorted(Comparator.reverseOrder())
                    .forEach(texts::intern);
            columns.add(Tables.column(Shops.HEADER.get(c), texts, cells));
        }

        var rules = learnt(Tables.of(Shops.HEADER, rows)).rules();

        assertThat(learnt(new Table(columns)).rules()).isNotEmpty().isEqualTo(rules);
    }

    @Test
    void learnt_rules_written_down_and_read_again_do_the_same() {
        var table = Tables.of(Shops.HEADER, spoilt(SEED));
        var rules = learnt(table).rules();
        var definitions = rules.stream().map(LearntRule::definition).toList();

        var other = Tables.of(Shops.HEADER, spoilt(SEED));
        var parsed = RepairLanguage.parse("repairs", definitions);
        parsed.repairs().apply(other, new RepairLog(other));

        assertThat(parsed.problems()).isEmpty();
        assertThat(Shops.cells(other)).isEqualTo(Shops.cells(table));
    }

    @Test
    void a_value_that_repeats_in_its_group_is_no_error() {
        var rows = Shops.rows(SEED);
        var branches = new ArrayList<List<String>>();
        for (int i = 0; i < rows.size(); i++) {
            var cells = new ArrayList<>(rows.get(i));
            if (i % 3 == 0) {
                cells.set(4, "Memmingen"); // the shop's other house
            }
            branches.add(cells);
        }
        var table = Tables.of(Shops.HEADER, branches);

        learnt(table);

        assertThat(Shops.cells(table)).isEqualTo(branches);
    }

    /// A panel: each person in eight years, with a state that comes and goes. Such tables were
    /// changed in two cells of a hundred once.
    @Test
    void what_varies_over_time_is_no_error() {
        var random = new SplittableRandom(SEED);
        var rows = new ArrayList<List<String>>();
        for (int person = 0; person < 400; person++) {
            boolean member = random.nextInt(4) == 0;
            for (int year = 1980; year < 1988; year++) {
                boolean now = member ^ random.nextInt(8) == 0;
                rows.add(List.of("P" + person, "" + year, now ? "yes" : "no", "" + person % 3));
            }
        }
        var table = Tables.of(List.of("person", "year", "union", "group"), rows);

        assertThat(learnt(table).rules()).as("seed " + SEED).isEmpty();
    }

    static Stream<Table> odd() {
        var random = new SplittableRandom(SEED);
        return Stream.of(
                Tables.of(List.of("a"), List.of()),
                Tables.of(List.of("a", "b"), List.of(List.of("1", "x"))),
                Tables.of(List.of("a"), Collections.nCopies(50, List.of("x"))),
                Tables.of(List.of("a", "b"), Collections.nCopies(50, List.of("", ""))),
                Tables.of(
                        List.of("a", "b"),
                        IntStream.range(0, 500).mapToObj(i -> List.of("k" + i, "v" + i)).toList()),
                Tables.of(
                        List.of("a", "b"),
                        IntStream.range(0, 500)
                                .mapToObj(i ->
                                        List.of("" + random.nextInt(90), "" + random.nextDouble()))
                                .toList()),
                Tables.of(
                        IntStream.range(0, 500).mapToObj(i -> "c" + i).toList(),
                        Collections.nCopies(20, Collections.nCopies(500, "x"))),
                Tables.of(
                        List.of("a", "b"),
                        List.of(
                                List.of("x".repeat(1 << 20), "1"),
                                List.of("y".repeat(1 << 20), "2"))),
                Tables.of(
                        List.of("a"),
                        Stream.of("가나다", "абв", "漢字", "עברית", "a\u0301b", "😀", "\uD800")
                                .map(List::of)
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void a_table_with_nothing_to_learn_from_gives_no_rule(Table table) {
        var before = Shops.cells(table);

        assertThat(learnt(table).rules()).isEmpty();
        assertThat(Shops.cells(table)).isEqualTo(before);
    }

    private static long count(List<List<String>> rows, List<List<String>> truth) {
        long wrong = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (int c = 0; c < rows.get(row).size(); c++) {
                wrong += rows.get(row).get(c).equals(truth.get(row).get(c)) ? 0 : 1;
            }
        }
        return wrong;
    }
}
