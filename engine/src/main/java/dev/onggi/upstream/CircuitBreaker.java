package dev.onggi.upstream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Leaves a server alone that keeps failing, and lets one call through now and then to see whether
/// it is back. Safe for use by several threads.
///
/// A caller asks [#refusal] before a call and reports its end by [#succeeded] or [#failed].
public final class CircuitBreaker {
    /// Where a breaker stands.
    public enum State {
        /// Calls pass.
        CLOSED,
        /// Calls are refused until a time.
        OPEN,
        /// One call is on its way to see whether the server is back.
        HALF_OPEN
    }

    /// A call that is not to be made.
    ///
    /// @param host what people know the server by
    /// @param failures how many calls failed in a row
    /// @param until when the server is tried again
    /// @param left how long that is from now
    public record Refusal(String host, int failures, Instant until, Duration left) {}

    private final String host;
    private final InstantSource clock;
    private final int threshold;
    private final Duration rest;
    private int failures;
    private Instant opensAt = Instant.MIN;
    private Instant trialEnds = Instant.MIN;
    private State state = State.CLOSED;

    /// A closed breaker.
    ///
    /// @param host what people know the server by
    /// @param clock tells the time
    /// @param threshold how many failures in a row open it
    /// @param rest how long it stays open
    public CircuitBreaker(String host, InstantSource clock, int threshold, Duration rest) {
        this.host = host;
        this.clock = clock;
        this.threshold = threshold;
        this.rest = rest;
    }

    /// Asks whether a call may be made. A trial call that never reports its end stops counting
    /// after the time of rest.
    ///
    /// @return why not; empty where the caller makes the call now
    public synchronized Optional<Refusal> refusal() {
        var now = clock.instant();
        var until =
                switch (state) {
                    case CLOSED -> Instant.MIN;
                    case OPEN -> opensAt;
                    case HALF_OPEN -> trialEnds;
                };
        if (now.isBefore(until)) {
            return Optional.of(new Refusal(host, failures, until, Duration.between(now, until)));
        }
        if (state != State.CLOSED) {
            state = State.HALF_OPEN;
            trialEnds = now.plus(rest);
        }
        return Optional.empty();
    }

    /// Reports a call that the server answered, even with a refusal of its own.
    public synchronized void succeeded() {
        failures = 0;
        state = State.CLOSED;
    }

    /// Reports a call that the server failed.
    public synchronized void failed() {
        failures++;
        if (state == State.HALF_OPEN || failures >= threshold) {
            state = State.OPEN;
            opensAt = clock.instant().plus(rest);
        }
    }

    /// Where the breaker stands.
    ///
    /// @return open also after its time of rest, until somebody asks
    public synchronized State state() {
        return state;
    }
}
