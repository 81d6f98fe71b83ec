package dev.onggi.schedule;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Cursors that outlive every restart of a test.
final class MemoryCursors implements Cursors {
    private final Map<ScheduleKey, Instant> positions = new HashMap<>();

    @Override
    public Map<ScheduleKey, Instant> all() {
        return positions;
    }

    @Override
    public void begin(ScheduleKey key, Instant at) {
        positions.putIfAbsent(key, at);
    }

    @Override
    public void advance(ScheduleKey key, Instant to) {
        positions.computeIfPresent(key, (_, at) -> at.isBefore(to) ? to : at);
    }

    @Override
    public void setBack(ScheduleKey key, Instant from, Instant to) {
        positions.replace(key, from, to);
    }

    @Override
    public void forget(ScheduleKey key) {
        positions.remove(key);
    }
}
