package dev.onggi.event;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Somebody who follows events.
///
/// Where the follower is slow its queue fills: first events that only show progress are dropped,
/// and with twice as many waiting all others too. What was dropped is counted.
public final class Subscription implements AutoCloseable {
    static final int USUAL = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final Consumer<Event> follower;
    private final int length;
    private final Consumer<Subscription> ended;
    private final ArrayDeque<Event> queue = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;
    private long lost;

    Subscription(Consumer<Event> follower, int length, Consumer<Subscription> ended) {
        this.follower = follower;
        this.length = length;
        this.ended = ended;
    }

    void start() {
        Thread.ofVirtual().name("events").start(this::follow);
    }

    void offer(Event event) {
        lock.lock();
        try {
            if (queue.size() >= (event.passing() ? length : 2 * length)) {
                lost++;
            } else if (!closed) {
                queue.add(event);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        for (var event = next(); event != null; event = next()) {
            try {
                follower.accept(event);
            } catch (RuntimeException e) {
                LOG.warn("a follower of events failed at {}", event, e);
            }
        }
    }

    private @Nullable Event next() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            return queue.poll();
        } finally {
            lock.unlock();
        }
    }

    /// How many events were dropped because the follower is too slow.
    ///
    /// @return a number that only grows
    public long lost() {
        lock.lock();
        try {
            return lost;
        } finally {
            lock.unlock();
        }
    }

    /// Takes no more events; those that wait are still followed.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        ended.accept(this);
    }
}
