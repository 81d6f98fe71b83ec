package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlimpseTest {
    private static final String BEFORE =
            "surgery patients who were given an antibiotic at the rixht time before surgery";
    private static final String AFTER =
            "surgery patients who were given an antibiotic at the right time before surgery";

    @Test
    void short_texts_stand_whole() {
        assertThat(Glimpse.of("Bexd", "Bend", 20)).isEqualTo(new Glimpse("\"Bexd\"", "\"Bend\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 40, 60})
    void where_long_texts_differ_is_seen(int width) {
        var seen = Glimpse.of(BEFORE, AFTER, width);

        assertThat(seen.before()).contains("rix").isNotEqualTo(seen.after());
        assertThat(TextWidth.of(seen.before())).isLessThanOrEqualTo(width);
        assertThat(TextWidth.of(seen.after())).isLessThanOrEqualTo(width);
    }

    @Test
    void hangul_and_pairs_of_surrogates_are_not_torn() {
        var seen = Glimpse.of("😀".repeat(30) + "가", "😀".repeat(30) + "나", 20);

        assertThat(seen.before()).contains("가").doesNotContain("\uFFFD");
        assertThat(seen.before().codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
        assertThat(TextWidth.of(seen.before())).isLessThanOrEqualTo(20);
    }
}
