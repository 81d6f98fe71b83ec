package dev.onggi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.schedule.Durations.Past;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
    @Test
    void isTheMedianAndHowFarOffThatWas() {
        var expected = expected(OptionalLong.empty(), past(60, 1), past(62, 1), past(900, 1));

        assertThat(expected.median()).isEqualTo(Duration.ofSeconds(62));
        assertThat(expected.spread()).isEqualTo(Duration.ofSeconds(2));
        assertThat(expected.runs()).isEqualTo(3);
    }

    @Test
    void growsWithTheRowsWhereTheyAreKnown() {
        var past =
                new Past[] {past(20, 100), past(30, 200), past(41, 300), past(50, 400), past(9, 5)};

        assertThat(expected(OptionalLong.of(1000), past).median())
                .isBetween(Duration.ofSeconds(105), Duration.ofSeconds(115));
        assertThat(expected(OptionalLong.empty(), past).median()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void neverShrinksWithTheRows() {
        var expected = expected(OptionalLong.of(10_000), past(50, 100), past(10, 900));

        assertThat(expected.median()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void knowsNothingWithoutAPast() {
        assertThat(Expectation.of(List.of(), OptionalLong.of(5))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 1m",
        "50, 1m",
        "51, 2m",
        "250, 5m",
        "1500, 30m",
        "1501, 1h",
        "36000, 12h",
        "37000, 1d",
        "80000, 2d"
    })
    void spacesRunsByAClockAndAFifthMoreThanTheyTake(int seconds, String spacing) {
        var durations = new FakeDurations().runs("p", past(seconds, 1), past(seconds, 1));

        assertThat(Spans.text(new Spacing(durations).of("p"))).isEqualTo(spacing);
    }

    @Test
    void spacesRunsByAnHourUntilOneIsKnown() {
        assertThat(new Spacing(new FakeDurations()).of("p")).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "800, 0.8s",
        "12400, 12s",
        "60000, 1m",
        "61000, 1m 1s",
        "3540000, 59m",
        "7500000, 2h 5m",
        "90000000, 1d 1h"
    })
    void isWrittenInTwoUnits(long millis, String text) {
        assertThat(Spans.text(Duration.ofMillis(millis))).isEqualTo(text);
    }

    private static Expectation expected(OptionalLong rows, Past... past) {
        return Expectation.of(Stream.of(past).toList(), rows).orElseThrow();
    }

    private static Past past(long seconds, long rows) {
        return new Past(Duration.ofSeconds(seconds), rows);
    }
}
