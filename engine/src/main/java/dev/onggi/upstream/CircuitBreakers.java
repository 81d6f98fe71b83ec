package dev.onggi.upstream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The breakers of a process, one for each host.
public final class CircuitBreakers {
    /// Failures in a row that open a breaker, if nothing else is said.
    public static final int THRESHOLD = 5;

    /// How long a breaker stays open, if nothing else is said.
    public static final Duration REST = Duration.ofMinutes(1);

    private final Map<String, CircuitBreaker> byHost = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final int threshold;
    private final Duration rest;

    /// Breakers of one kind.
    ///
    /// @param clock tells the time
    /// @param threshold how many failures in a row open one
    /// @param rest how long it stays open
    public CircuitBreakers(InstantSource clock, int threshold, Duration rest) {
        this.clock = clock;
        this.threshold = threshold;
        this.rest = rest;
    }

    /// The breaker of a host.
    ///
    /// @param host in any case
    /// @return the same one on every call
    public CircuitBreaker of(String host) {
        return byHost.computeIfAbsent(
                host.toLowerCase(Locale.ROOT),
                name -> new CircuitBreaker(name, clock, threshold, rest));
    }
}
