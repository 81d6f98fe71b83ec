package dev.onggi.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Makes a scheduler look whenever something is due: it sleeps until then, and is woken by whoever
/// ends a run or changes a pipeline.
public final class SchedulerLoop implements AutoCloseable {
    /// The longest time between two looks: a clock that was set is noticed after it.
    static final Duration NET = Duration.ofSeconds(30);

    private final Scheduler scheduler;
    private final InstantSource clock;
    private final Consumer<RuntimeException> failures;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private boolean woken;
    private boolean closed;
    private volatile Instant looked;

    private SchedulerLoop(
            Scheduler scheduler, InstantSource clock, Consumer<RuntimeException> failures) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.failures = failures;
        this.looked = clock.instant();
        this.thread = Thread.ofVirtual().name("onggi-scheduler").unstarted(this::run);
    }

    /// Begins.
    ///
    /// @param scheduler looks
    /// @param clock the same that the scheduler has
    /// @param failures is told where a whole look fails, as when the database does not answer; it
    ///   is tried again
    /// @return looks until it is closed
    public static SchedulerLoop start(
            Scheduler scheduler, InstantSource clock, Consumer<RuntimeException> failures) {
        var loop = new SchedulerLoop(scheduler, clock, failures);
        loop.thread.start();
        return loop;
    }

    /// Has it look now.
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// When it looked last without a failure.
    ///
    /// @return older than half a minute where it has fallen silent
    public Instant lastLook() {
        return looked;
    }

    private void run() {
        boolean going = true;
        while (going) {
            var next = clock.instant().plus(NET);
            try {
                next = scheduler.look().filter(next::isAfter).orElse(next);
                looked = clock.instant();
            } catch (RuntimeException e) {
                failures.accept(e);
            }
            going = sleepUntil(next);
        }
    }

    /// False once it is closed.
    private boolean sleepUntil(Instant next) {
        long nanos = Math.min(Duration.between(clock.instant(), next).toNanos(), NET.toNanos());
        lock.lock();
        try {
            while (!woken && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
            return !closed;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Ends after the look that it is at.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
