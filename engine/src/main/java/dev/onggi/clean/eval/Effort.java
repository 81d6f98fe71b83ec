package dev.onggi.clean.eval;

import dev.onggi.clean.ask.call.Money;
import java.time.Duration;

/// What the answers of a variant took when they were bought, now or by an earlier run, their items'
/// share of each call.
///
/// @param requests calls that were answered
/// @param input tokens sent
/// @param output tokens that came back
/// @param cost in money
/// @param mean latency of a call
/// @param p95 longer than 95 of 100
/// @param paid what was paid now
public record Effort(
        long requests,
        long input,
        long output,
        Money cost,
        Duration mean,
        Duration p95,
        Money paid) {
    /// Nobody was asked.
    public static final Effort NONE =
            new Effort(0, 0, 0, Money.ZERO, Duration.ZERO, Duration.ZERO, Money.ZERO);
}
