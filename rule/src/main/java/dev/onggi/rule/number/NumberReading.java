package dev.onggi.rule.number;

import java.math.BigDecimal;

/// A number as it was read from a cell.
///
/// @param value the exact value, magnitudes such as 만 included
/// @param unit the unit's canonical name, `%` for per cent, a currency's code, or empty
record NumberReading(BigDecimal value, String unit) {
    boolean percent() {
        return unit.equals("%");
    }
}
