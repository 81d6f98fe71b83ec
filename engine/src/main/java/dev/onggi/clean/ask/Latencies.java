package dev.onggi.clean.ask;

import java.time.Duration;

/// How long answers took, in steps of two per cent.
final class Latencies {
    private static final double STEP = Math.log(1.02);
    private static final int STEPS = 1200;

    private final long[] steps = new long[STEPS];
    private long count;
    private long nanos;

    void add(Duration latency) {
        count++;
        nanos += latency.toNanos();
        steps[step(latency)]++;
    }

    long count() {
        return count;
    }

    /// Nothing where there was no answer.
    Duration mean() {
        return count == 0 ? Duration.ZERO : Duration.ofNanos(nanos / count);
    }

    /// The time that 95 of 100 answers did not need; nothing where there was no answer.
    Duration p95() {
        long wanted = (long) Math.ceil(count * 0.95);
        long seen = 0;
        for (int i = 0; i < STEPS; i++) {
            seen += steps[i];
            if (seen >= wanted && seen > 0) {
                return Duration.ofNanos((long) (Math.exp(i * STEP) * 1e3));
            }
        }
        return Duration.ZERO;
    }

    private static int step(Duration latency) {
        double micros = Math.max(1, latency.toNanos() / 1e3);
        return (int) Math.min(STEPS - 1L, Math.round(Math.log(micros) / STEP));
    }
}
