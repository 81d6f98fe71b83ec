package dev.onggi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.store.Database;
import dev.onggi.store.TestStore;
import dev.onggi.testkit.SettableClock;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SchedulerTest {
    @Parameter TestStore store;

    private static final ScheduleKey KEY = new ScheduleKey("p", "cron 0 * * * * Z");

    @TempDir Path folder;

    private final SettableClock clock = SettableClock.at("2025-03-05T00:30:00Z");
    private final List<Slot> started = new ArrayList<>();
    private final List<ScheduleEvent> events = new ArrayList<>();
    private final Set<Instant> runs = new HashSet<>();
    private List<Planned> planned = hourly("");
    private Set<String> unreadable = Set.of();
    private boolean down;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("onggi.yaml"), "timezone: UTC\n");
        database = store.in(folder).open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void startsEachSlotOnceAndSaysWhenToLookAgain() {
        assertThat(look()).contains(at("01:00"));
        assertThat(started).isEmpty();

        clock.set(at("01:00"));
        look();
        look();

        assertThat(started).containsExactly(slot("00:00", "01:00", 0));
        assertThat(look()).contains(at("02:00"));
    }

    @Test
    void runsOnlyTheNewestOfWhatWasMissedAndSaysSo() {
        look();
        clock.set(at("05:10"));

        assertThat(look()).contains(at("06:00"));

        assertThat(started).containsExactly(slot("04:00", "05:00", 4));
    }

    @Test
    void makesUpForAllThatWasMissedInOrderWhereToldTo() {
        planned = hourly(", catchup: true");
        look();
        clock.set(at("05:10"));

        look();

        assertThat(started)
                .extracting(Slot::at)
                .containsExactly(at("01:00"), at("02:00"), at("03:00"), at("04:00"), at("05:00"));
        assertThat(started).allSatisfy(slot -> assertThat(slot.missed()).isZero());
    }

    @Test
    void makesUpSinceItsStartAHundredAtATime() {
        planned = hourly(", catchup: true, start: 2025-02-28");

        assertThat(look()).contains(Instant.parse("2025-03-04T04:00:00Z"));
        look();

        assertThat(started).hasSize(121);
        assertThat(started.getFirst().at()).isEqualTo("2025-02-28T00:00:00Z");
    }

    @Test
    void doesNotMakeUpForTimesBeforeItWasSeen() {
        planned = hourly(", start: 2025-02-01");

        assertThat(look()).contains(at("01:00"));
        assertThat(started).isEmpty();
    }

    @Test
    void handsASlotOverAgainWhenTheProcessDiedBeforeItWasNoted() {
        look();
        clock.set(at("01:00"));
        down = true;
        look();
        assertThat(events.getLast()).isInstanceOf(ScheduleEvent.Failed.class);

        down = false;
        look();

        assertThat(started).containsExactly(slot("00:00", "01:00", 0));
    }

    @Test
    void keepsQuietWhereTheRunExistsAlready() {
        runs.add(at("01:00"));
        look();
        clock.set(at("01:00"));

        assertThat(look()).contains(at("02:00"));

        assertThat(started).isEmpty();
    }

    @Test
    void runsNothingAgainWhenTheClockIsSetBack() {
        look();
        clock.set(at("07:00"));
        look();
        clock.set(at("01:10"));
        assertThat(look()).contains(at("08:00"));

        clock.set(at("08:00"));
        look();

        assertThat(started).extracting(Slot::at).containsExactly(at("07:00"), at("08:00"));
    }

    @Test
    void goesOnFromNowWhenTheClockHadBeenWrongByDays() {
        look();
        clock.set(Instant.parse("2031-01-01T00:00:00Z"));
        look();
        clock.set(at("01:10"));
        assertThat(look()).contains(at("02:00"));
        assertThat(events)
                .contains(new ScheduleEvent.SetBack(KEY, Instant.parse("2031-01-01T00:00:00Z")));

        clock.set(at("02:00"));
        look();

        assertThat(started.getLast()).isEqualTo(slot("01:00", "02:00", 0));
    }

    @Test
    void letsGoOfWhatIsDueWhileItIsPaused() {
        look();
        planned = planned.stream().map(Schedules::paused).toList();
        clock.set(at("03:00"));
        look();
        assertThat(events).contains(new ScheduleEvent.LetGo(KEY, at("03:00")));

        planned = hourly("");
        clock.set(at("03:20"));

        assertThat(look()).contains(at("04:00"));
        assertThat(started).isEmpty();
    }

    @Test
    void makesUpAfterAPauseWhereToldTo() {
        planned = hourly(", catchup: true");
        look();
        planned = planned.stream().map(Schedules::paused).toList();
        clock.set(at("02:00"));
        assertThat(look()).isEmpty();
        assertThat(started).isEmpty();

        planned = hourly(", catchup: true");
        look();

        assertThat(started).extracting(Slot::at).containsExactly(at("01:00"), at("02:00"));
    }

    @Test
    void beginsAnewWhereAScheduleWasChanged() {
        look();
        clock.set(at("09:30"));
        planned = Schedules.all("p", "'0 9 * * *'", ZoneOffset.UTC);

        assertThat(look()).contains(Instant.parse("2025-03-06T09:00:00Z"));

        assertThat(started).isEmpty();
        assertThat(events).contains(new ScheduleEvent.Ended(KEY));
    }

    @Test
    void beginsAnewWhereAPipelineWasDeletedAndIsBack() {
        look();
        planned = List.of();
        look();
        planned = hourly("");
        clock.set(at("09:30"));

        look();

        assertThat(started).isEmpty();
    }

    @Test
    void waitsForAPipelineWithFaultsToBeMended() {
        look();
        planned = List.of();
        unreadable = Set.of("p");
        clock.set(at("01:30"));
        look();
        planned = hourly("");
        unreadable = Set.of();

        look();

        assertThat(started).containsExactly(slot("00:00", "01:00", 0));
    }

    @Test
    void runsTheOthersWhereOneFails() {
        planned = new ArrayList<>(hourly(""));
        planned.addAll(Schedules.all("broken", "'30 * * * *'", ZoneOffset.UTC));
        look();
        clock.set(at("01:30"));

        look();

        assertThat(started).extracting(slot -> slot.key().pipeline()).containsExactly("p");
        assertThat(events.getLast()).isInstanceOf(ScheduleEvent.Failed.class);
    }

    @Test
    void startsASlotOnceThoughSeveralServersLook() {
        look();
        look();
        clock.set(at("01:00"));

        var other = scheduler();
        look();
        other.look();

        assertThat(started).hasSize(1);
    }

    private Optional<Instant> look() {
        return scheduler().look();
    }

    /// A new one each time: what it must know lies in the database.
    private Scheduler scheduler() {
        var workspace = Workspaces.open(folder, null, Map.of());
        return Scheduler.of(
                workspace,
                database,
                () -> new Agenda(planned, unreadable),
                this::start,
                clock,
                events::add);
    }

    private boolean start(Slot slot) {
        if (down || slot.key().pipeline().equals("broken")) {
            throw new IllegalStateException("down");
        }
        boolean fresh = runs.add(slot.at());
        if (fresh) {
            started.add(slot);
        }
        return fresh;
    }

    private static List<Planned> hourly(String more) {
        return Schedules.all("p", "{cron: '0 * * * *'" + more + "}", ZoneOffset.UTC);
    }

    private static Slot slot(String from, String at, long missed) {
        return Slot.time(KEY, at(from), at(at), missed);
    }

    private static Instant at(String time) {
        return Instant.parse("2025-03-05T" + time + ":00Z");
    }
}
