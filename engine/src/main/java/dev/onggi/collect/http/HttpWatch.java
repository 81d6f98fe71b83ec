package dev.onggi.collect.http;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/// Aborts a request from the side when its time is up or the run is cancelled: a read that waits
/// for a socket cannot be ended otherwise.
final class HttpWatch implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(50);

    private final HttpUriRequestBase request;
    private final BooleanSupplier cancelled;
    private final Thread thread;
    private volatile long deadline;
    private volatile boolean timed = true;
    private volatile @Nullable HttpStop reason;

    HttpWatch(HttpUriRequestBase request, Duration limit, BooleanSupplier cancelled) {
        this.request = request;
        this.cancelled = cancelled;
        deadline = System.nanoTime() + limit.toNanos();
        thread = Thread.ofVirtual().name("http-watch").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    /// The head has come; from now on only a cancellation ends the request.
    void headArrived() {
        timed = false;
    }

    /// The reason for which the request was aborted, else the exception itself.
    IOException explain(IOException e) {
        var why = reason;
        return why == null ? e : why;
    }

    private void watch() {
        try {
            while (reason == null) {
                Thread.sleep(TICK);
                if (cancelled.getAsBoolean()) {
                    stop(new HttpStop.Cancelled());
                } else if (timed && System.nanoTime() - deadline > 0) {
                    stop(new HttpStop.NoAnswer());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nothing is left to watch
        }
    }

    private void stop(HttpStop why) {
        reason = why;
        request.cancel();
    }

    /// Drops the connection.
    void abort() {
        request.cancel();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
