package dev.onggi.store;

import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;

/// A transaction under way: what joins it shares its fate.
final class Transaction {
    private final Handle handle;
    private final Set<String> topics;
    private @Nullable RuntimeException spoilt;

    /// @param handle its connection
    /// @param topics takes those that are to be woken once it has been committed
    Transaction(Handle handle, Set<String> topics) {
        this.handle = handle;
        this.topics = topics;
    }

    Handle handle() {
        return handle;
    }

    void signal(String topic) {
        topics.add(topic);
    }

    /// Runs a part of the transaction. Where a part fails nothing of the transaction happens, even
    /// if whoever called the part goes on.
    <T extends @Nullable Object> T join(HandleCallback<T, RuntimeException> work) {
        try {
            return work.withHandle(handle);
        } catch (RuntimeException e) {
            if (spoilt == null) {
                spoilt = e;
            }
            throw e;
        }
    }

    void throwIfSpoilt() {
        if (spoilt != null) {
            throw spoilt;
        }
    }
}
