package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.step.Step;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepOutcome.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowTotalsTest {
    @TempDir Path root;
    private RunFixture world;

    @BeforeEach
    void open() throws IOException {
        world =
                new RunFixture(root)
                        .source("collect/ten", RunFixture.numbers(10))
                        .reader("check", handingOn(1, 2))
                        .reader("save", handingOn(0, 0))
                        .query("sql", query(3));
    }

    @AfterEach
    void close() {
        world.close();
    }

    /// Hands on what it was given, less some rows, with some cells changed.
    private static Step handingOn(int rejected, int changed) {
        return context -> {
            var given = context.inputs().getFirst().dataset();
            long rows = given.rows();
            return StepOutcome.of(
                    given, new Ledger(rows, rows - rejected, rejected, changed), Map.of());
        };
    }

    private static Step query(int rows) {
        return context -> {
            long read = context.inputs().stream().mapToLong(i -> i.dataset().rows()).sum();
            return StepOutcome.of(
                    RunFixture.publish(context, rows), new Ledger(read, rows, 0, 0), Map.of());
        };
    }

    private RowTotals totals(String steps) {
        var rows = world.run(steps).rows();
        assertThat(rows.in() + rows.made())
                .isEqualTo(rows.out() + rows.rejected() + rows.queried());
        return rows;
    }

    @Test
    void without_a_query_what_was_not_rejected_is_out() {
        assertThat(totals("a: {uses: collect/ten}\nb: {uses: check}\nc: {uses: save}\n"))
                .isEqualTo(new RowTotals(10, 0, 9, 1, 0, 2));
    }

    @Test
    void two_saves_of_the_same_rows_count_once() {
        assertThat(
                        totals(
                                "a: {uses: collect/ten}\nb: {uses: save, from: a}\nc: {uses: save, from: a}\n"))
                .isEqualTo(new RowTotals(10, 0, 10, 0, 0, 0));
    }

    @Test
    void what_a_query_makes_is_counted_anew() {
        assertThat(
                        totals(
                                """
                                a: {uses: collect/ten}
                                b: {uses: check}
                                c: {uses: sql}
                                d: {uses: check}
                                e: {uses: save}
                                """))
                .isEqualTo(new RowTotals(10, 3, 2, 2, 9, 4));
    }

    @Test
    void rows_that_are_saved_beside_a_query_are_out() {
        assertThat(
                        totals(
                                """
                                a: {uses: collect/ten}
                                b: {uses: save, from: a}
                                c: {uses: sql, from: a}
                                d: {uses: save}
                                """))
                .isEqualTo(new RowTotals(10, 3, 13, 0, 0, 0));
    }

    @Test
    void rows_that_two_queries_read_count_once() {
        assertThat(
                        totals(
                                """
                                a: {uses: collect/ten}
                                b: {uses: collect/ten}
                                c: {uses: sql, from: [a, b]}
                                d: {uses: sql, from: [a, c]}
                                """))
                .isEqualTo(new RowTotals(20, 6, 3, 0, 23, 0));
    }
}
