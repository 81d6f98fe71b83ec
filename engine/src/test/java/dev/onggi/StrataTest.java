package dev.onggi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrataTest {
    private static List<String> values() {
        var values = new ArrayList<String>();
        for (int i = 0; i < 80; i++) {
            values.add("서울 " + i + "번지");
        }
        for (int i = 0; i < 20; i++) {
            values.add("02-" + i);
        }
        return values;
    }

    @Test
    void eachFormHasItsPart() {
        for (long seed = 1; seed <= 20; seed++) {
            var drawn = Strata.draw(values(), 10, seed);
            assertThat(drawn).as("seed " + seed).hasSize(10).doesNotHaveDuplicates().isSorted();
            assertThat(drawn.stream().filter(position -> position >= 80)).hasSize(2);
        }
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherDrawsOthers() {
        assertThat(Strata.draw(values(), 10, 1)).isEqualTo(Strata.draw(values(), 10, 1));
        assertThat(Strata.draw(values(), 10, 1)).isNotEqualTo(Strata.draw(values(), 10, 2));
    }

    @Test
    void noMoreIsDrawnThanThereIs() {
        assertThat(Strata.draw(List.of("a", "b"), 30, 1)).containsExactly(0, 1);
        assertThat(Strata.draw(List.of(), 30, 1)).isEmpty();
    }

    @Test
    void formsTellLettersDigitsAndMarksApart() {
        assertThat(Strata.form("서울시 12-3")).isEqualTo("가 9-9");
        assertThat(Strata.form("Seoul")).isEqualTo(Strata.form("Busan")).isEqualTo("a");
    }
}
