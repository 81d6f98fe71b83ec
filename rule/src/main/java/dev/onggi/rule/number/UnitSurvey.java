package dev.onggi.rule.number;

import dev.onggi.rule.kind.Doubt;
import dev.onggi.rule.kind.Fitted;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Counts the units in a column, so that ounces and millilitres never end in one column of bare
/// numbers.
///
/// @param counts distinct values by unit; bare numbers are not in it
record UnitSurvey(Map<String, Integer> counts) {
    /// A unit rules the column from this share of the values with a unit on.
    private static final double RULING_SHARE = 0.8;

    static UnitSurvey of(Collection<String> values, DecimalMark mark) {
        var counts = new TreeMap<String, Integer>();
        for (var value : values) {
            var reading = NumberText.read(value, mark);
            if (reading != null && !reading.unit().isEmpty()) {
                counts.merge(reading.unit(), 1, Integer::sum);
            }
        }
        return new UnitSurvey(counts);
    }

    /// Restricts a rule to the ruling unit; where none rules, to no unit at all.
    Fitted fit(NumberRule rule) {
        if (counts.size() <= 1) {
            return new Fitted(rule, null);
        }
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        var most = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        boolean rules = most.getValue() >= RULING_SHARE * all;
        var units =
                counts.entrySet().stream()
                        .map(e -> e.getKey() + " (" + e.getValue() + ")")
                        .collect(Collectors.joining(", "));
        var finding =
                rules
                        ? new Doubt(
                                Doubt.About.UNIT,
                                "mixed units: "
                                        + units
                                        + "; only "
                                        + most.getKey()
                                        + " was taken off",
                                "단위가 섞여 있습니다: " + units + "; " + most.getKey() + "만 떼었습니다")
                        : new Doubt(
                                Doubt.About.UNIT,
                                "mixed units: " + units + "; no unit was taken off, say `unit:`",
                                "단위가 섞여 있습니다: " + units + "; 단위를 떼지 않았으니 `unit:`을 적어 주십시오");
        return new Fitted(rule.withUnit(rules ? most.getKey() : "none"), finding);
    }
}
