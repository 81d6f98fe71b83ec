package dev.onggi.server.api;

import dev.onggi.data.Cancellation;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The few threads that may ask DuckDB for callers. They are no virtual ones, which DuckDB would
/// pin; who comes when all have enough to do is told to come again.
public final class TableWork implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int WAITING = 64;
    private static final long COME_AGAIN_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().name("onggi-tables-", 0).daemon().factory());

    /// Work on tables.
    ///
    /// @param <T> what comes out
    interface Work<T extends @Nullable Object> {
        T run(Cancellation stop) throws Exception;
    }

    <T extends @Nullable Object> T run(Work<T> work) {
        return run(work, PATIENCE);
    }

    <T extends @Nullable Object> T run(Work<T> work, Duration patience) {
        var stop = new Cancellation();
        try {
            var running = threads.submit(() -> work.run(stop));
            return running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw CallException.later(ServerProblem.BUSY, COME_AGAIN_SECONDS);
        } catch (TimeoutException e) {
            stop.cancel();
            throw CallException.later(ServerProblem.BUSY, PATIENCE.toSeconds());
        } catch (InterruptedException e) {
            stop.cancel();
            Thread.currentThread().interrupt();
            throw CallException.later(ServerProblem.BUSY, COME_AGAIN_SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
