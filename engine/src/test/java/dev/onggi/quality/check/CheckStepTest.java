package dev.onggi.quality.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Dataset;
import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problems;
import dev.onggi.quality.ListBatches;
import dev.onggi.quality.TestTables;
import dev.onggi.quality.YamlText;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepOutcome.Ledger;
import dev.onggi.step.StepSettings;
import dev.onggi.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckStepTest {
    @TempDir Path folder;
    private TestTables tables;
    private Dataset data;

    @BeforeEach
    void open() {
        tables = new TestTables(folder);
        data =
                tables.table(
                        TestTables.values(
                                List.of("주문", "별점"),
                                List.of(
                                        List.of("a", "5"),
                                        List.of("b", "7"),
                                        List.of("a", "3"),
                                        List.of("c", ""))));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private static StepSettings settings(String yaml) {
        return new StepSettings("inspect", "check", (YamlNode.Entries) YamlText.of(yaml));
    }

    private StepOutcome run(CheckWorld world, String yaml) throws Exception {
        return world.type().create(settings(yaml)).run(world);
    }

    private CheckWorld world() {
        return new CheckWorld(tables.duckdb(), folder, data);
    }

    @Test
    void a_gate_that_stays_open_hands_on_what_it_was_given() throws Exception {
        var world = world();
        var outcome = run(world, "expect: [{not_null: 주문}, {row_count: 4}]");
        assertThat(outcome.dataset()).isSameAs(data);
        assertThat(outcome.ledger()).isEqualTo(new Ledger(4, 4, 0, 0));
        assertThat(outcome.outputs())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("rows", "4", "rejected", "0", "failed", "0"));
        assertThat(outcome.warnings()).isEmpty();
        assertThat(outcome.stopped()).isEmpty();
        assertThat(world.reports).hasSize(1);
        assertThat(world.lines)
                .containsExactly(
                        "info not_null: 주문: 0 / 4", "info row_count: 4: 0 / 4", "progress 4 / 4");
    }

    @Test
    void a_stop_ends_the_pipeline_and_says_why_and_where() throws Exception {
        var world = world();
        var outcome =
                run(
                        world,
                        """
                        expect:
                          - {between: 별점, min: 1, max: 5}
                          - {unique: 주문, otherwise: reject}
                        """);
        assertThat(outcome.dataset()).isNull();
        assertThat(outcome.ledger()).isEqualTo(new Ledger(4, 4, 0, 0));
        assertThat(outcome.stopped()).hasSize(1);
        var problem = outcome.stopped().getFirst();
        assertThat(problem.line(Language.EN))
                .isEqualTo(
                        "test.yaml:2:6  ONGGI-3035  1 of 4 rows (25%) has a `별점` outside 1..5;"
                                + " allowed are 0%. First: id 2 (7)");
        assertThat(problem.message(Language.KO))
                .isEqualTo("4행 중 1행(25%)의 `별점` 값이 1..5 범위를 벗어났습니다(허용 0%). 처음 몇 행: id 2 (7)");
        assertThat(problem.hint(Language.EN)).contains("otherwise: reject");
        assertThat(outcome.outputs()).containsEntry("failed", "2").containsEntry("rows", "0");
        assertThat(world.rejected).isEmpty();
        assertThat(world.remembered).isEmpty();
    }

    @Test
    void rejected_rows_leave_with_their_reason_and_the_others_go_on() throws Exception {
        var world = world();
        var outcome =
                run(
                        world,
                        """
                        otherwise: reject
                        expect:
                          - {unique: 주문}
                          - {between: 별점, min: 1, max: 5}
                          - {not_null: 별점, otherwise: warn}
                        """);
        assertThat(world.rejected)
                .containsExactly("1: `별점` 값이 1..5 범위를 벗어남", "2: `주문` 값이 앞의 행과 겹침");
        assertThat(outcome.ledger()).isEqualTo(new Ledger(4, 2, 2, 0));
        assertThat(outcome.dataset().leftOut().positions()).containsExactly(1, 2);
        assertThat(outcome.outputs())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("rows", "2", "rejected", "2", "failed", "3"));
        assertThat(outcome.warnings().stream().map(p -> p.message(Language.EN)))
                .containsExactly(
                        "1 of 4 rows (25%) has no value in `별점`; allowed are 0%. First: id 4",
                        "1 of 4 rows was rejected by `unique: 주문`",
                        "1 of 4 rows was rejected by `between: 별점`");
    }

    @Test
    void the_schema_of_a_run_that_passed_is_remembered() throws Exception {
        var world = world();
        run(world, "expect: [{same_schema: last}]");
        assertThat(world.remembered).containsEntry("schema", "{\"주문\":\"text\",\"별점\":\"text\"}");
        world.remembered.put("schema", "{\"주문\":\"integer\"}");
        var outcome = run(world, "expect: [{same_schema: last}]");
        assertThat(outcome.stopped().getFirst().message(Language.EN))
                .isEqualTo("the columns changed since the last run: 주문: integer → text, + 별점");
    }

    @Test
    void accuracy_is_measured_against_a_truth() throws Exception {
        var world = world();
        var columns = List.of("주문", "별점");
        var truth =
                List.of(List.of("a", "5 "), List.of("b", "2"), List.of("a", "3"), List.of("c", ""));
        world.truths.put("t.csv", new ListBatches(columns, truth));
        var outcome = run(world, "expect: [{accuracy: 별점, at_least: 80%, truth: t.csv}]");
        assertThat(outcome.stopped().getFirst().message(Language.EN))
                .isEqualTo(
                        "75% of the cells are right by `t.csv` (1 of 4 are wrong); expected are at"
                                + " least 80%. First: id 2 (별점 | 7 | 2)");
        world.truths.put("t.csv", new ListBatches(columns, truth));
        assertThat(run(world, "expect: [{accuracy: , at_least: 80%, truth: t.csv}]").stopped())
                .isEmpty();
    }

    @Test
    void rows_that_the_truth_has_otherwise_are_rejected_where_too_many_cells_are_wrong()
            throws Exception {
        var world = world();
        var columns = List.of("주문", "별점");
        var truth =
                List.of(List.of("a", "5"), List.of("b", "2"), List.of("a", "3"), List.of("c", ""));
        world.truths.put("t.csv", new ListBatches(columns, truth));
        var outcome =
                run(
                        world,
                        "expect: [{accuracy: 별점, at_least: 80%, truth: t.csv, otherwise: reject}]");
        assertThat(outcome.stopped()).isEmpty();
        assertThat(outcome.ledger().rejected()).isEqualTo(1);
        assertThat(world.rejected).containsExactly("1: `별점` 값이 정답 `t.csv`과(와) 다름");
    }

    @Test
    void a_truth_that_cannot_be_paired_fails_the_expectation_that_names_it() throws Exception {
        var world = world();
        world.truths.put("t.csv", new ListBatches(List.of("nr"), List.of(List.of("1"))));
        var outcome =
                run(
                        world,
                        "expect: [{accuracy: , at_least: 80%, truth: t.csv, key: nr,"
                                + " otherwise: warn}]");
        assertThat(outcome.warnings().getFirst().line(Language.EN))
                .isEqualTo(
                        "test.yaml:1:11  ONGGI-3083  the key `nr` is not a column of data; there are"
                                + " _id, 주문, 별점");
    }

    @Test
    void a_check_without_expectations_is_refused() {
        var problems = new Problems();
        world().type().validate(settings("expect: []"), problems);
        world().type().validate(settings("otherwise: stop"), problems);
        world().type().validate(settings("{from: [a, b], expect: [{unique: a}]}"), problems);
        world().type().validate(settings("{otherwise: halt, expect: [{not_null: a}]}"), problems);
        assertThat(YamlText.lines(problems))
                .containsExactly(
                        "test.yaml:1:1  ONGGI-3011  the step expects nothing",
                        "test.yaml:1:2  ONGGI-3015  a check reads one dataset; step `inspect` names"
                                + " a, b",
                        "test.yaml:1:2  ONGGI-3008  `otherwise: halt` does not fit the expectation"
                                + " `check`");
        assertThatThrownBy(() -> world().type().create(settings("expect: [{x: y}]")))
                .isInstanceOf(OnggiException.class);
    }

    @Test
    void a_check_with_nothing_to_read_says_so() {
        var world = new CheckWorld(tables.duckdb(), folder);
        assertThatThrownBy(() -> run(world, "expect: [{not_null: a}]"))
                .hasMessageContaining("ONGGI-1303");
        assertThat(world.type().uses()).isEqualTo("check");
        assertThat(world.type().settings().getFirst().name()).isEqualTo("expect");
    }
}
