package dev.onggi.server.live;

import dev.onggi.event.Event;
import dev.onggi.event.Events;
import dev.onggi.event.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The latest events of this process, numbered, so that a listener who was cut off goes on where it
/// was. Listeners wait on threads of their own and never hold anybody up: who falls behind by more
/// than is kept is told so.
public final class EventFeed implements AutoCloseable {
    private static final int KEPT = 1 << 16;

    private final String epoch = UUID.randomUUID().toString().substring(0, 8);
    private final @Nullable Told[] ring = new Told[KEPT];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Function<Event, Told> writer;
    private final Subscription subscription;
    private long next = 1;
    private boolean closed;

    /// An event as listeners get it.
    ///
    /// @param kind such as `run_ended`
    /// @param run its run, or an empty text
    /// @param pipeline its pipeline, or an empty text
    /// @param json its body on one line
    record Told(String kind, String run, String pipeline, String json) {}

    /// An event with its number.
    record Numbered(long number, Told told) {}

    /// Some events.
    ///
    /// @param events in their order
    /// @param lost whether some before them are not kept any more
    record Piece(List<Numbered> events, boolean lost) {}

    /// The events of a bus from now on.
    ///
    /// @param events the bus
    /// @param writer writes events, once for all listeners
    EventFeed(Events events, Function<Event, Told> writer) {
        this.writer = writer;
        this.subscription = events.subscribe(this::take);
    }

    private void take(Event event) {
        var told = writer.apply(event);
        lock.lock();
        try {
            ring[(int) (next % KEPT)] = told;
            next++;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The number of the newest event.
    long newest() {
        lock.lock();
        try {
            return next - 1;
        } finally {
            lock.unlock();
        }
    }

    /// The events behind a number; waits for one where there is none.
    ///
    /// @param after the last one that was seen
    /// @param patience the longest wait
    /// @param most how many at most
    /// @return none where nothing happened
    Piece read(long after, Duration patience, int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (after >= next - 1 && !closed && left > 0) {
                left = more.awaitNanos(left);
            }
            long first = Math.max(after + 1, next - KEPT);
            var events = new ArrayList<Numbered>();
            for (long number = Math.max(1, first);
                    number < next && events.size() < most;
                    number++) {
                var told = ring[(int) (number % KEPT)];
                if (told != null) {
                    events.add(new Numbered(number, told));
                }
            }
            return new Piece(events, first > after + 1);
        } finally {
            lock.unlock();
        }
    }

    /// The cursor of a number, which another start of the server does not take for its own.
    String cursor(long number) {
        return epoch + "-" + number;
    }

    /// The number of a cursor.
    ///
    /// @return -1 where it is of another start of the server, or none at all
    long number(String cursor) {
        try {
            return cursor.startsWith(epoch + "-")
                    ? Long.parseLong(cursor.substring(epoch.length() + 1))
                    : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// Lets every listener end.
    @Override
    public void close() {
        subscription.close();
        lock.lock();
        try {
            closed = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
