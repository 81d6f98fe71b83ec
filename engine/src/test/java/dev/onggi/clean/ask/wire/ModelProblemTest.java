package dev.onggi.clean.ask.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelProblemTest {
    @ParameterizedTest
    @EnumSource
    void everyProblemIsSaidInBothLanguages(ModelProblem code) {
        var problem = Problem.of(code, null, "one", "two", "three");
        for (var language : Language.values()) {
            assertThat(problem.message(language)).doesNotContain(code.name(), "{").contains("one");
            assertThat(problem.hint(language)).isNotBlank().doesNotContain("{0}", "{1}", "{2}");
        }
        assertThat(problem.message(Language.KO)).matches(".*\\p{IsHangul}.*");
    }

    @Test
    void numbersLieInTheRoomsRangeAndAreNotShared() {
        assertThat(Arrays.stream(ModelProblem.values()).map(ModelProblem::number))
                .doesNotHaveDuplicates()
                .allMatch(number -> number > 1550 && number < 1600);
    }
}
