package dev.onggi.clean.ask;

import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.call.Usage;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.rate.RateLimit.Slot;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelRequest;
import dev.onggi.spi.ModelRequest.Prompt;
import dev.onggi.spi.ModelRequest.Sampling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A tiny question, to see whether a model answers. It is paid for like any other and goes the same
/// way: money is set aside, the journal told, the slot waited for, and the journal told what came.
/// Nothing is tried again.
public final class Greeting {
    private static final String NAME = "doctor";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_ANSWER = 64;
    private static final Prompt WORDS = new Prompt("", "Answer with the one word OK.");

    private final Desk desk;
    private final Entry.Origin origin;

    /// @param desk what all asking shares
    /// @param run by which the journal calls it
    public Greeting(Desk desk, String run) {
        this.desk = desk;
        this.origin = new Entry.Origin(run, NAME, NAME);
    }

    /// What a model made of it.
    ///
    /// @param reply an answer, or why there is none
    /// @param took from sending to the last byte
    public record Greeted(ModelReply reply, Duration took) {}

    /// Asks. May be called on any thread.
    ///
    /// @param model who is asked
    /// @return completes on the event loop once what came back is in the journal; fails with an
    ///   [OnggiException] where a budget stands against it or the journal cannot be written
    public CompletableFuture<Greeted> ask(AskedModel model) {
        return CompletableFuture.completedFuture(model).thenComposeAsync(this::begin, desk.loop());
    }

    private CompletionStage<Greeted> begin(AskedModel model) {
        var request =
                new ModelRequest(
                        model.address().name(),
                        WORDS,
                        LONGEST_ANSWER,
                        Sampling.DEFAULT,
                        null,
                        PATIENCE);
        var call = reserved(model, request);
        desk.budget()
                .reserve(call, Limits.NONE)
                .ifPresent(refusal -> {
                    throw new OnggiException(List.of(refusal.problem()));
                });
        return desk.journal()
                .append(call)
                .thenCompose(nothing -> slot(model, call))
                .thenCompose(slot -> send(model, call, request, slot));
    }

    private Entry.Reserved reserved(AskedModel model, ModelRequest request) {
        var address = model.address();
        var worst = new Tokens(Posed.bytes(request), request.maxOutputTokens());
        return new Entry.Reserved(
                CallId.next(desk.random()),
                desk.clock().instant(),
                origin,
                new Entry.Target(address.endpoint(), address.label()),
                new Entry.Worst(address.price().worst(worst), worst),
                new Entry.Asked(NAME, "", List.of()));
    }

    private CompletionStage<Slot> slot(AskedModel model, Entry.Reserved call) {
        var now = desk.clock().instant();
        var slot = model.manners().rate().reserve(now, call.worst().tokens());
        var due = new CompletableFuture<Slot>();
        long wait = Duration.between(now, slot.at()).toNanos();
        var _ = desk.loop().schedule(() -> due.complete(slot), wait, TimeUnit.NANOSECONDS);
        return due;
    }

    private CompletionStage<Greeted> send(
            AskedModel model, Entry.Reserved call, ModelRequest request, Slot slot) {
        var sent = desk.clock().instant();
        return model.address()
                .client()
                .ask(request)
                .handleAsync(
                        (reply, failure) -> ended(model, call, told(reply, failure), sent, slot),
                        desk.loop())
                .thenCompose(stage -> stage);
    }

    private static ModelReply told(@Nullable ModelReply reply, @Nullable Throwable failure) {
        return reply == null ? Call.broken(failure) : reply;
    }

    private CompletionStage<Greeted> ended(
            AskedModel model, Entry.Reserved call, ModelReply reply, Instant sent, Slot slot) {
        var now = desk.clock().instant();
        var took = Duration.between(sent, now);
        var end =
                switch (reply) {
                    case ModelReply.Answered answer -> {
                        var usage = Usage.of(answer.usage());
                        slot.used(usage);
                        var cost = model.address().price().cost(usage);
                        yield new Entry.Answered(
                                call.call(), now, Entry.Reply.of(answer), usage, cost, took);
                    }
                    case ModelReply.Rejected no -> {
                        var charged = no.charged() ? call.worst().cost() : Money.ZERO;
                        yield new Entry.Failed(
                                call.call(), now, Call.far(no), no.message(), charged);
                    }
                };
        desk.budget().accept(end);
        return desk.journal()
                .append(end)
                .thenApply(nothing -> {
                    if (end instanceof Entry.Answered) { // nobody has to read it again
                        var _ = desk.journal().append(new Entry.Settled(call.call()));
                    }
                    return new Greeted(reply, took);
                });
    }
}
