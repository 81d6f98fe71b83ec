package dev.onggi.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A task that waits for its time in a simulation.
final class VirtualTimer<V extends @Nullable Object> extends FutureTask<V>
        implements RunnableScheduledFuture<V> {
    private final VirtualTime time;
    private final Duration period;
    private Instant due;
    private long order;
    private boolean throwing;

    VirtualTimer(VirtualTime time, Callable<V> task, Instant due, Duration period) {
        super(task);
        this.time = time;
        this.due = due;
        this.period = period;
        this.order = time.next();
    }

    Instant due() {
        return due;
    }

    /// Makes the simulation end with what the task throws.
    void throwing() {
        throwing = true;
    }

    @Override
    public void run() {
        if (!isPeriodic()) {
            super.run();
            if (throwing) {
                rethrow();
            }
        } else if (super.runAndReset() && !time.isShutdown()) {
            due = due.plus(period);
            order = time.next();
            time.add(this);
        }
    }

    private void rethrow() {
        switch (state()) {
            case FAILED -> {
                switch (exceptionNow()) {
                    case RuntimeException e -> throw e;
                    case Error e -> throw e;
                    case Throwable e -> throw new IllegalStateException(e);
                }
            }
            case SUCCESS, CANCELLED, RUNNING -> {}
        }
    }

    /// The outcome of a task that ran; nothing can wait in a simulation of one thread.
    @Override
    public V get() throws InterruptedException, ExecutionException {
        if (!isDone()) {
            throw new IllegalStateException(
                    "due at " + due + ", and nothing waits in virtual time");
        }
        return super.get();
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException {
        return get();
    }

    @Override
    public boolean isPeriodic() {
        return !period.isZero();
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(Duration.between(time.instant(), due));
    }

    @Override
    public int compareTo(Delayed other) {
        if (!(other instanceof VirtualTimer<?> timer)) {
            return Long.compare(
                    getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
        int byTime = due.compareTo(timer.due);
        return byTime != 0 ? byTime : Long.compare(order, timer.order);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
