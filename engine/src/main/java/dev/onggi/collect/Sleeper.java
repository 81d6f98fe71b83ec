package dev.onggi.collect;

import dev.onggi.data.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits between tries; set by tests.
@FunctionalInterface
interface Sleeper {
    /// Waits until the time has passed or the work is cancelled.
    void sleep(Duration duration, Cancellation cancellation) throws InterruptedException;

    /// Waits by the machine's clock.
    static void real(Duration duration, Cancellation cancellation) throws InterruptedException {
        var latch = new CountDownLatch(1);
        try (var registration = cancellation.onCancel(latch::countDown)) {
            latch.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
