package dev.onggi.clean.ask;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// Whether a model may be asked a second time for what it is slow to answer: where that was asked
/// for, once a call is older than 95 of 100 answers were, and for one call in fifty. Lives on the
/// event loop.
public final class Hedging {
    /// One call of so many: 2 %.
    private static final int ONE_IN = 50;

    /// Fewer answers say nothing about the slowest in twenty.
    private static final int KNOWN = 20;

    /// Nothing is gained where answers come faster.
    private static final Duration LEAST = Duration.ofMillis(100);

    private final boolean wanted;
    private final Latencies latencies = new Latencies();
    private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);
    private long requests;
    private long hedges;

    /// A model nobody has asked yet.
    ///
    /// @param wanted whether it is ever asked a second time
    public Hedging(boolean wanted) {
        this.wanted = wanted;
    }

    /// Notes that a request goes out.
    void sent() {
        requests++;
    }

    /// Notes an answer.
    void answered(Duration latency) {
        latencies.add(latency);
    }

    /// When a call may be followed by a second one; [Instant#MAX] where none may. One that waits to
    /// be sent may not be followed before it could be slow.
    Instant due(Call call, Instant now) {
        if (!wanted || latencies.count() < KNOWN) {
            return Instant.MAX;
        }
        var p95 = latencies.p95();
        return (call.isSent() ? call.sentAt() : now).plus(p95.compareTo(LEAST) < 0 ? LEAST : p95);
    }

    /// Takes a second call out of the two per cent.
    ///
    /// @return whether there was one
    boolean take() {
        boolean allowed = (hedges + 1) * ONE_IN <= requests;
        hedges += allowed ? 1 : 0;
        return allowed;
    }

    /// Gives a second call back that was not sent.
    void unsent() {
        hedges--;
    }

    /// Notes a call that nobody waits for any more, though it will be paid.
    ///
    /// @return to be completed when it has ended
    CompletableFuture<Void> late() {
        var end = new CompletableFuture<Void>();
        ended = CompletableFuture.allOf(ended, end);
        return end;
    }

    /// The end of all calls that nobody waits for any more.
    ///
    /// @return completes on the event loop
    CompletableFuture<Void> ended() {
        return ended;
    }
}
