package dev.onggi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static Cron cron(String text) {
        return CronParser.parse(text, Place.of("p"), new Problems()).orElseThrow();
    }
}
