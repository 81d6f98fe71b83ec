package dev.onggi.clean;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowTextsTest {
    @Test
    void eachRowHasItsText() {
        var texts = new RowTexts();
        for (int i = 0; i < 5000; i++) {
            texts.add(3L * i, i % 7 == 0 ? "" : "글 " + "x".repeat(i % 90) + i);
        }
        for (int i = 0; i < 5000; i++) {
            assertThat(texts.of(3L * i)).isEqualTo(i % 7 == 0 ? "" : "글 " + "x".repeat(i % 90) + i);
        }
        assertThat(texts.of(4)).isEmpty();
    }
}
