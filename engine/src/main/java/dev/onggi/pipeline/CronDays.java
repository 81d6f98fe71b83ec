package dev.onggi.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// The dates that the day or the weekday of a cron schedule allows.
final class CronDays {
    private final boolean any;
    private final BitSet numbers;
    private final ToIntFunction<LocalDate> number;
    private final List<Predicate<LocalDate>> others;

    private CronDays(
            boolean any,
            BitSet numbers,
            ToIntFunction<LocalDate> number,
            List<Predicate<LocalDate>> others) {
        this.any = any;
        this.numbers = numbers;
        this.number = number;
        this.others = others;
    }

    /// Days of the month: those of every field, and `L`, `L-3`, `LW` and `15W`.
    static Optional<CronDays> ofMonth(String text) {
        return read(text, CronField.DAY, LocalDate::getDayOfMonth, DayOfMonth::parse);
    }

    /// Days of the week: those of every field, and `5L` and `5#2`.
    static Optional<CronDays> ofWeek(String text) {
        return read(text, CronField.WEEKDAY, CronDays::weekday, DayOfWeekInMonth::parse);
    }

    private static Optional<CronDays> read(
            String text,
            CronField field,
            ToIntFunction<LocalDate> number,
            SpecialDay.Parser special) {
        var numbers = new BitSet();
        var others = new ArrayList<Predicate<LocalDate>>();
        for (var part : text.split(",", -1)) {
            var plain = field.parse(part);
            var other = special.parse(part);
            if (plain.isEmpty() && other.isEmpty()) {
                return Optional.empty();
            }
            plain.ifPresent(numbers::or);
            other.ifPresent(day -> others.add(day::on));
        }
        boolean any = text.startsWith("*") || text.equals("?");
        return Optional.of(new CronDays(any, numbers, number, List.copyOf(others)));
    }

    /// Whether it was left open, so that the other of the two fields decides.
    boolean any() {
        return any;
    }

    boolean on(LocalDate date) {
        return numbers.get(number.applyAsInt(date))
                || others.stream().anyMatch(other -> other.test(date));
    }

    /// Sunday is 0.
    static int weekday(LocalDate date) {
        return date.getDayOfWeek().getValue() % 7;
    }
}
