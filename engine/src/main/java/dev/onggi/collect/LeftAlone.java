package dev.onggi.collect;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Failure.Blame;
import dev.onggi.upstream.CircuitBreaker;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Refuses to collect from a source that keeps failing.
final class LeftAlone {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private LeftAlone() {}

    /// Returns where the source may be asked.
    ///
    /// @param zone the time zone of the message
    static void check(CircuitBreaker breaker, ZoneId zone) throws Failure {
        var refusal = breaker.refusal();
        if (refusal.isPresent()) {
            throw failure(refusal.get(), zone);
        }
    }

    private static Failure failure(CircuitBreaker.Refusal refusal, ZoneId zone) {
        return new Failure(
                        Blame.UPSTREAM,
                        true,
                        "%s failed %d times in a row and is left alone; it is tried again at %s"
                                .formatted(
                                        refusal.host(),
                                        refusal.failures(),
                                        TIME.format(refusal.until().atZone(zone))),
                        "Wait, or see to the source; `if_down: last_good` goes on with what was"
                                + " collected last.",
                        null)
                .retryAfter(refusal.left());
    }
}
