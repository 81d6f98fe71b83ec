package dev.onggi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.pipeline.FakeTypes;
import dev.onggi.pipeline.PipelineReader;
import dev.onggi.problem.Problem;
import dev.onggi.schedule.Alert.Expected;
import dev.onggi.schedule.Alert.Kind;
import dev.onggi.schedule.Durations.Going;
import dev.onggi.schedule.Durations.Past;
import dev.onggi.schedule.Durations.StepProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static final Instant NOW = Instant.parse("2025-03-05T06:10:00Z");
    private final FakeDurations durations = new FakeDurations();
    private final Outlook outlook = new Outlook(durations);

    @Test
    void foretellsAnEndAlongTheLongestWayOfSteps() {
        var pipeline =
                new PipelineReader(new FakeTypes())
                        .read(
                                """
                                name: p
                                steps:
                                  a: {uses: collect/Weather}
                                  b: {uses: collect/Weather}
                                  c: {uses: sql, from: [a, b], query: select 1}
                                """,
                                "p");
        durations.step("p", "a", past(5)).step("p", "b", past(20)).step("p", "c", past(10));
        var going =
                going(
                        Map.of(
                                "a", new StepProgress(at("06:00"), at("06:04")),
                                "b", new StepProgress(at("06:00"), null)));

        assertThat(outlook.end(pipeline, going, NOW)).contains(at("06:30"));
        assertThat(outlook.end(pipeline, going, at("06:25"))).contains(at("06:35"));
    }

    @Test
    void foretellsAnEndByTheWholeWhereStepsAreNotKnown() {
        var pipeline = Schedules.pipeline("p", "'0 6 * * *'");
        durations.runs("p", past(15));

        assertThat(outlook.end(pipeline, going(Map.of()), NOW)).contains(at("06:15"));
        assertThat(outlook.end(pipeline, going(Map.of()), at("06:40"))).contains(at("06:40"));
        assertThat(new Outlook(new FakeDurations()).end(pipeline, going(Map.of()), NOW)).isEmpty();
    }

    @Test
    void alertsOnceAtFourFifthsAtAllOfItAndAtTheDeadline() {
        var expected =
                new Expected(
                        new Expectation(Duration.ofMinutes(10), Duration.ZERO, 10),
                        null,
                        at("06:30"));
        var said = EnumSet.noneOf(Kind.class);
        var alerts = new ArrayList<Alert>();
        for (var now = at("06:00"); now.isBefore(at("07:00")); now = now.plusSeconds(45)) {
            var fresh = Alert.of(going(Map.of()), expected, now, said);
            fresh.forEach(alert -> said.add(alert.kind()));
            alerts.addAll(fresh);
        }

        assertThat(alerts)
                .containsExactly(
                        new Alert("r", "p", Kind.NEARLY_EXPECTED, at("06:08")),
                        new Alert("r", "p", Kind.LONGER_THAN_EXPECTED, at("06:10")),
                        new Alert("r", "p", Kind.LATE, at("06:30")));
    }

    @Test
    void alertsBeforeADeadlineThatWillBeMissed() {
        var expected = new Expected(null, at("06:40"), at("06:30"));

        assertThat(Alert.of(going(Map.of()), expected, NOW, Set.of()))
                .containsExactly(new Alert("r", "p", Kind.WILL_BE_LATE, NOW));
        assertThat(Alert.of(going(Map.of()), expected, NOW, Set.of(Kind.WILL_BE_LATE))).isEmpty();
        assertThat(Alert.of(going(Map.of()), expected, at("06:30"), Set.of(Kind.WILL_BE_LATE)))
                .extracting(Alert::kind)
                .containsExactly(Kind.LATE);
    }

    @Test
    void putsADeadlineOnTheNextSuchTimeAfterTheSlot() {
        var seoul = ZoneId.of("Asia/Seoul");
        var seven = LocalTime.of(7, 0);

        assertThat(Alert.deadline(seven, Instant.parse("2025-03-05T13:00:00Z"), seoul))
                .contains(Instant.parse("2025-03-05T22:00:00Z"));
        assertThat(Alert.deadline(seven, Instant.parse("2025-03-05T21:59:00Z"), seoul))
                .contains(Instant.parse("2025-03-05T22:00:00Z"));
        assertThat(Alert.deadline(seven, Instant.parse("2025-03-05T22:00:00Z"), seoul))
                .contains(Instant.parse("2025-03-06T22:00:00Z"));
        assertThat(Alert.deadline(null, NOW, seoul)).isEmpty();
    }

    @Test
    void foretellsADayWithItsChainsAndOverlaps() {
        var planned = new ArrayList<Planned>();
        planned.addAll(Schedules.all("late", "{after: {pipeline: early}}", ZoneOffset.UTC));
        planned.addAll(Schedules.all("early", "'0 6,7 * * *'", ZoneOffset.UTC));
        planned.addAll(Schedules.all("busy", "{every: 8h}", ZoneOffset.UTC));
        planned.addAll(Schedules.all("waits", "{after: {file: x}}", ZoneOffset.UTC));
        durations.runs("early", past(30)).runs("late", past(45)).runs("busy", past(490));

        var day =
                Timeline.of(
                        new Agenda(planned, Set.of()),
                        outlook,
                        LocalDate.of(2025, 3, 5),
                        ZoneOffset.UTC);

        assertThat(day.rows())
                .extracting(row -> row.key().pipeline())
                .containsExactly("busy", "early", "late", "waits");
        assertThat(day.rows().get(2).runs())
                .containsExactly(
                        new Timeline.Run(at("06:30"), at("07:15")),
                        new Timeline.Run(at("07:30"), at("08:15")));
        assertThat(day.rows().getLast().runs()).isEmpty();
        assertThat(day.overlaps()).containsExactly(new Timeline.Overlap("busy", 2, at("08:00")));
        assertThat(day.most()).isEqualTo(3);
        assertThat(day.mostAt()).isEqualTo(at("07:00"));
    }

    @Test
    void warnsOfSchedulesThatAreOverTooCloseOrTooLate() {
        durations.runs("close", past(55)).runs("fine", past(50)).runs("late", past(90));

        assertThat(warnings("over", "{cron: '0 6 * * *', end: 2025-03-05}"))
                .containsExactly(ScheduleProblem.OVER);
        assertThat(warnings("over", "{after: {file: x}, end: 2025-03-05}"))
                .containsExactly(ScheduleProblem.OVER);
        assertThat(warnings("close", "{every: 1h}")).containsExactly(ScheduleProblem.TOO_CLOSE);
        assertThat(warnings("close", "'0 6,7 * * *'")).containsExactly(ScheduleProblem.TOO_CLOSE);
        assertThat(warnings("close", "'0 0 29 2 *'")).isEmpty();
        assertThat(warnings("fine", "{every: 1h}")).isEmpty();
        assertThat(warnings("new", "{every: 1s}")).isEmpty();
        assertThat(warnings("late", "'0 6 * * *'\nmust_end_by: '07:00'"))
                .containsExactly(ScheduleProblem.LATE);
        assertThat(warnings("late", "'0 6 * * *'\nmust_end_by: '07:30'")).isEmpty();
    }

    private List<Object> warnings(String name, String schedule) {
        var pipeline = Schedules.pipeline(name, schedule);
        var planned = Schedules.all(name, schedule, ZoneOffset.UTC);
        return ScheduleChecks.of(List.of(pipeline), new Agenda(planned, Set.of()), outlook, NOW)
                .stream()
                .map(Problem::code)
                .map(Object.class::cast)
                .toList();
    }

    private static Going going(Map<String, StepProgress> steps) {
        return new Going("r", "p", at("06:00"), at("06:00"), steps);
    }

    private static Past past(long minutes) {
        return new Past(Duration.ofMinutes(minutes), 1);
    }

    private static Instant at(String time) {
        return Instant.parse("2025-03-05T" + time + ":00Z");
    }
}
