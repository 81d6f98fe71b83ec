package dev.onggi.rule.number;

import dev.onggi.rule.kind.Fitted;
import dev.onggi.rule.kind.FittingRule;
import dev.onggi.rule.kind.ReadingRule;
import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Writes a number plainly, in digits only.
///
/// @param mark how decimals are marked in the cells
/// @param fraction whether `5%` becomes `0.05` instead of `5`
/// @param noise whether the noise of binary arithmetic is removed
/// @param unit the only unit that is understood; null for any
/// @param whole whether only whole numbers are understood
record NumberRule(
        DecimalMark mark, boolean fraction, boolean noise, @Nullable String unit, boolean whole)
        implements ReadingRule, FittingRule {
    @Override
    public String name() {
        return whole ? "integer" : "number";
    }

    @Override
    public boolean mayChange(String cell) {
        int length = cell.length();
        boolean digits = false;
        for (int i = 0; i < length && !digits; i++) {
            char c = cell.charAt(i);
            digits = (c >= '0' && c <= '9') || (c >= '\uFF10' && c <= '\uFF19');
        }
        return digits
                && !(mark == DecimalMark.POINT && length < 16 && CanonicalNumber.written(cell));
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        if (cell == null || !mayChange(cell)) {
            return cell;
        }
        var value = value(cell);
        if (value == null) {
            return cell;
        }
        var written = write(value);
        return written.equals(cell) ? cell : written;
    }

    /// Where commas mark decimals, `1.234` in a cell is a thousand, so one and a bit must not be
    /// written like that.
    private String write(BigDecimal value) {
        var written = CanonicalNumber.write(value);
        boolean grouped = mark == DecimalMark.COMMA && NumberText.read(written, mark) != null;
        return grouped && value.stripTrailingZeros().scale() > 0 ? written + "0" : written;
    }

    @Override
    public boolean reads(String cell) {
        return value(cell) != null;
    }

    private @Nullable BigDecimal value(String cell) {
        var reading = NumberText.read(cell, mark);
        if (reading == null && mark == DecimalMark.COMMA) {
            // What this rule has written already.
            reading = NumberText.read(cell, DecimalMark.POINT);
        }
        if (reading == null
                || !(unit == null || reading.unit().isEmpty() || reading.unit().equals(unit))) {
            return null;
        }
        var value =
                fraction && reading.percent() ? reading.value().movePointLeft(2) : reading.value();
        if (noise) {
            value = CanonicalNumber.withoutBinaryNoise(value);
        }
        return whole && value.stripTrailingZeros().scale() > 0 ? null : value;
    }

    @Override
    public Fitted fit(Collection<String> values) {
        return unit == null ? UnitSurvey.of(values, mark).fit(this) : new Fitted(this, null);
    }

    NumberRule withUnit(String only) {
        return new NumberRule(mark, fraction, noise, only, whole);
    }
}
