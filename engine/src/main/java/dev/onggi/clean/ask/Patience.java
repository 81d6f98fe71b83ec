package dev.onggi.clean.ask;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How long a job bears models that do not answer: so long without a sign of life, and much longer
/// where a provider goes on asking to wait.
final class Patience {
    /// How much longer a provider may go on asking to wait.
    private static final int LIMITED = 12;

    private final InstantSource clock;
    private final Duration limit;
    private Instant lastGood;
    private Instant lastSign;

    Patience(InstantSource clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
        this.lastGood = clock.instant();
        this.lastSign = lastGood;
    }

    /// Notes an answer.
    void answered() {
        lastGood = clock.instant();
        sign(lastGood);
    }

    /// Notes that a provider lives, and asks to be left alone until a time.
    void sign(Instant until) {
        lastSign = until.isAfter(lastSign) ? until : lastSign;
    }

    /// Whether every call has failed for too long.
    boolean isOver() {
        var now = clock.instant();
        return Duration.between(lastSign, now).compareTo(limit) > 0
                || Duration.between(lastGood, now).compareTo(limit.multipliedBy(LIMITED)) > 0;
    }
}
