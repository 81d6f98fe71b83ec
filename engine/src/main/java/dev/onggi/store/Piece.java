package dev.onggi.store;

import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;

/// Work that waits for the writer, and then for the commit that holds it.
final class Piece<T extends @Nullable Object> {
    private final HandleCallback<T, RuntimeException> work;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable T value;
    private @Nullable Throwable failure;

    Piece(HandleCallback<T, RuntimeException> work) {
        this.work = work;
    }

    /// Does the work.
    ///
    /// @return whether it succeeded
    boolean attempt(Handle handle) {
        try {
            value = work.withHandle(handle);
            return true;
        } catch (RuntimeException | Error e) {
            failure = e;
            return false;
        }
    }

    /// Says that nothing of the work has happened; an own failure goes before that of others.
    void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /// Lets the caller go.
    void end() {
        ended.countDown();
    }

    /// Waits for the end, also where the thread is interrupted meanwhile: the caller has to know
    /// what became of its work.
    @SuppressWarnings("NullAway") // where there is no failure there is a value, null where T allows
    T result() {
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return switch (failure) {
            case null -> value;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        };
    }
}
