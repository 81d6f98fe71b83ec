package dev.onggi.data;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Says that work should end, and ends what is waiting. Safe for use by several threads.
public final class Cancellation {
    private final List<Runnable> handlers = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    /// A handle that takes a handler back.
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /// Asks the work to end; further calls do nothing.
    public void cancel() {
        cancelled = true;
        handlers.forEach(Runnable::run);
    }

    /// Whether the work should end.
    ///
    /// @return true after [#cancel]
    public boolean cancelled() {
        return cancelled;
    }

    /// Runs a handler on cancellation, at once where that has happened already.
    ///
    /// @param handler ends what is waiting; may run twice
    /// @return takes the handler back
    public Registration onCancel(Runnable handler) {
        handlers.add(handler);
        if (cancelled) {
            handler.run();
        }
        return () -> handlers.remove(handler);
    }
}
