package dev.onggi.data;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Java objects that SQL refers to by number, because a function in DuckDB takes numbers and texts
/// only.
final class Handles {
    private static final AtomicLong NEXT = new AtomicLong();
    private static final Map<Long, Object> OBJECTS = new ConcurrentHashMap<>();

    private Handles() {}

    static long put(Object object) {
        long handle = NEXT.incrementAndGet();
        OBJECTS.put(handle, object);
        return handle;
    }

    static <T> T get(long handle, Class<T> type) {
        @Nullable Object object = OBJECTS.get(handle);
        if (object == null) {
            throw new IllegalStateException("handle " + handle + " is closed");
        }
        return type.cast(object);
    }

    static void remove(long handle) {
        OBJECTS.remove(handle);
    }
}
