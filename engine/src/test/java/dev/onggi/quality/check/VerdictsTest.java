package dev.onggi.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.yaml.Values;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0%",
        "10, 10, 100%",
        "0, 0, 0%",
        "1, 4, 25%",
        "1, 3, 33.3%",
        "2, 300, 0.67%",
        "1, 1000000, 0.0001%",
        "999999, 1000000, 99.9999%",
        "1, 3000000, 0.000033%"
    })
    void sharesKeepTwoDigitsAndNeverRoundToAllOrNothing(long part, long whole, String text) {
        assertThat(Verdicts.share(part, whole)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0ms", "1500ms", "30s", "90s", "5m", "36h", "1d", "14d"})
    void durationsAreToldAsTheyAreWritten(String text) {
        assertThat(Values.duration(Verdicts.duration(Values.duration(text))))
                .isEqualTo(Values.duration(text));
    }

    @Test
    void longListsAndTextsAreShortened() {
        assertThat(Verdicts.listed(Collections.nCopies(21, "x"))).endsWith("x, …").hasSize(61);
        assertThat(Example.shorten("가".repeat(50))).hasSize(41);
        assertThat(Example.shorten("two\n lines")).isEqualTo("two  lines");
        assertThat(new Example("3", Collections.singletonList(null)).text()).isEqualTo("id 3 ()");
        assertThat(Verdicts.examples(List.of(new Example("3", List.of())), 2)).isEqualTo("id 3, …");
    }
}
