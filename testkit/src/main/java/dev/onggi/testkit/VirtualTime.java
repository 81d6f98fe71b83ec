package dev.onggi.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A clock and the executor that runs by it, both simulated: time stands still while a task runs
/// and jumps to the next timer between two. Tasks due at one instant run in the order in which they
/// were handed over, so a program that lives on this executor does the same on every run.
///
/// Everything happens on the thread that calls a `run` method. A task that throws out of [#execute]
/// ends that call; what a scheduled task throws is kept by its future.
public final class VirtualTime extends AbstractExecutorService
        implements ScheduledExecutorService, InstantSource {
    private final PriorityQueue<VirtualTimer<?>> timers = new PriorityQueue<>();
    private Instant now;
    private long handedOver;
    private boolean shutdown;

    /// A simulation that begins at an instant.
    ///
    /// @param start the first time it tells
    public VirtualTime(Instant start) {
        now = start;
    }

    /// A simulation that begins at a written instant.
    ///
    /// @param start such as `2026-01-01T00:00:00Z`
    /// @return the simulation
    public static VirtualTime at(String start) {
        return new VirtualTime(Instant.parse(start));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Runs until nothing is left to do. A periodic task would never let it end.
    ///
    /// @return how many tasks ran
    public long run() {
        return runUntil(Instant.MAX);
    }

    /// Runs everything that is due within a time, and moves the clock to its end.
    ///
    /// @param span how far to go
    /// @return how many tasks ran
    public long runFor(Duration span) {
        var end = now.plus(span);
        long ran = runUntil(end);
        now = end;
        return ran;
    }

    private long runUntil(Instant end) {
        long ran = 0;
        for (var next = timers.peek(); next != null; next = timers.peek()) {
            if (next.due().isAfter(end)) {
                break;
            }
            timers.remove();
            if (!next.isCancelled()) {
                now = next.due().isAfter(now) ? next.due() : now;
                next.run();
                ran++;
            }
        }
        return ran;
    }

    void add(VirtualTimer<?> timer) {
        timers.add(timer);
    }

    long next() {
        return handedOver++;
    }

    private <V extends @Nullable Object> VirtualTimer<V> start(
            Callable<V> task, Duration delay, Duration period) {
        if (shutdown) {
            throw new RejectedExecutionException("shut down");
        }
        var due = delay.isNegative() ? now : now.plus(delay);
        var timer = new VirtualTimer<>(this, task, due, period);
        timers.add(timer);
        return timer;
    }

    @Override
    public void execute(Runnable task) {
        start(Executors.callable(task), Duration.ZERO, Duration.ZERO).throwing();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return start(
                Executors.callable(task), Duration.of(delay, unit.toChronoUnit()), Duration.ZERO);
    }

    @Override
    public <V extends @Nullable Object> ScheduledFuture<V> schedule(
            Callable<V> task, long delay, TimeUnit unit) {
        return start(task, Duration.of(delay, unit.toChronoUnit()), Duration.ZERO);
    }

    /// A task takes no time here, so a fixed rate and a fixed delay are the same.
    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
            Runnable task, long delay, long period, TimeUnit unit) {
        var every = Duration.of(period, unit.toChronoUnit());
        if (!every.isPositive()) {
            throw new IllegalArgumentException("period " + period);
        }
        return start(Executors.callable(task), Duration.of(delay, unit.toChronoUnit()), every);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
            Runnable task, long delay, long period, TimeUnit unit) {
        return scheduleAtFixedRate(task, delay, period, unit);
    }

    /// Drops every task that waits, as a process does that dies; new ones may be handed over.
    public void forget() {
        timers.clear();
    }

    /// Takes no new tasks; those handed over still run, periodic ones once more.
    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        List<Runnable> left = new ArrayList<>(timers);
        timers.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && timers.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        runFor(Duration.of(timeout, unit.toChronoUnit()));
        return isTerminated();
    }
}
