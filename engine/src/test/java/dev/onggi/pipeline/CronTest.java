package dev.onggi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 6 * * * | 2024-03-05T05:59:59 | 2024-03-05T06:00",
                "0 6 * * * | 2024-03-05T06:00 | 2024-03-06T06:00",
                "*/15 * * * * | 2024-03-05T06:46 | 2024-03-05T07:00",
                "5/20 8-9 * * * | 2024-03-05T08:26 | 2024-03-05T08:45",
                "0 0 29 2 * | 2024-03-01T00:00 | 2028-02-29T00:00",
                "0 0 29 2 * | 1896-03-01T00:00 | 1904-02-29T00:00",
                "0 0 31 * * | 2024-03-31T00:00 | 2024-05-31T00:00",
                "0 9 * * mon-fri | 2024-03-08T09:00 | 2024-03-11T09:00",
                "0 9 * * 7 | 2024-03-05T00:00 | 2024-03-10T09:00",
                "0 9 * * SUN | 2024-03-05T00:00 | 2024-03-10T09:00",
                "0 0 13 * 5 | 2024-03-05T00:00 | 2024-03-08T00:00",
                "0 0 13 * 5 | 2024-03-08T00:00 | 2024-03-13T00:00",
                "0 0 1 jan,JUL * | 2024-03-05T00:00 | 2024-07-01T00:00",
                "30 23 31 12 * | 2024-12-31T23:30 | 2025-12-31T23:30",
                "@hourly | 2024-03-05T06:46 | 2024-03-05T07:00",
                "@daily | 2024-03-05T06:46 | 2024-03-06T00:00",
                "@weekly | 2024-03-05T06:46 | 2024-03-10T00:00",
                "@monthly | 2024-03-05T06:46 | 2024-04-01T00:00",
                "@yearly | 2024-03-05T06:46 | 2025-01-01T00:00",
                "59 * * * * | 2024-03-05T23:59 | 2024-03-06T00:59",
                "*/10 * * * * * | 2024-03-05T23:59:50 | 2024-03-06T00:00",
                "30 0 6 * * * | 2024-03-05T06:00:29 | 2024-03-05T06:00:30",
                "0 0 L * * | 2024-02-05T00:00 | 2024-02-29T00:00",
                "0 0 L-2 * * | 2023-02-05T00:00 | 2023-02-26T00:00",
                "0 0 LW * * | 2024-03-05T00:00 | 2024-03-29T00:00",
                "0 0 15W * * | 2024-06-01T00:00 | 2024-06-14T00:00",
                "0 0 1W * * | 2024-05-31T00:00 | 2024-06-03T00:00",
                "0 0 31W * * | 2024-03-01T00:00 | 2024-03-29T00:00",
                "0 0 ? * 5L | 2024-03-05T00:00 | 2024-03-29T00:00",
                "0 0 * * fri#2 | 2024-03-05T00:00 | 2024-03-08T00:00",
                "0 0 * * 7#5 | 2024-04-01T00:00 | 2024-06-30T00:00",
                "0 0 1,L * mon#1 | 2024-03-02T00:00 | 2024-03-04T00:00",
                "0 0 */28 2 fri | 2019-02-02T00:00 | 2030-02-01T00:00",
            })
    void givesTheNextTime(String cron, LocalDateTime after, LocalDateTime next) {
        assertThat(cron(cron).next(after)).contains(next);
    }

    @Test
    void givesTheSameTimeAgainFromAMinuteBefore() {
        var texts = new String[] {"7-50/11 */5 * * *", "0 12 1-7 * 1", "3 4 5,15,25 * *"};
        for (var text : texts) {
            var cron = cron(text);
            var at = LocalDateTime.of(2024, 2, 27, 0, 0);
            for (int i = 0; i < 20; i++) {
                var next = cron.next(at).orElseThrow();
                var before = cron.next(next.minus(Duration.ofMinutes(1))).orElseThrow();
                assertThat(next).isAfter(at);
                assertThat(before).isEqualTo(next);
                at = next;
            }
        }
    }

    /// Every day of twelve years, looked at one by one with the calendar of the JDK.
    @ParameterizedTest
    @ValueSource(strings = {"L", "L-5", "LW", "L-1W", "1W", "15W", "29W", "30W", "31W", "7,L"})
    void findsDaysOfTheMonthAsACalendarDoes(String field) {
        var found = days("0 0 " + field + " * *");

        assertThat(found).isEqualTo(days(date -> DaysOfMonth.fits(field, date)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void findsWeekdaysInTheMonthAsACalendarDoes(int weekday) {
        var day = DayOfWeek.of(weekday == 0 ? 7 : weekday);
        for (int place = 1; place <= 5; place++) {
            int nth = place;
            assertThat(days("0 0 * * " + weekday + "#" + place))
                    .isEqualTo(
                            days(date ->
                                    date.with(TemporalAdjusters.dayOfWeekInMonth(nth, day))
                                            .equals(date)));
        }
        assertThat(days("0 0 * * " + weekday + "L"))
                .isEqualTo(
                        days(date -> date.with(TemporalAdjusters.lastInMonth(day)).equals(date)));
    }

    private static final LocalDate FIRST = LocalDate.of(2019, 12, 31);
    private static final LocalDate LAST = LocalDate.of(2031, 12, 31);

    private static List<LocalDate> days(String text) {
        var cron = cron(text);
        return Stream.iterate(
                        cron.next(FIRST.atStartOfDay()).orElseThrow(),
                        at -> cron.next(at).orElseThrow())
                .map(LocalDateTime::toLocalDate)
                .takeWhile(date -> !date.isAfter(LAST))
                .toList();
    }

    private static List<LocalDate> days(Predicate<LocalDate> wanted) {
        return FIRST.plusDays(1).datesUntil(LAST.plusDays(1)).filter(wanted).toList();
    }

    /// The same days by the other way round: from the field to the one date of the month.
    private static final class DaysOfMonth {
        static boolean fits(String field, LocalDate date) {
            return Arrays.stream(field.split(",")).anyMatch(part -> date.equals(day(part, date)));
        }

        private static @Nullable LocalDate day(String part, LocalDate month) {
            boolean working = part.endsWith("W");
            var text = working ? part.substring(0, part.length() - 1) : part;
            var last = month.with(TemporalAdjusters.lastDayOfMonth());
            var day =
                    text.startsWith("L")
                            ? last.minusDays(
                                    text.length() > 1 ? Integer.parseInt(text.substring(2)) : 0)
                            : month.withDayOfMonth(1).plusDays(Integer.parseInt(text) - 1);
            if (!YearMonth.from(day).equals(YearMonth.from(month)) || !working) {
                return YearMonth.from(day).equals(YearMonth.from(month)) ? day : null;
            }
            return Stream.of(0, -1, 1, -2, 2)
                    .map(day::plusDays)
                    .filter(near -> YearMonth.from(near).equals(YearMonth.from(month)))
                    .filter(near -> near.getDayOfWeek().getValue() <= 5)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Cron cron(String text) {
        return CronParser.parse(text, Place.of("p"), new Problems()).orElseThrow();
    }
}
