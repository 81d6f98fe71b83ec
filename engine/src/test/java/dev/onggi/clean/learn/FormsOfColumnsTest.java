package dev.onggi.clean.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class FormsOfColumnsTest {
    private static final int USUAL = 60;
    private static final int ODD = 12;

    private static String cell(int row, IntFunction<String> usual, IntFunction<String> odd) {
        return row < USUAL ? usual.apply(row) : odd.apply(row - USUAL);
    }

    /// Sixty values of a form and twelve others: what the others become, with what they should.
    private static void becomes(
            IntFunction<String> usual, IntFunction<String> odd, IntFunction<String> right) {
        var cells = new ArrayList<String>();
        for (int row = 0; row < USUAL + ODD; row++) {
            cells.add(cell(row, usual, odd));
        }

        var column = Tables.column("c", cells);
        Learning.of(new Table(List.of(column)), null).run();

        for (int i = 0; i < ODD; i++) {
            assertThat(column.cell(USUAL + i)).as(odd.apply(i)).isEqualTo(right.apply(i));
        }
    }

    private static void stays(IntFunction<String> usual, IntFunction<String> odd) {
        becomes(usual, odd, odd);
    }

    private static String clock(int i) {
        return "%02d:%02d".formatted(i % 24, i * 7 % 60);
    }

    private static String issn(int i) {
        return "%04d-%04d".formatted(1000 + i * 137, 9000 - i * 131);
    }

    private static String stamp(int i) {
        return "2025-02-%02d %02d:00".formatted(1 + i % 28, i % 24);
    }

    @Test
    void times_with_other_marks_are_written_like_the_others() {
        becomes(FormsOfColumnsTest::clock, i -> (10 + i) + "h02", i -> (10 + i) + ":02");
        becomes(FormsOfColumnsTest::clock, i -> (10 + i) + ".15", i -> (10 + i) + ":15");
        becomes(FormsOfColumnsTest::clock, i -> (10 + i) + "31", i -> (10 + i) + ":31");
    }

    @Test
    void numbers_that_no_time_has_are_not_made_times() {
        stays(FormsOfColumnsTest::clock, i -> (70 + i) + "h99");
        stays(FormsOfColumnsTest::clock, i -> (70 + i) + ".88");
    }

    @Test
    void hours_without_a_zero_stay_where_no_hour_has_one() {
        stays(i -> "%d:%02d".formatted(10 + i % 14, i % 60), i -> "9:" + (10 + i));
    }

    @Test
    void codes_get_the_marks_that_the_others_have() {
        becomes(FormsOfColumnsTest::issn, i -> "2050 33" + (10 + i), i -> "2050-33" + (10 + i));
        becomes(FormsOfColumnsTest::issn, i -> "205033" + (10 + i), i -> "2050-33" + (10 + i));
        becomes(FormsOfColumnsTest::issn, i -> "2050/33" + (10 + i), i -> "2050-33" + (10 + i));
    }

    @Test
    void codes_lose_spaces_that_the_others_have_not() {
        var cells = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            cells.add(i < ODD ? "2611-04 " + (10 + i) : issn(i % USUAL));
        }

        var column = Tables.column("c", cells);
        Learning.of(new Table(List.of(column)), null).run();

        for (int i = 0; i < ODD; i++) {
            assertThat(column.cell(i)).isEqualTo("2611-04" + (10 + i));
        }
    }

    @Test
    void decimals_and_signs_are_no_marks() {
        stays(i -> "%d.%02d".formatted(10 + i, i), i -> "-" + (10 + i) + ".34");
        stays(i -> "%d.%02d".formatted(10 + i, i), i -> (10 + i) + ":34");
        stays(i -> "%d.%02d".formatted(10 + i, i), i -> (10 + i) + "34");
    }

    @Test
    void a_stamp_is_written_like_the_others() {
        becomes(
                FormsOfColumnsTest::stamp,
                i -> "202502%02d 04:00".formatted(1 + i),
                i -> "2025-02-%02d 04:00".formatted(1 + i));
        becomes(
                FormsOfColumnsTest::stamp,
                i -> "2025년 2월 %d일 07:00".formatted(1 + i),
                i -> "2025-02-%02d 07:00".formatted(1 + i));
    }

    @Test
    void a_stamp_is_not_moved_into_another_zone() {
        stays(FormsOfColumnsTest::stamp, i -> "2025-02-%02dT08:00+09:00".formatted(1 + i));
    }

    @Test
    void a_unit_may_end_in_a_full_stop() {
        becomes(i -> i + ".5", i -> (60 + i) + ".5 pcs.", i -> (60 + i) + ".5");
        becomes(i -> i + ".5", i -> (60 + i) + ".5 원.", i -> (60 + i) + ".5");
    }
}
