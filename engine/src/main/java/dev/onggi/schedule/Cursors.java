package dev.onggi.schedule;

import java.time.Instant;
import java.util.Map;

/// How far each schedule has been carried on, kept across restarts and shared by all servers of a
/// workspace. Instants are kept to the microsecond.
interface Cursors {
    /// How far each schedule is: its slots up to then, inclusive, are dealt with.
    Map<ScheduleKey, Instant> all();

    /// Begins a schedule; one that another server has begun stays as it is.
    void begin(ScheduleKey key, Instant at);

    /// Carries a schedule on; never back.
    void advance(ScheduleKey key, Instant to);

    /// Sets a schedule back, unless another server has moved it meanwhile.
    void setBack(ScheduleKey key, Instant from, Instant to);

    /// Forgets a schedule and what it has seen.
    void forget(ScheduleKey key);
}
