package dev.onggi.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A time that is looked at.
///
/// @param from its begin, inclusive
/// @param to its end, exclusive
public record Period(Instant from, Instant to) {
    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /// The text that sorts before a time as the store writes it: there a whole second has no
    /// fraction, and so sorts behind its fractions.
    static String before(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().substring(0, 19);
    }

    /// The text that sorts behind every time of the second.
    static String behind(Instant at) {
        return before(at.plusSeconds(1));
    }
}
