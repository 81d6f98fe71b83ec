package dev.onggi.quality.check;

import dev.onggi.data.TextTest;
import dev.onggi.quality.NumberText;
import dev.onggi.quality.TemporalText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A range with both ends inside; an end that is null is open.
public sealed interface Range {
    /// The lower end.
    ///
    /// @return the end, or null
    @Nullable Object min();

    /// The upper end.
    ///
    /// @return the end, or null
    @Nullable Object max();

    /// A test whether a text can be read as a value and lies inside.
    ///
    /// @return a test that says false also for a text that cannot be read
    TextTest test();

    /// The range as people of any language read it.
    ///
    /// @return such as `1..5` or `≥ 1`
    default String text() {
        if (min() == null) {
            return "≤ " + max();
        }
        return max() == null ? "≥ " + min() : min() + ".." + max();
    }

    /// Whether a value lies between two ends.
    private static <T extends Comparable<? super T>> boolean inside(
            @Nullable T value, @Nullable T min, @Nullable T max) {
        return value != null
                && (min == null || value.compareTo(min) >= 0)
                && (max == null || value.compareTo(max) <= 0);
    }

    /// A range of numbers.
    ///
    /// @param min the lower end
    /// @param max the upper end
    record Numbers(@Nullable BigDecimal min, @Nullable BigDecimal max) implements Range {
        private static final int FAST_DIGITS = 15;

        /// The smallest whole number inside, as far as 64 bits reach.
        ///
        /// @return the number
        public long first() {
            return min == null ? Long.MIN_VALUE : whole(min, RoundingMode.CEILING);
        }

        /// The largest whole number inside, as far as 64 bits reach.
        ///
        /// @return the number
        public long last() {
            return max == null ? Long.MAX_VALUE : whole(max, RoundingMode.FLOOR);
        }

        private static long whole(BigDecimal end, RoundingMode mode) {
            return end.min(BigDecimal.valueOf(Long.MAX_VALUE))
                    .max(BigDecimal.valueOf(Long.MIN_VALUE))
                    .setScale(0, mode)
                    .longValueExact();
        }

        @Override
        public TextTest test() {
            long first = first();
            long last = last();
            return text -> {
                if (text.length() <= FAST_DIGITS && NumberText.isInteger(text)) {
                    long value = Long.parseLong(text);
                    return value >= first && value <= last;
                }
                return inside(NumberText.read(text), min, max);
            };
        }
    }

    /// A range of days; a day and time is inside with its day.
    ///
    /// @param min the first day
    /// @param max the last day
    record Days(@Nullable LocalDate min, @Nullable LocalDate max) implements Range {
        @Override
        public TextTest test() {
            return text -> {
                var day = TemporalText.date(text);
                if (day == null) {
                    var moment = TemporalText.timestamp(text, ZoneOffset.UTC);
                    day = moment == null ? null : moment.toLocalDate();
                }
                return inside(day, min, max);
            };
        }
    }

    /// A range of times of day.
    ///
    /// @param min the first time
    /// @param max the last time
    record Times(@Nullable LocalTime min, @Nullable LocalTime max) implements Range {
        @Override
        public TextTest test() {
            return text -> inside(TemporalText.time(text), min, max);
        }
    }

    /// A range of days with times; a day alone counts as its first moment.
    ///
    /// @param min the first moment
    /// @param max the last moment
    record Moments(@Nullable LocalDateTime min, @Nullable LocalDateTime max) implements Range {
        @Override
        public TextTest test() {
            return text -> {
                var moment = TemporalText.timestamp(text, ZoneOffset.UTC);
                if (moment == null) {
                    var day = TemporalText.date(text);
                    moment = day == null ? null : day.atStartOfDay();
                }
                return inside(moment, min, max);
            };
        }
    }
}
