package dev.onggi.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step that has not ended.
///
/// @param notBefore microseconds since 1970
record WaitingTask(
        String run,
        String step,
        String state,
        int attempt,
        long notBefore,
        Lane lane,
        @Nullable String pool,
        @Nullable String label,
        @Nullable String attended,
        @Nullable String worker) {
    /// How many steps are named that hold what others wait for.
    static final int SHOWN = 3;

    /// Steps that hold something, as they are told.
    static String told(List<String> holders) {
        return holders.size() <= SHOWN
                ? String.join(", ", holders)
                : String.join(", ", holders.subList(0, SHOWN)) + ", ...";
    }
}
