package dev.onggi.clean.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void edits_are_counted_with_transpositions_up_to_a_limit() {
        assertThat(Edits.distance("hospital", "hosiptal", 2)).isEqualTo(1);
        assertThat(Edits.distance("hospital", "hopital", 2)).isEqualTo(1);
        assertThat(Edits.distance("abc", "xyz", 2)).isEqualTo(3);
        assertThat(Edits.distance("", "ab", 2)).isEqualTo(2);
    }

    @Test
    void codes_that_differ_in_digits_are_no_slips_of_each_other() {
        assertThat(Edits.alike("2025-000041", "2025-000043")).isFalse();
        assertThat(Edits.alike("birmingham", "birminghm")).isTrue();
        assertThat(Edits.alike("HEART ATTACK", "heart attack")).isTrue();
    }

    @Test
    void tails_of_the_binomial_agree_with_sums_by_hand() {
        assertThat(Chance.atLeast(2, 3, 0.5)).isCloseTo(0.5, within(1e-9));
        assertThat(Chance.atLeast(1, 2, 0.1)).isCloseTo(0.19, within(1e-9));
        assertThat(Chance.atLeast(0, 5, 0.1)).isEqualTo(1);
    }

    @Test
    void bounds_close_in_on_the_share_as_cases_grow() {
        assertThat(Bounds.lower(9, 10)).isBetween(0.5, 0.7);
        assertThat(Bounds.lower(900, 1000)).isBetween(0.87, 0.9);
        assertThat(Bounds.upper(0, 10)).isBetween(0.2, 0.4);
        assertThat(Bounds.lower(0, 0)).isZero();
    }

    @Test
    void a_dependency_is_measured_by_leaving_rows_out() {
        var table =
                Tables.of(
                        List.of("zip", "town"),
                        List.of(
                                List.of("1", "A"),
                                List.of("1", "A"),
                                List.of("1", "B"),
                                List.of("2", "C"),
                                List.of("2", "C"),
                                List.of("3", "D")));

        var found = Dependency.of(Partition.of(table.get("zip")), table.get("town"));

        assertThat(found.rows()).isEqualTo(5);
        assertThat(found.groups()).isEqualTo(2);
        assertThat(found.exceptions()).isEqualTo(1);
        assertThat(found.repeats()).isZero();
        assertThat(found.right()).isEqualTo(2); // of two against one, leaving one out leaves a tie
    }
}
