package dev.onggi.quality.score;

import dev.onggi.data.TextTest;
import dev.onggi.quality.TypeTests;
import dev.onggi.spi.ColumnType;
import java.util.List;

/// The types that values of undeclared text may propose.
final class Candidates {
    /// The more specific type first.
    static final List<ColumnType> TYPES =
            List.of(
                    ColumnType.BOOLEAN,
                    ColumnType.INTEGER,
                    ColumnType.NUMBER,
                    ColumnType.DATE,
                    ColumnType.TIMESTAMP,
                    ColumnType.TIME);

    private static final List<TextTest> TESTS = TYPES.stream().map(TypeTests.strict()::of).toList();
    private static final int LONGEST = 60;

    private Candidates() {}

    /// The types a text can be read as, one bit each.
    static int of(String text) {
        if (text.length() > LONGEST || !mayBegin(text.charAt(0))) {
            return 0;
        }
        int bits = 0;
        for (int i = 0; i < TESTS.size(); i++) {
            bits |= TESTS.get(i).test(text) ? 1 << i : 0;
        }
        return bits;
    }

    /// Whether a value of any of the types may begin so.
    private static boolean mayBegin(char c) {
        return (c >= '0' && c <= '9') || "+-.tTfF오".indexOf(c) >= 0;
    }
}
