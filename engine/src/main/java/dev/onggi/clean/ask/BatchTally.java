package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Usage;

/// Counts what came of requests in batches. Their latency is no measure of anything.
final class BatchTally {
    private Money cost = Money.ZERO;
    private long input;
    private long output;
    private long sent;
    private long failed;

    void answered(Usage usage, Money price) {
        sent++;
        input += usage.input();
        output += usage.output();
        cost = cost.plus(price);
    }

    void failed(Money charged) {
        sent++;
        failed++;
        cost = cost.plus(charged);
    }

    long sent() {
        return sent;
    }

    long unanswered() {
        return failed;
    }

    Outcome.Spent spent() {
        return new Outcome.Spent(cost, input, output);
    }
}
