package dev.onggi.quality;

import dev.onggi.data.TextTest;
import dev.onggi.spi.ColumnType;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Tests whether a text can be read as a column type.
@FunctionalInterface
public interface TypeTests {
    /// The test of a type.
    ///
    /// @param type the type
    /// @return a test that says true where the text can be read as the type
    TextTest of(ColumnType type);

    /// Tests that take only what can be read in one way: [NumberText] and [TemporalText], `true`
    /// and `false`.
    ///
    /// @return the tests
    static TypeTests strict() {
        return type ->
                switch (type.kind()) {
                    case TEXT -> text -> true;
                    case INTEGER -> NumberText::isInteger;
                    case NUMBER -> NumberText::isDouble;
                    case DECIMAL -> text -> fits(NumberText.read(text), type);
                    case BOOLEAN ->
                            text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
                    case DATE -> text -> TemporalText.date(text) != null;
                    case TIME -> text -> TemporalText.time(text) != null;
                    case TIMESTAMP -> text -> TemporalText.timestamp(text, ZoneOffset.UTC) != null;
                };
    }

    private static boolean fits(@Nullable BigDecimal number, ColumnType type) {
        if (number == null) {
            return false;
        }
        var plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return plain.scale() <= type.scale()
                && plain.precision() - plain.scale() <= type.precision() - type.scale();
    }
}
