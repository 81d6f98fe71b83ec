package dev.onggi.rule.temporal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a temporal rule reads: days, times of day or both.
enum TemporalSort {
    DATE,
    TIME,
    TIMESTAMP;

    private static final LocalDateTime FIRST = LocalDateTime.of(2024, 1, 2, 15, 4);
    private static final LocalDateTime SECOND = LocalDateTime.of(2011, 12, 10, 0, 30);

    /// Values that tell apart formats which confuse day, month or half of the day.
    List<TemporalAccessor> samples() {
        return List.of(cut(FIRST), cut(SECOND));
    }

    private TemporalAccessor cut(LocalDateTime value) {
        return switch (this) {
            case DATE -> value.toLocalDate();
            case TIME -> value.toLocalTime();
            case TIMESTAMP -> value;
        };
    }

    TemporalAccessor from(TemporalAccessor parsed) {
        return switch (this) {
            case DATE -> LocalDate.from(parsed);
            case TIME -> LocalTime.from(parsed);
            case TIMESTAMP -> LocalDateTime.from(parsed);
        };
    }

    /// Reads any form that people write.
    @Nullable TemporalAccessor read(String cell, @Nullable DateOrder order) {
        return switch (this) {
            case DATE -> DateText.read(cell, order);
            case TIME -> TimeText.read(cell);
            case TIMESTAMP -> TimestampText.read(cell, order);
        };
    }

    /// Writes the standard form, a fraction of a second only where there is one.
    String write(TemporalAccessor value) {
        return switch (value) {
            case LocalTime time -> seconds(time);
            case LocalDateTime both -> both.toLocalDate() + "T" + seconds(both.toLocalTime());
            default -> value.toString();
        };
    }

    private static String seconds(LocalTime time) {
        var text = time.toString();
        return text.length() == 5 ? text + ":00" : text;
    }
}
