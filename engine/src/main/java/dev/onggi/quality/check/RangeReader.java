package dev.onggi.quality.check;

import dev.onggi.quality.NumberText;
import dev.onggi.quality.QualityProblem;
import dev.onggi.quality.TemporalText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Reads the ends of a range: both numbers, days, times of day, or days with times.
final class RangeReader {
    private static final LocalTime DAYS_END = LocalTime.of(23, 59, 59, 999_999_000);

    private RangeReader() {}

    /// The range of `min` and `max`, or null where something was wrong or is not known yet.
    static @Nullable Range read(ExpectationOptions options) {
        if (!options.has("min") && !options.has("max")) {
            options.demand("min");
            return null;
        }
        var min = options.value("min", RangeReader::end);
        var max = options.value("max", RangeReader::end);
        if (options.unsure()) {
            return null;
        }
        var range = range(min, max);
        if (range == null) {
            options.report("min", QualityProblem.RANGE_MIXED, options.title(), min, max);
        } else if (reversed(range)) {
            options.report("min", QualityProblem.RANGE_REVERSED, options.title(), min, max);
        }
        return range;
    }

    private static @Nullable Object end(String text) {
        var number = NumberText.read(text);
        if (number != null) {
            return number;
        }
        var date = TemporalText.date(text);
        if (date != null) {
            return date;
        }
        var time = TemporalText.time(text);
        return time == null ? TemporalText.timestamp(text, ZoneOffset.UTC) : time;
    }

    private static @Nullable Range range(@Nullable Object min, @Nullable Object max) {
        if (both(min, max, BigDecimal.class)) {
            return new Range.Numbers((BigDecimal) min, (BigDecimal) max);
        }
        if (both(min, max, LocalDate.class)) {
            return new Range.Days((LocalDate) min, (LocalDate) max);
        }
        if (both(min, max, LocalTime.class)) {
            return new Range.Times((LocalTime) min, (LocalTime) max);
        }
        var first = min instanceof LocalDate day ? day.atStartOfDay() : min;
        var last = max instanceof LocalDate day ? day.atTime(DAYS_END) : max;
        return both(first, last, LocalDateTime.class)
                ? new Range.Moments((LocalDateTime) first, (LocalDateTime) last)
                : null;
    }

    private static boolean both(@Nullable Object min, @Nullable Object max, Class<?> kind) {
        return (min == null || kind.isInstance(min)) && (max == null || kind.isInstance(max));
    }

    private static boolean reversed(Range range) {
        return switch (range) {
            case Range.Numbers(var min, var max) -> after(min, max);
            case Range.Days(var min, var max) -> after(min, max);
            case Range.Times(var min, var max) -> after(min, max);
            case Range.Moments(var min, var max) -> after(min, max);
        };
    }

    private static <T extends Comparable<? super T>> boolean after(
            @Nullable T min, @Nullable T max) {
        return min != null && max != null && min.compareTo(max) > 0;
    }
}
