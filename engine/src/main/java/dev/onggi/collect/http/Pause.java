package dev.onggi.collect.http;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits, or pretends to.
@FunctionalInterface
interface Pause {
    /// Really waits.
    Pause REAL =
            (wait, cancelled) -> {
                long end = System.nanoTime() + wait.toNanos();
                while (!cancelled.getAsBoolean() && System.nanoTime() - end < 0) {
                    Thread.sleep(Duration.ofMillis(100));
                }
            };

    /// Returns after the wait, or soon after a cancellation.
    void sleep(Duration wait, BooleanSupplier cancelled) throws InterruptedException;
}
