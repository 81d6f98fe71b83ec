package dev.onggi.schedule;

import java.time.Instant;
import java.util.List;

/// An occasion on which a pipeline runs by itself.
///
/// @param key the schedule it belongs to
/// @param kind what brought it about
/// @param from start of its interval, inclusive: the occasion before it
/// @param at the occasion and end of its interval, exclusive; the logical date of its run, unique
///   among those of its pipeline and kind
/// @param missed how many occasions before it were let go for it
/// @param causes the files, or the run, that brought it about; none for a time
public record Slot(
        ScheduleKey key, Kind kind, Instant from, Instant at, long missed, List<String> causes) {
    /// What brings runs about.
    public enum Kind {
        /// A time of a schedule.
        TIME,
        /// The arrival of data.
        DATA,
        /// Somebody who wants a range of time repeated or made up for.
        BACKFILL
    }

    /// A time of a schedule.
    static Slot time(ScheduleKey key, Instant from, Instant at, long missed) {
        return new Slot(key, Kind.TIME, from, at, missed, List.of());
    }
}
