package dev.onggi.clean.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.report.CharDiff.Fate;
import dev.onggi.clean.report.CharDiff.Piece;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharDiffTest {
    @ParameterizedTest
    @CsvSource({
        "Busn, Busan, 'Bus+a n'",
        "12.0 oz, 12, '12-.0 oz'",
        "abc, xyz, '-abc +xyz'",
        "same, same, same",
        "서울시, 서울특별시, '서울+특별 시'",
        "a😀b, a😁b, 'a-😀 +😁 b'",
        "'', new, +new",
        "gone, '', -gone",
        "12억 3456만, 1234560000, '12-억_ 3456-만 +0000'",
    })
    void whatIsGoneAndNewIsToldCharacterByCharacter(String before, String after, String expected) {
        var said =
                CharDiff.of(before, after).stream()
                        .map(p ->
                                switch (p.fate()) {
                                    case SAME -> p.text();
                                    case GONE -> "-" + p.text().replace(' ', '_') + " ";
                                    case NEW -> "+" + p.text() + " ";
                                })
                        .collect(Collectors.joining());
        assertThat(said.strip()).isEqualTo(expected.replace(".0 oz", ".0_oz"));
    }

    @Test
    void thePiecesAlwaysMakeUpBothTexts() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var before = text(random, i);
            var after = text(random, i);
            var pieces = CharDiff.of(before, after);
            assertThat(joined(pieces, Fate.GONE)).as("seed %d", seed).isEqualTo(before);
            assertThat(joined(pieces, Fate.NEW)).as("seed %d", seed).isEqualTo(after);
        }
    }

    @Test
    void aVeryLongTextKeepsItsCommonEnds() {
        var middle = "x".repeat(5_000);
        assertThat(CharDiff.of("head " + middle + " tail", "head " + "y".repeat(9_000) + " tail"))
                .extracting(Piece::fate)
                .containsExactly(Fate.SAME, Fate.GONE, Fate.NEW, Fate.SAME);
    }

    private static String joined(java.util.List<Piece> pieces, Fate own) {
        return pieces.stream()
                .filter(p -> p.fate() == Fate.SAME || p.fate() == own)
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    private static String text(Random random, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.appendCodePoint("ab 가나😀".codePointAt(random.nextInt(5)));
        }
        return text.toString();
    }
}
