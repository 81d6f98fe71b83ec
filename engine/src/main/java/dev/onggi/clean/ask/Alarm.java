package dev.onggi.clean.ask;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Wakes a job at the earliest of the times it asks for. Lives on the event loop.
final class Alarm {
    private final ScheduledExecutorService loop;
    private final InstantSource clock;
    private final Runnable woken;
    private Instant wanted = Instant.MAX;
    private Instant set = Instant.MAX;

    Alarm(ScheduledExecutorService loop, InstantSource clock, Runnable woken) {
        this.loop = loop;
        this.clock = clock;
        this.woken = woken;
    }

    /// Asks to be woken at the next [#set].
    void want(Instant time) {
        wanted = time.isBefore(wanted) ? time : wanted;
    }

    /// Sets the alarm to the earliest time that was asked for. One for an earlier time goes off all
    /// the same.
    void set() {
        var next = wanted;
        wanted = Instant.MAX;
        var now = clock.instant();
        if (next.isBefore(set) && next.isAfter(now)) {
            set = next;
            var wait = Duration.between(now, next);
            var _ = loop.schedule(this::ring, wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void ring() {
        set = Instant.MAX;
        woken.run();
    }
}
