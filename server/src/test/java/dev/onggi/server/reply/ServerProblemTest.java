package dev.onggi.server.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerProblemTest {
    @ParameterizedTest
    @EnumSource(ServerProblem.class)
    void everyProblemIsSaidInBothLanguages(ServerProblem code) {
        var problem = Problem.of(code, null, "<0>", "<1>", "<2>");
        assertThat(problem.message(Language.EN)).doesNotContain("{", code.name()).isNotBlank();
        assertThat(problem.message(Language.KO)).matches(".*[가-힣].*").doesNotContain("{");
        assertThat(problem.hint(Language.EN)).isNotBlank().doesNotContain("{");
        assertThat(problem.hint(Language.KO)).matches(".*[가-힣].*").doesNotContain("{");
    }

    @Test
    void numbersAndStatusesAreOfTheirKind() {
        var numbers = Arrays.stream(ServerProblem.values()).map(ServerProblem::number).toList();
        assertThat(numbers).doesNotHaveDuplicates().allMatch(n -> n > 9100 && n < 9200);
        assertThat(ServerProblem.values()).allMatch(p -> p.status() >= 400 && p.status() < 600);
    }
}
