package dev.onggi.clean.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortLearnerTest {
    private static CodedColumn column(List<String> usual, String... rare) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < 400; i++) {
            cells.add(usual.get(i % usual.size()));
        }
        for (var one : rare) {
            cells.add(one);
        }
        return Tables.column("c", cells);
    }

    private static List<String> repaired(CodedColumn column) {
        new ShortLearner(0.05)
                .learn(column).stream()
                        .filter(proposal -> proposal.precision() > 0)
                        .forEach(proposal ->
                                proposal.repair()
                                        .apply(new Table(List.of(column)), Placed::quietly));
        var after = new java.util.ArrayList<String>();
        for (int row = 400; row < column.rows(); row++) {
            after.add(String.valueOf(column.cell(row)));
        }
        return after;
    }

    @Test
    void short_slips_of_few_values_are_repaired() {
        assertThat(
                        repaired(
                                column(
                                        List.of("rain", "sun", "fog"),
                                        "ain",
                                        "rai",
                                        "snu",
                                        "suun",
                                        "og")))
                .startsWith("rain", "rain", "sun", "sun");
    }

    @Test
    void rare_codes_among_codes_that_are_near_to_one_another_stay() {
        assertThat(repaired(column(List.of("NE", "NW", "SE", "SW"), "NNE", "SSW", "N", "ES")))
                .containsExactly("NNE", "SSW", "N", "ES");
        assertThat(repaired(column(List.of("en", "fr", "de"), "fi", "pt", "es")))
                .containsExactly("fi", "pt", "es");
    }
}
