package dev.onggi.collect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Rows on their way from the source's thread to DuckDB's, with room for a few batches: whoever is
/// faster waits.
final class Handover {
    private static final int MOST_BATCHES = 8;
    private static final long MOST_BYTES = 6L << 20;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Shape.Shaped> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean finished;
    private boolean abandoned;
    private @Nullable Throwable failure;

    /// Ends a source whose rows nobody takes any more.
    static final class Abandoned extends EndOfCollection {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("the collection has ended");
        }
    }

    /// Hands rows on, waiting for room.
    void put(Shape.Shaped rows) {
        lock.lock();
        try {
            while (!abandoned
                    && (waiting.size() >= MOST_BATCHES
                            || (bytes + rows.bytes() > MOST_BYTES && !waiting.isEmpty()))) {
                changed.awaitUninterruptibly();
            }
            if (abandoned) {
                throw new Abandoned();
            }
            waiting.add(rows);
            bytes += rows.bytes();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Says that no more rows come.
    ///
    /// @param cause why the source failed, or null where it did not
    void finish(@Nullable Throwable cause) {
        lock.lock();
        try {
            finished = true;
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The rows to be taken next, waiting for them.
    ///
    /// @return null after the last
    /// @throws Exception the source's
    Shape.@Nullable Shaped peek() throws Exception {
        lock.lock();
        try {
            while (waiting.isEmpty() && !finished && !abandoned) {
                changed.awaitUninterruptibly();
            }
            if (abandoned) {
                throw new Abandoned();
            }
            switch (failure) {
                case null -> {
                    return waiting.peek();
                }
                case Exception e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes the rows that [#peek] showed.
    void take() {
        lock.lock();
        try {
            bytes -= waiting.remove().bytes();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Lets both sides go.
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Why the source failed.
    @Nullable Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }
}
