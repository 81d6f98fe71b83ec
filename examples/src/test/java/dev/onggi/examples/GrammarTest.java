package dev.onggi.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarTest {

    @ParameterizedTest
    @CsvSource({
        "담요, 을/를, 를",
        "가방, 을/를, 을",
        "카드, 으로/로, 로",
        "가습젤, 으로/로, 로",
        "우산, 으로/로, 으로",
        "010-1111-1113, 으로/로, 으로",
        "010-1111-1111, 으로/로, 로",
        "a@example.com, 으로/로, 으로",
    })
    void particlesFitTheSoundBefore(String before, String forms, String expected) {
        assertThat(Particle.choose(before, forms)).isEqualTo(expected);
    }

    @Test
    void wordsOfTheCallerStandForTheirSymbols() {
        String text =
                Grammar.of("reviews.en.txt")
                        .expand("number", Map.of("order", "A1", "tracking", "A1"), new Random(1));
        assertThat(text).contains("A1").doesNotContain("{");
    }

    @Test
    void everySymbolOfBothLanguagesCanBeExpandedForEveryProduct() {
        var random = new Random(11);
        for (String resource : List.of("reviews.ko.txt", "reviews.en.txt")) {
            Grammar grammar = Grammar.of(resource);
            for (Product product : Product.all()) {
                var words = Map.of("item", product.english(), "kind", product.kind(), "days", "3");
                for (int i = 0; i < 200; i++) {
                    for (String opinion : List.of("good", "mid", "bad")) {
                        assertThat(grammar.expand(opinion, words, random))
                                .hasSizeGreaterThan(10)
                                .doesNotContain("{")
                                .doesNotContain("}");
                    }
                }
            }
        }
    }

    @Test
    void anUnknownSymbolIsNamed() {
        Grammar grammar = Grammar.of("reviews.ko.txt");
        assertThatThrownBy(() -> grammar.expand("nowhere", Map.of(), new Random(1)))
                .hasMessageContaining("{nowhere}");
    }
}
