package dev.onggi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.store.Database;
import dev.onggi.workspace.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SchedulerLoopTest {
    @TempDir Path folder;

    private final BlockingQueue<Slot> started = new LinkedBlockingQueue<>();
    private final BlockingQueue<RuntimeException> failures = new LinkedBlockingQueue<>();
    private volatile List<Planned> planned = List.of();
    private volatile boolean unreadable;

    @Test
    @Timeout(60)
    void looksWhenSomethingIsDueAndWhenItIsWoken() throws Exception {
        Files.writeString(folder.resolve("onggi.yaml"), "timezone: UTC\n");
        var clock = InstantSource.system();
        var begun = clock.instant();
        try (var database = Database.open(folder.resolve("onggi.db"));
                var loop = SchedulerLoop.start(scheduler(database, clock), clock, failures::add)) {
            planned = Schedules.all("p", "{every: 1s}", ZoneOffset.UTC);
            loop.wake();
            var first = next();
            var second = next();

            assertThat(first.at()).isAfter(begun);
            assertThat(second.at()).isAfter(first.at());
            assertThat(loop.lastLook()).isAfterOrEqualTo(begun);

            unreadable = true;
            loop.wake();
            assertThat(failures.poll(30, TimeUnit.SECONDS)).hasMessage("unreadable");
            started.clear();
            unreadable = false;
            loop.wake();
            assertThat(next()).isNotNull();
        }
        var closed = Instant.now();
        assertThat(started).allSatisfy(slot -> assertThat(slot.at()).isBefore(closed));
    }

    private Slot next() throws InterruptedException {
        var slot = started.poll(30, TimeUnit.SECONDS);
        assertThat(slot).isNotNull();
        return slot;
    }

    private Scheduler scheduler(Database database, InstantSource clock) {
        return Scheduler.of(
                Workspaces.open(folder, null, Map.of()),
                database,
                this::agenda,
                started::add,
                clock,
                _ -> {});
    }

    private Agenda agenda() {
        if (unreadable) {
            throw new IllegalStateException("unreadable");
        }
        return new Agenda(planned, Set.of());
    }
}
