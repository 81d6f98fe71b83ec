package dev.onggi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.store.Database;
import dev.onggi.testkit.SettableClock;
import dev.onggi.workspace.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ten years of a scheduler whose process dies and whose clock jumps, against slots found by
/// looking at every minute of those years.
class TenYearsTest {
    private static final Instant BEGIN = Instant.parse("2016-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final int RESTARTS = 500;
    private static final int JUMPS = 300;
    private static final List<String> CRONS =
            List.of("7 * * * *", "30 2 * * *", "45 1 * * *", "0 */6 * * *", "15 2 29 2 *");

    private static final List<String> ONLY_NEWEST_TOO = List.of("7 * * * *", "30 2 * * *");
    private static final List<Boolean> BOTH = List.of(true, false);

    @TempDir Path folder;

    private final MemoryCursors cursors = new MemoryCursors();
    private final SettableClock clock = new SettableClock(BEGIN);
    private final Map<ScheduleKey, Set<Instant>> started = new HashMap<>();
    private final Map<ScheduleKey, NavigableSet<Instant>> expected = new HashMap<>();
    private final Map<ScheduleKey, Instant> decided = new HashMap<>();
    private final Map<ScheduleKey, Set<Instant>> wanted = new HashMap<>();
    private final List<ScheduleEvent> failures = new ArrayList<>();
    private int again;
    private int crashes;
    private Death death = Death.NONE;

    /// Where the process dies when it begins a run.
    private enum Death {
        NONE,
        BEFORE_THE_RUN,
        BEFORE_IT_IS_NOTED
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Asia/Seoul", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"})
    void missNothingAndDoubleNothing(String zone) throws Exception {
        long seed = System.nanoTime();
        var planned = planned(ZoneId.of(zone));
        Files.writeString(folder.resolve("onggi.yaml"), "timezone: UTC\n");
        try (var database = Database.open(folder.resolve("onggi.db"))) {
            var data =
                    new DataSchedules(
                            Workspaces.open(folder, null, Map.of()), database, this::start);
            var scheduler =
                    new Scheduler(
                            () -> new Agenda(planned, Set.of()),
                            cursors,
                            data,
                            this::start,
                            clock,
                            this::tell);
            live(scheduler, planned, new Random(seed));
        }

        assertThat(failures).as("seed %d", seed).hasSize(crashes);
        for (var one : planned) {
            var runs = started.get(one.key());
            var due = wanted.get(one.key());
            assertThat(without(due, runs)).as("missed, seed %d %s", seed, one.key()).isEmpty();
            assertThat(without(runs, due)).as("too many, seed %d %s", seed, one.key()).isEmpty();
            if (one.schedule().catchup()) {
                var all = expected.get(one.key()).headSet(decided.get(one.key()), true);
                assertThat(without(all, runs)).as("seed %d %s", seed, one.key()).isEmpty();
            }
        }
        assertThat(again).as("seed %d", seed).isLessThanOrEqualTo(crashes);
    }

    private static Set<Instant> without(Set<Instant> all, Set<Instant> some) {
        var left = new TreeSet<>(all);
        left.removeAll(some);
        return left;
    }

    private List<Planned> planned(ZoneId zone) {
        var planned = new ArrayList<Planned>();
        var slots = CronOracle.slots(CRONS, zone, BEGIN, END.plus(Duration.ofDays(1)));
        for (var cron : CRONS) {
            for (var catchup : ONLY_NEWEST_TOO.contains(cron) ? BOTH : BOTH.subList(0, 1)) {
                var name = catchup ? "all" : "newest";
                var text = "{cron: '%s', catchup: %s}".formatted(cron, catchup);
                var one = Schedules.planned(name, text, zone);
                planned.add(one);
                started.put(one.key(), new HashSet<>());
                wanted.put(one.key(), new HashSet<>());
                decided.put(one.key(), BEGIN);
                expected.put(one.key(), slots.getOrDefault(cron, new TreeSet<>()));
            }
        }
        return planned;
    }

    /// Goes from one occasion to the next: a slot, a restart, or a jump of the clock. All runs on
    /// true time; the scheduler sees it with the error that the clock has at the moment.
    private void live(Scheduler scheduler, List<Planned> planned, Random random) {
        var restarts = occasions(random, RESTARTS);
        var jumps = occasions(random, JUMPS);
        var now = BEGIN;
        var error = Duration.ZERO;
        while (now.isBefore(END)) {
            clock.set(now.plus(error));
            want(planned, clock.instant());
            var next = scheduler.look();
            if (death != Death.NONE) {
                death = Death.NONE;
                now = now.plusSeconds(random.nextInt(60));
                continue;
            }
            var wake = next.orElse(END).minus(error);
            var event = first(restarts, jumps);
            if (event.isAfter(wake)) {
                now = wake.isAfter(now) ? wake : now.plusSeconds(1);
            } else if (restarts.remove(event)) {
                death = Death.values()[random.nextInt(3)];
                now = later(now, event).plusSeconds(random.nextInt(36 * 3600));
            } else {
                jumps.remove(event);
                error =
                        error.isZero()
                                ? Duration.ofSeconds(random.nextInt(12 * 3600) - 6 * 3600)
                                : Duration.ZERO;
                now = later(now, event).plusSeconds(random.nextInt(30));
            }
        }
        clock.set(END);
        death = Death.NONE;
        want(planned, END);
        scheduler.look();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static NavigableSet<Instant> occasions(Random random, int count) {
        var occasions = new TreeSet<Instant>();
        long span = Duration.between(BEGIN, END).toSeconds();
        while (occasions.size() < count) {
            occasions.add(BEGIN.plusSeconds(random.nextLong(span)));
        }
        return occasions;
    }

    private static Instant first(NavigableSet<Instant> one, NavigableSet<Instant> other) {
        var first = one.isEmpty() ? END : one.first();
        var second = other.isEmpty() ? END : other.first();
        return first.isBefore(second) ? first : second;
    }

    /// What one look at that time must have brought about by now.
    private void want(List<Planned> planned, Instant seen) {
        for (var one : planned) {
            var from = decided.getOrDefault(one.key(), BEGIN);
            var due =
                    seen.isAfter(from)
                            ? expected.getOrDefault(one.key(), new TreeSet<>())
                                    .subSet(from, false, seen, true)
                            : new TreeSet<Instant>();
            if (due.isEmpty()) {
                continue;
            }
            switch (death) {
                case NONE -> {
                    var runs = one.schedule().catchup() ? due : Set.of(due.last());
                    wanted.get(one.key()).addAll(runs);
                    decided.put(one.key(), due.last());
                }
                case BEFORE_IT_IS_NOTED ->
                        wanted.get(one.key())
                                .add(one.schedule().catchup() ? due.first() : due.last());
                case BEFORE_THE_RUN -> {}
            }
        }
    }

    private boolean start(Slot slot) {
        if (death == Death.BEFORE_THE_RUN) {
            crashes++;
            throw new IllegalStateException("died before the run was there");
        }
        boolean fresh = started.get(slot.key()).add(slot.at());
        again += fresh ? 0 : 1;
        if (death == Death.BEFORE_IT_IS_NOTED) {
            crashes++;
            throw new IllegalStateException("died before it was noted");
        }
        return fresh;
    }

    private void tell(ScheduleEvent event) {
        if (event instanceof ScheduleEvent.Failed) {
            failures.add(event);
        }
    }
}
