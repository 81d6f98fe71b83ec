package dev.onggi.rule.temporal;

import dev.onggi.spi.ColumnType;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the dates of a column are written, as far as its values tell.
///
/// An order of day, month and year is believed only when the values contradict every other order:
/// `13/02/2024` rules out month first. Where several remain, the column is ambiguous and a person
/// decides.
public sealed interface FormatInference {
    /// The values have one reading.
    ///
    /// @param format `ymd`, `dmy` or `mdy`, or `any` where every value has one meaning by itself
    record Decided(String format) implements FormatInference {}

    /// The values have several readings.
    ///
    /// @param formats the orders that remain
    /// @param examples values that mean different days
    record Ambiguous(List<String> formats, List<String> examples) implements FormatInference {}

    /// The values are mostly no dates.
    record None() implements FormatInference {}

    /// Looks at a column.
    ///
    /// @param kind DATE, TIME or TIMESTAMP
    /// @param values distinct values or a sample of them; empty ones do not count
    /// @return what they tell
    static FormatInference of(ColumnType.Kind kind, Collection<String> values) {
        return switch (kind) {
            case DATE -> of(TemporalSort.DATE, values);
            case TIME -> of(TemporalSort.TIME, values);
            case TIMESTAMP -> of(TemporalSort.TIMESTAMP, values);
            case TEXT, INTEGER, NUMBER, DECIMAL, BOOLEAN -> new None();
        };
    }

    private static Map<DateOrder, @Nullable TemporalAccessor> readings(
            TemporalSort sort, String value) {
        var readings = new EnumMap<DateOrder, @Nullable TemporalAccessor>(DateOrder.class);
        for (var order : DateOrder.values()) {
            var reading = sort.read(value, order);
            if (reading != null) {
                readings.put(order, reading);
            }
        }
        return readings;
    }

    static FormatInference of(TemporalSort sort, Collection<String> values) {
        var survey = new OrderSurvey();
        int filled = 0;
        int plain = 0;
        for (var value : values) {
            if (value.isBlank()) {
                continue;
            }
            filled++;
            if (sort.read(value, null) != null) {
                plain++;
            } else {
                survey.add(value, readings(sort, value));
            }
        }
        if (filled == 0 || 2 * (plain + survey.dates()) < filled) {
            return new None();
        }
        return survey.dates() == 0 ? new Decided(TemporalReader.ANY) : survey.conclude();
    }
}
