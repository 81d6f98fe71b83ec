package dev.onggi.collect.http;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Failure.Blame;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Stops asking a source that keeps failing, and lets one call through now and then to see whether
/// it is back. Safe for use by several threads.
///
/// A caller asks [#check] before a call and reports its end by [#succeeded] or [#failed].
public final class CircuitBreaker {
    /// Where a breaker stands.
    public enum State {
        /// Calls pass.
        CLOSED,
        /// Calls are refused until a time.
        OPEN,
        /// One call is on its way to see whether the source is back.
        HALF_OPEN
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

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
    /// @param host what people know the source by
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
    /// @param zone the time zone of the message
    /// @throws Failure while the breaker is open; it says when the source is tried again
    public synchronized void check(ZoneId zone) throws Failure {
        var now = clock.instant();
        switch (state) {
            case CLOSED -> {
                return;
            }
            case OPEN -> {
                if (now.isBefore(opensAt)) {
                    throw refusal(opensAt, now, zone);
                }
            }
            case HALF_OPEN -> {
                if (now.isBefore(trialEnds)) {
                    throw refusal(trialEnds, now, zone);
                }
            }
        }
        state = State.HALF_OPEN;
        trialEnds = now.plus(rest);
    }

    private Failure refusal(Instant until, Instant now, ZoneId zone) {
        var wait = Duration.between(now, until);
        return new Failure(
                        Blame.UPSTREAM,
                        true,
                        "%s failed %d times in a row and is left alone; it is tried again at %s"
                                .formatted(host, failures, TIME.format(until.atZone(zone))),
                        "Wait, or see to the source; `if_down: last_good` goes on with what was"
                                + " collected last.",
                        null)
                .retryAfter(wait);
    }

    /// Reports a call that the source answered, even with a refusal of its own.
    public synchronized void succeeded() {
        failures = 0;
        state = State.CLOSED;
    }

    /// Reports a call that the source failed.
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
