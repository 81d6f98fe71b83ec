package dev.onggi.schedule;

import dev.onggi.schedule.KnownFile.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one look at the files of a schedule finds.
///
/// @param changed the files that are to be remembered otherwise than before
/// @param dropped the files that need not be remembered any more
/// @param arrived the files that were the same at two looks, in the order of their names
/// @param waiting whether some may still grow
record FileLook(
        Map<String, KnownFile> changed,
        Set<String> dropped,
        List<String> arrived,
        boolean waiting) {
    /// The shortest time between two looks that count as two.
    static final Duration QUIET = Duration.ofSeconds(5);

    private static final Duration REMEMBERED = Duration.ofDays(30);

    /// Compares.
    ///
    /// @param known what was seen before
    /// @param found what is there now, by path
    static FileLook of(Map<String, KnownFile> known, Map<String, FileStamp> found, Instant now) {
        var changed = new LinkedHashMap<String, KnownFile>();
        var dropped = new LinkedHashSet<String>();
        var arrived = new ArrayList<String>();
        boolean waiting = false;
        for (var entry : found.entrySet()) {
            var before = known.get(entry.getKey());
            var after = after(before, entry.getValue(), now);
            waiting |= after.state() == State.WAITING;
            if (!after.equals(before)) {
                changed.put(entry.getKey(), after);
            }
            if (before != null
                    && before.state() == State.WAITING
                    && after.state() == State.ARRIVED) {
                arrived.add(entry.getKey());
            }
        }
        known.forEach((path, file) -> {
            if (found.containsKey(path)) {
                return;
            }
            switch (file.state()) {
                case WAITING -> dropped.add(path);
                case ARRIVED -> changed.put(path, new KnownFile(file.stamp(), now, State.GONE));
                case GONE -> {
                    if (file.since().isBefore(now.minus(REMEMBERED))) {
                        dropped.add(path);
                    }
                }
            }
        });
        return new FileLook(changed, dropped, List.copyOf(arrived), waiting);
    }

    /// Takes everything for known, because nothing of it is to bring a run about.
    static FileLook known(Map<String, KnownFile> known, Map<String, FileStamp> found, Instant now) {
        var changed = new LinkedHashMap<String, KnownFile>();
        found.forEach((path, stamp) -> {
            var before = known.get(path);
            if (before == null
                    || before.state() != State.ARRIVED
                    || !before.stamp().equals(stamp)) {
                changed.put(path, new KnownFile(stamp, now, State.ARRIVED));
            }
        });
        return new FileLook(changed, Set.of(), List.of(), false);
    }

    private static KnownFile after(@Nullable KnownFile before, FileStamp stamp, Instant now) {
        if (before == null || !before.stamp().equals(stamp)) {
            return new KnownFile(stamp, now, State.WAITING);
        }
        return switch (before.state()) {
            case ARRIVED -> before;
            case GONE -> new KnownFile(stamp, now, State.ARRIVED);
            case WAITING -> {
                if (before.since().isAfter(now)) {
                    yield new KnownFile(stamp, now, State.WAITING);
                }
                boolean quiet = !before.since().plus(QUIET).isAfter(now);
                yield quiet ? new KnownFile(stamp, now, State.ARRIVED) : before;
            }
        };
    }
}
