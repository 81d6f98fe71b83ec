package dev.onggi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.problem.OnggiException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepGraphTest {
    @Test
    void aStepReadsTheNearestOneAboveAndACollectReadsNone() {
        var graph =
                graph(
                        """
                        orders: {uses: collect/Weather}
                        customers: {uses: collect/Weather}
                        inspect: {uses: check, expect: []}
                        joined: {uses: sql, from: [orders, customers]}
                        out: {uses: save/csv}
                        """);

        assertThat(graph.reads("orders")).isEmpty();
        assertThat(graph.reads("customers")).isEmpty();
        assertThat(graph.reads("inspect")).containsExactly("customers");
        assertThat(graph.reads("joined")).containsExactly("orders", "customers");
        assertThat(graph.reads("out")).containsExactly("joined");
        assertThat(graph.waitsFor("customers")).isEmpty();
        assertThat(graph.before("out")).containsExactlyInAnyOrder("joined", "orders", "customers");
        assertThat(graph.after("orders")).containsExactly("joined", "out");
    }

    @Test
    void keepsTheWrittenOrderWhereItCan() {
        var graph =
                graph(
                        """
                        late: {uses: sql, from: c}
                        a: {uses: collect/Weather}
                        b: {uses: collect/Weather, needs: d}
                        c: {uses: collect/Weather}
                        d: {uses: collect/Weather}
                        """);

        assertThat(graph.order())
                .extracting(StepDefinition::name)
                .containsExactly("a", "c", "late", "d", "b");
        assertThat(graph.waitsFor("b")).containsExactly("d");
        assertThat(graph.reads("b")).isEmpty();
    }

    @Test
    void passesOverStepsThatHandOnNothingOrRunOnlyAfterAFailure() {
        var graph =
                graph(
                        """
                        a: {uses: collect/Weather}
                        rescue: {uses: save/csv, run_on: failure}
                        other: {uses: pipeline/x}
                        b: {uses: clean, task: t, run_on: always}
                        """);

        assertThat(graph.reads("b")).containsExactly("a");
        assertThat(graph.reads("other")).isEmpty();
        assertThat(graph.step("b").orElseThrow().order().runOn()).isEqualTo(RunOn.ALWAYS);
        assertThat(graph.step("rescue").orElseThrow().order().runOn().word()).isEqualTo("failure");
        assertThat(graph.step("x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: {uses: collect/Weather, needs: a}} | a -> a",
                "{a: {uses: collect/Weather, needs: b}, b: {uses: sql, from: a}} | a -> b -> a",
                "{x: {uses: sql, from: a}, a: {uses: sql, from: c}, b: {uses: sql, from: a}, c:"
                        + " {uses: check, from: b, expect: []}} | a -> c -> b -> a",
            })
    void showsACircle(String steps, String circle) {
        var problems = catchThrowableOfType(OnggiException.class, () -> graph(steps)).problems();

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(PipelineProblem.CYCLE);
                    assertThat(problem.args()).containsExactly(circle);
                    assertThat(problem.place()).isNotNull();
                });
    }

    @Test
    void showsEveryCircle() {
        var problems =
                catchThrowableOfType(
                                OnggiException.class,
                                () ->
                                        graph(
                                                """
                                                a: {uses: collect/Weather, needs: b}
                                                b: {uses: collect/Weather, needs: a}
                                                c: {uses: collect/Weather, needs: d}
                                                d: {uses: collect/Weather, needs: c}
                                                """))
                        .problems();

        assertThat(problems)
                .extracting(problem -> problem.args().getFirst())
                .containsExactly("a -> b -> a", "c -> d -> c");
    }

    private static StepGraph graph(String steps) {
        var text =
                steps.startsWith("{")
                        ? "steps: " + steps
                        : "steps:\n" + String.join("\n", lines(steps));
        return new PipelineReader(new FakeTypes()).read(text, "p.yaml").steps();
    }

    private static List<String> lines(String steps) {
        return steps.lines().map(line -> "  " + line).toList();
    }
}
