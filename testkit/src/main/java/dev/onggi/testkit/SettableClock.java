package dev.onggi.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test moves it. Safe for use by several threads.
public final class SettableClock implements InstantSource {
    private final AtomicReference<Instant> now;

    /// A clock that stands at an instant.
    ///
    /// @param start the first time it tells
    public SettableClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /// A clock that stands at a written instant.
    ///
    /// @param start such as `2026-01-01T00:00:00Z`
    /// @return the clock
    public static SettableClock at(String start) {
        return new SettableClock(Instant.parse(start));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /// Moves the clock.
    ///
    /// @param step how far; a negative step goes back
    /// @return the new time
    public Instant advance(Duration step) {
        return now.updateAndGet(time -> time.plus(step));
    }

    /// Sets the clock.
    ///
    /// @param time the new time
    public void set(Instant time) {
        now.set(time);
    }
}
