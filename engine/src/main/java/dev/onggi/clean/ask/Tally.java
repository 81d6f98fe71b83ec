package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Usage;
import java.time.Duration;
import java.util.Optional;

/// Counts what a job does.
final class Tally {
    private static final int HOPELESS = 20;

    private final Latencies latencies = new Latencies();
    private Money cost = Money.ZERO;
    private long input;
    private long output;
    private long sent;
    private long hedges;
    private long failed;
    private long answered;
    private long rejected;

    void sent(Call call) {
        sent++;
        hedges += call.isHedge() ? 1 : 0;
    }

    /// A call that was sent and whose end the job does not wait for.
    void late(Call call) {
        sent(call);
        cost = cost.plus(call.reserved().worst().cost());
    }

    void failed(Money charged) {
        failed++;
        cost = cost.plus(charged);
    }

    void reply(Usage usage, Money price, Duration latency) {
        cost = cost.plus(price);
        input += usage.input();
        output += usage.output();
        latencies.add(latency);
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
        return new Outcome(
                answered,
                rejected,
                new Outcome.Spent(cost, input, output),
                new Outcome.Calls(sent, failed, hedges, latencies.mean(), latencies.p95()),
                stop);
    }
}
