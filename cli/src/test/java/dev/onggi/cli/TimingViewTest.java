package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.schedule.Expectation;
import dev.onggi.schedule.ScheduleKey;
import dev.onggi.schedule.Timeline;
import dev.onggi.schedule.Timeline.Overlap;
import dev.onggi.schedule.Timeline.Row;
import dev.onggi.schedule.Timeline.Run;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimingViewTest {
    private static final Instant SIX = Instant.parse("2025-03-04T21:00:00Z");

    private static final Timeline DAY =
            new Timeline(
                    LocalDate.of(2025, 3, 5),
                    ZoneId.of("Asia/Seoul"),
                    List.of(
                            row("often", "every 1h", Duration.ofMinutes(70), 7),
                            row("reviews", "cron 0 6 * * *", Duration.ofSeconds(725), 1),
                            new Row(
                                    new ScheduleKey("arrivals", "file inbox/*.csv"),
                                    List.of(),
                                    Optional.empty())),
                    List.of(new Overlap("often", 6, SIX.plusSeconds(3600))),
                    2,
                    SIX);

    @Test
    void tellsADayInLines() {
        assertThat(printed("en_US.UTF-8"))
                .isEqualTo(
                        """
                        The runs of 2025-03-05 as they are to be expected (Asia/Seoul)
                        when                     pipeline       takes  schedule
                        06:00 to 12:00, 7 times  often     1h 10m ±9s  every 1h
                        06:00 - 06:12            reviews   12m 5s ±9s  cron 0 6 * * *
                        -                        arrivals           ?  file inbox/*.csv
                        ! often: 6 runs would start before the one before has ended, the first at 07:00
                        Most at once: 2, at 06:00
                        """);
    }

    @Test
    void tellsADayInKorean() {
        assertThat(printed("ko_KR.UTF-8")).contains("06:00부터 12:00까지 7번", "걸리는 시간");
    }

    @Test
    void tellsProgramsTheSame() {
        var json = new TimingView(terminal(new ByteArrayOutputStream(), "en"), DAY).json();

        assertThat(JsonText.of(json))
                .contains(
                        "\"pipeline\"",
                        "\"reviews\"",
                        "725.0",
                        "2025-03-04T21:12:05Z",
                        "\"most_at_once\"");
    }

    private static Row row(String pipeline, String schedule, Duration takes, int times) {
        var runs =
                IntStream.range(0, times)
                        .mapToObj(i -> SIX.plusSeconds(3600L * i))
                        .map(start -> new Run(start, start.plus(takes)))
                        .toList();
        return new Row(
                new ScheduleKey(pipeline, schedule),
                runs,
                Optional.of(new Expectation(takes, Duration.ofSeconds(9), 10)));
    }

    private static String printed(String language) {
        var out = new ByteArrayOutputStream();
        new TimingView(terminal(out, language), DAY).print();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Terminal terminal(ByteArrayOutputStream out, String language) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, Map.of("LANG", language), false);
    }
}
