package dev.onggi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {
    private static final List<String> CRONS =
            List.of(
                    "*/20 * * * *",
                    "45 * * * *",
                    "30 2 * * *",
                    "*/15 1,2 * * *",
                    "0 */3 * * *",
                    "10 0 * * *",
                    "0 12 29 2 *");

    /// Around every change of the clocks in ten years, and leap days.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Seoul",
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "America/Santiago",
                "Asia/Beirut",
                "Africa/Casablanca"
            })
    void areThoseThatLookingAtEveryMinuteFinds(String zone) {
        for (var change : changes(ZoneId.of(zone))) {
            var from = change.minus(Duration.ofDays(2));
            var to = change.plus(Duration.ofDays(2));
            CronOracle.slots(CRONS, ZoneId.of(zone), from, to)
                    .forEach((cron, due) ->
                            assertThat(between(Schedules.slots("'" + cron + "'", zone), from, to))
                                    .as("%s %s %s", zone, cron, change)
                                    .containsExactlyElementsOf(due));
        }
    }

    private static List<Instant> changes(ZoneId zone) {
        var changes = new ArrayList<Instant>();
        for (int year = 2016; year <= 2026; year++) {
            changes.add(LocalDate.of(year, 3, 1).minusDays(1).atStartOfDay(zone).toInstant());
        }
        var rules = zone.getRules();
        var at = Instant.parse("2016-01-01T00:00:00Z");
        for (var next = rules.nextTransition(at);
                next != null && next.getInstant().isBefore(Instant.parse("2027-01-01T00:00:00Z"));
                next = rules.nextTransition(next.getInstant())) {
            changes.add(next.getInstant());
        }
        return changes;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a time the clocks jump over: once, when they jump
                "30 2 * * * | Europe/Berlin | 2025-03-30T00:00Z | 2025-03-30T01:00Z",
                "*/15 2 * * * | Europe/Berlin | 2025-03-30T00:00Z | 2025-03-30T01:00Z",
                "*/15 2 * * * | Europe/Berlin | 2025-03-30T01:00Z | 2025-03-31T00:00Z",
                // a time they show twice: the first
                "30 2 * * * | Europe/Berlin | 2025-10-25T12:00Z | 2025-10-26T00:30Z",
                "30 2 * * * | Europe/Berlin | 2025-10-26T00:30Z | 2025-10-27T01:30Z",
                "45 1 * * * | Australia/Lord_Howe | 2025-04-05T14:45Z | 2025-04-06T15:15Z",
                // a rhythm goes on
                "30 * * * * | Europe/Berlin | 2025-10-26T00:30Z | 2025-10-26T01:30Z",
                "30 * * * * | Europe/Berlin | 2025-03-30T00:30Z | 2025-03-30T01:30Z",
                "*/30 * * * * | Australia/Lord_Howe | 2025-04-05T14:30Z | 2025-04-05T15:00Z",
                // a day that never was
                "0 6 * * * | Pacific/Apia | 2011-12-29T17:00Z | 2011-12-30T10:00Z",
                "0 6 * * * | Pacific/Apia | 2011-12-30T10:00Z | 2011-12-30T16:00Z",
            })
    void sayWhatHappensWhenTheClocksChange(String cron, String zone, String after, String next) {
        assertThat(Schedules.slots("'" + cron + "'", zone).next(instant(after)))
                .contains(instant(next));
    }

    @Test
    void countIntervalsFromMidnightOfAMondayInTheirZone() {
        var day = Schedules.slots("{every: 1d}", "Asia/Seoul");
        var week = Schedules.slots("{every: 7d}", "Asia/Seoul");

        assertThat(day.next(instant("2025-03-05T12:00Z"))).contains(instant("2025-03-05T15:00Z"));
        assertThat(week.next(instant("2025-03-05T12:00Z"))).contains(instant("2025-03-09T15:00Z"));
    }

    @Test
    void countIntervalsFromTheStartWhereOneIsWritten() {
        var slots =
                Schedules.slots(
                        "{every: 90m, start: 2025-03-30T01:15, end: 2025-03-30T06:00}",
                        "Europe/Berlin");

        assertThat(between(slots, instant("2025-03-01T00:00Z"), instant("2025-04-01T00:00Z")))
                .containsExactly(
                        instant("2025-03-30T00:15Z"),
                        instant("2025-03-30T01:45Z"),
                        instant("2025-03-30T03:15Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'*/10 * * * * *'",
                "'30 2 * * *'",
                "'0 0 29 2 *'",
                "'45 * * * *'",
                "{every: 7m}",
                "{every: 36h}"
            })
    void findTheSlotBeforeEachSlot(String schedule) {
        for (var zone : List.of("Europe/Berlin", "Australia/Lord_Howe", "Asia/Seoul")) {
            var slots = Schedules.slots(schedule, zone);
            var at = slots.next(instant("2025-03-29T23:50Z")).orElseThrow();
            for (int i = 0; i < 200; i++) {
                var next = slots.next(at).orElseThrow();
                assertThat(slots.previous(next)).contains(at);
                assertThat(slots.previous(next.minusMillis(1))).contains(at);
                assertThat(slots.previous(at.plusMillis(1))).contains(at);
                at = next;
            }
        }
    }

    @Test
    void reachBackBeyondTheStartForTheFirstInterval() {
        var slots = Schedules.slots("{cron: '0 6 * * *', start: 2025-03-05}", "UTC");
        var first = slots.next(instant("2025-01-01T00:00Z")).orElseThrow();

        assertThat(first).isEqualTo(instant("2025-03-05T06:00Z"));
        assertThat(slots.previous(first)).contains(instant("2025-03-04T06:00Z"));
    }

    private static List<Instant> between(Slots slots, Instant after, Instant upTo) {
        var found = new ArrayList<Instant>();
        var slot = slots.next(after);
        while (slot.isPresent() && !slot.get().isAfter(upTo)) {
            found.add(slot.get());
            slot = slots.next(slot.get());
        }
        return found;
    }

    private static Instant instant(String text) {
        return java.time.OffsetDateTime.parse(text)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toInstant();
    }
}
