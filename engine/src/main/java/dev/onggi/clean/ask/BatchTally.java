package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Entry.Answered;
import dev.onggi.clean.ask.journal.Entry.Failed;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import java.util.function.Consumer;

/// Counts and tells what came of requests in batches. Their latency is no measure of anything.
final class BatchTally {
    private final Consumer<CallReport> called;
    private Money cost = Money.ZERO;
    private long input;
    private long output;
    private long sent;
    private long failed;

    /// @param called is told of each call
    BatchTally(Consumer<CallReport> called) {
        this.called = called;
    }

    void answered(Reserved call, String batch, Answered answered) {
        var usage = answered.usage();
        sent++;
        input += usage.input();
        output += usage.output();
        cost = cost.plus(answered.cost());
        called.accept(CallReport.of(call, batch, answered));
    }

    void failed(Reserved call, String batch, Failed failure) {
        if (failure.kind() != Entry.Kind.UNSENT) {
            sent++;
            failed++;
        }
        cost = cost.plus(failure.charged());
        called.accept(CallReport.of(call, batch, failure));
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
