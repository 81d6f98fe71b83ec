package dev.onggi.clean.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class OdditiesTest {
    private static CodedColumn column(IntFunction<String> usual, String... odd) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            cells.add(usual.apply(i));
        }
        for (var one : odd) {
            cells.add(one);
        }
        return Tables.column("c", cells);
    }

    private static List<String> odd(CodedColumn column) {
        var found = new ArrayList<String>();
        Oddities.of(column)
                .values()
                .forEach(odd ->
                        found.add(
                                (odd.id() == 0 ? "" : column.text(odd.id())) + " " + odd.reason()));
        return found;
    }

    @Test
    void what_looks_like_no_other_is_odd() {
        assertThat(odd(column(i -> String.valueOf(1990 + i % 30), "l999", "26013", "2004")))
                .containsExactlyInAnyOrder("l999 form", "26013 form");
    }

    @Test
    void words_for_nothing_are_odd_until_they_are_usual() {
        assertThat(odd(column(i -> "town " + (char) ('a' + i % 5), "N/A", "없음")))
                .contains("N/A null-word", "없음 null-word");
        assertThat(odd(column(i -> i % 10 == 0 ? "none" : "town " + (char) ('a' + i % 5))))
                .isEmpty();
    }

    @Test
    void a_gap_is_odd_where_there_are_hardly_any() {
        assertThat(odd(column(i -> i % 50 == 0 ? "" : "name " + i))).containsExactly(" missing");
        assertThat(odd(column(i -> i % 4 == 0 ? "" : "name " + i))).isEmpty();
    }

    @Test
    void a_rare_value_is_odd_among_few() {
        assertThat(odd(column(i -> i % 2 == 0 ? "open" : "shut", "rent")))
                .containsExactly("rent category");
        assertThat(odd(column(i -> "name" + (char) ('a' + i % 26) + (char) ('a' + i / 26))))
                .isEmpty();
    }
}
