package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Usage;
import java.time.Duration;
import java.util.Optional;

/// Counts what a job does. Latencies are kept in steps of two per cent.
final class Tally {
    private static final double STEP = Math.log(1.02);
    private static final int STEPS = 1200;
    private static final int HOPELESS = 20;

    private final long[] latencies = new long[STEPS];
    private Money cost = Money.ZERO;
    private long nanos;
    private long replies;
    private long input;
    private long output;
    private long sent;
    private long failed;
    private long answered;
    private long rejected;

    void sent() {
        sent++;
    }

    void failed(Money charged) {
        failed++;
        cost = cost.plus(charged);
    }

    void reply(Usage usage, Money price, Duration latency) {
        cost = cost.plus(price);
        input += usage.input();
        output += usage.output();
        replies++;
        nanos += latency.toNanos();
        latencies[step(latency)]++;
    }

    void answered(long questions) {
        answered += questions;
    }

    void rejected() {
        rejected++;
    }

    /// Whether so many questions were rejected, and none answered, that the rest is not worth its
    /// money.
    boolean hopeless() {
        return answered == 0 && rejected >= HOPELESS;
    }

    Outcome outcome(Optional<Stop> stop) {
        var mean = replies == 0 ? Duration.ZERO : Duration.ofNanos(nanos / replies);
        return new Outcome(
                answered,
                rejected,
                new Outcome.Spent(cost, input, output),
                new Outcome.Calls(sent, failed, mean, percentile(0.95)),
                stop);
    }

    private static int step(Duration latency) {
        double micros = Math.max(1, latency.toNanos() / 1e3);
        return (int) Math.min(STEPS - 1L, Math.round(Math.log(micros) / STEP));
    }

    private Duration percentile(double share) {
        long wanted = (long) Math.ceil(replies * share);
        long seen = 0;
        for (int i = 0; i < STEPS; i++) {
            seen += latencies[i];
            if (seen >= wanted && seen > 0) {
                return Duration.ofNanos((long) (Math.exp(i * STEP) * 1e3));
            }
        }
        return Duration.ZERO;
    }
}
