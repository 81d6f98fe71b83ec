package dev.onggi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final Place PLACE = new Place("p", 1, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${x} > 9 | true",
                "${x}>10 | false",
                "${x} >= 10 | true",
                "9.5 < ${x} | true",
                "${x} <= 10.0 | true",
                "${x} == 10.00 | true",
                "${x} != 10 | false",
                "${t} == 'two words' | true",
                "${t} == two words | true",
                "\"${t}\" != 'a > b' | true",
                "${t} < zebra | true",
                "${t}-${x} == two words-10 | true",
                "${x} == ten | false",
                "${x} != ten | true",
                "${empty} == '' | true",
            })
    void compares(String text, boolean holds) {
        assertThat(condition(text).holds((name, place) -> value(name))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "${x}",
                "${x} = 1",
                "${x} => 1",
                "1 < ${x} < 3",
                "${x} >",
                "> 1",
                "${x} > 1 and ${x} < 3",
                "${x} <> 1",
                "${x} == 'a",
                "${x} > > 1"
            })
    void takesOneComparisonOnly(String text) {
        assertThat(Condition.parse(text, PLACE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${t} > 5", "${x} < many", "'' >= ${x}"})
    void refusesToOrderNumbersAndTexts(String text) {
        assertThatThrownBy(() -> condition(text).holds((name, place) -> value(name)))
                .hasMessageContaining("p:1:1  ONGGI-1229");
    }

    private static Object value(String name) {
        return switch (name) {
            case "x" -> 10L;
            case "t" -> "two words";
            default -> null;
        };
    }

    private static Condition condition(String text) {
        return Condition.parse(text, PLACE).orElseThrow();
    }
}
