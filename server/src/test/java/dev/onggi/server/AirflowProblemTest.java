package dev.onggi.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import dev.onggi.server.airflow.AirflowProblem;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AirflowProblemTest {
    @ParameterizedTest
    @EnumSource(AirflowProblem.class)
    void everyProblemIsSaidInBothLanguages(AirflowProblem code) {
        var problem = Problem.of(code, null, "<0>", "<1>", "<2>");
        assertThat(problem.message(Language.EN)).doesNotContain("{", code.name()).isNotBlank();
        assertThat(problem.message(Language.KO)).matches(".*[가-힣].*").doesNotContain("{");
        assertThat(problem.hint(Language.EN)).isNotBlank().doesNotContain("{");
        assertThat(problem.hint(Language.KO)).matches(".*[가-힣].*").doesNotContain("{");
    }

    @Test
    void numbersAreItsOwn() {
        assertThat(Arrays.stream(AirflowProblem.values()).map(AirflowProblem::number))
                .doesNotHaveDuplicates()
                .allMatch(number -> number > 9150 && number < 9160);
    }
}
