package dev.onggi.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void a_word_goes_with_its_count() {
        var sentence = "{0} {0#row has|rows have} {1} {1#cell|cells}";

        assertThat(Counted.words(sentence, List.of("1", 2))).isEqualTo("{0} row has {1} cells");
        assertThat(Counted.words(sentence, List.of(0, "1"))).isEqualTo("{0} rows have {1} cell");
        assertThat(Counted.words(sentence, List.of("1,000")))
                .isEqualTo("{0} rows have {1} {1#cell|cells}");
        assertThat(Counted.words("100% {0}", List.of("$1"))).isEqualTo("100% {0}");
    }
}
