package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Usage;
import dev.onggi.clean.ask.form.Answer;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.rate.RateLimit.Slot;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One sending of one batch: journalled before it is sent, and again before its answer is read.
final class Call {
    /// The longest wait between two tries.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /// A wait that no provider means.
    private static final Duration ABSURD = Duration.ofDays(1);

    private final Desk desk;
    private final Job job;
    private final AskedModel model;
    private final Batch batch;
    private final Posed posed;
    private Instant sentAt = Instant.MAX;
    private @Nullable ScheduledFuture<?> waiting;
    private Runnable sending = () -> {};
    private boolean withdrawn;
    private ModelReply.@Nullable Answered reply;

    private Call(Desk desk, Job job, AskedModel model, Batch batch, Posed posed) {
        this.desk = desk;
        this.job = job;
        this.model = model;
        this.batch = batch;
        this.posed = posed;
    }

    static Call of(Desk desk, Job job, AskedModel model, Batch batch, String version) {
        var posed = Posed.of(desk, job, model, model.address().price(), batch, version);
        return new Call(desk, job, model, batch, posed);
    }

    /// A second call for the same batch, with ids of its own.
    Call again() {
        var version = reserved().asked().prompt();
        var second = Posed.of(desk, job, model, model.address().price(), batch, version);
        return new Call(desk, job, model, batch, second.hedging(id()));
    }

    /// How a call ended.
    sealed interface Ended {}

    /// It was given up before it was sent.
    record Unsent() implements Ended {}

    /// The journal cannot be written.
    record DiskFailed(Problem problem) implements Ended {}

    /// A good answer.
    record Good(Question question, Answer answer) {}

    /// The provider answered.
    ///
    /// @param good what can be used
    /// @param bad the rest, with what is wrong
    /// @param cut whether the answer was cut, so that less has to be asked at once
    record Read(
            List<Good> good,
            List<Batch.Part> bad,
            boolean cut,
            Usage usage,
            Money cost,
            Duration latency)
            implements Ended {}

    /// The provider did not answer.
    ///
    /// @param pause how long to wait before another try
    record NoAnswer(
            ModelReply.Kind kind,
            String message,
            boolean retryable,
            Money charged,
            Duration pause,
            Duration latency)
            implements Ended {}

    CallId id() {
        return reserved().call();
    }

    Entry.Reserved reserved() {
        return posed.reserved();
    }

    Batch batch() {
        return batch;
    }

    AskedModel model() {
        return model;
    }

    ModelRequest request() {
        return posed.request();
    }

    /// What came back; empty where nothing did.
    Optional<ModelReply.Answered> reply() {
        return Optional.ofNullable(reply);
    }

    Instant sentAt() {
        return sentAt;
    }

    boolean isSent() {
        return sentAt.isBefore(Instant.MAX);
    }

    /// Whether it asks what another call asks too.
    boolean isHedge() {
        return reserved().asked().hedges() != null;
    }

    /// Journals, waits for its time and sends.
    ///
    /// @param givenUp asked before it is sent
    /// @param ended told on the event loop
    void send(BooleanSupplier givenUp, Consumer<Ended> ended) {
        desk.journal()
                .append(reserved())
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        model.manners().concurrency().left();
                        ended.accept(new DiskFailed(problem(failure)));
                        return;
                    }
                    var now = desk.clock().instant();
                    var slot = model.manners().rate().reserve(now, reserved().worst().tokens());
                    var wait = Duration.between(now, slot.at()).toNanos();
                    sending = () -> sendNow(slot, givenUp, ended);
                    if (wait <= 0 || withdrawn) {
                        sending.run();
                    } else {
                        waiting = desk.loop().schedule(sending, wait, TimeUnit.NANOSECONDS);
                    }
                });
    }

    /// Gives a call up now that would be given up when its time comes.
    void withdraw() {
        withdrawn = true;
        if (waiting != null && waiting.cancel(false)) {
            sending.run();
        }
    }

    private void sendNow(Slot slot, BooleanSupplier givenUp, Consumer<Ended> ended) {
        if (givenUp.getAsBoolean()) {
            slot.unsent();
            model.manners().concurrency().left();
            if (isHedge()) {
                model.manners().hedging().unsent();
            }
            failed(Entry.Kind.UNSENT, "given up", Money.ZERO, new Unsent(), ended);
            return;
        }
        sentAt = desk.clock().instant();
        model.manners().hedging().sent();
        model.address()
                .client()
                .ask(posed.request())
                .whenCompleteAsync(
                        (reply, failure) -> {
                            if (reply instanceof ModelReply.Answered answered) {
                                answered(answered, slot, ended);
                            } else {
                                rejected(rejection(reply, failure), slot, ended);
                            }
                        },
                        desk.loop());
    }

    private static ModelReply.Rejected rejection(
            @Nullable ModelReply reply, @Nullable Throwable failure) {
        return reply instanceof ModelReply.Rejected rejected ? rejected : broken(failure);
    }

    /// A client that failed where it should have told why there is no answer.
    static ModelReply.Rejected broken(@Nullable Throwable failure) {
        return new ModelReply.Rejected(
                ModelReply.Kind.NETWORK,
                String.valueOf(failure),
                true,
                true,
                ModelReply.Response.NONE);
    }

    private void answered(ModelReply.Answered reply, Slot slot, Consumer<Ended> ended) {
        var now = desk.clock().instant();
        var manners = model.manners();
        this.reply = reply;
        manners.concurrency().answered(sentAt, now);
        manners.breaker().succeeded();
        model.answered(now);
        var usage = Usage.of(reply.usage());
        slot.used(usage);
        var cost = model.address().price().cost(usage);
        var latency = Duration.between(sentAt, now);
        manners.hedging().answered(latency);
        var entry = new Entry.Answered(id(), now, Entry.Reply.of(reply), usage, cost, latency);
        desk.budget().accept(entry);
        desk.journal()
                .append(entry)
                .whenComplete((nothing, failure) ->
                        ended.accept(
                                failure == null
                                        ? read(reply, usage, cost, latency)
                                        : new DiskFailed(problem(failure))));
    }

    private Read read(ModelReply.Answered reply, Usage usage, Money cost, Duration latency) {
        var good = new ArrayList<Good>();
        var bad = new ArrayList<Batch.Part>();
        var finish = reply.finish();
        var whole = finish == ModelReply.Finish.STOP || finish == ModelReply.Finish.OTHER;
        var reading = whole ? job.form().read(reply.text(), posed.items(), posed.nonce()) : null;
        for (var item : posed.items()) {
            var answer = reading == null ? null : reading.good().get(item.id());
            if (answer != null) {
                good.add(new Good(item.question(), answer));
            } else {
                var why = reading == null ? unfinished(finish) : reading.bad().get(item.id());
                bad.add(new Batch.Part(item.question(), why));
            }
        }
        return new Read(good, bad, !whole, usage, cost, latency);
    }

    private static String unfinished(ModelReply.Finish finish) {
        return switch (finish) {
            case LENGTH -> "the answer does not fit into max_tokens";
            case FILTERED -> "the provider's filter cut the answer";
            case REFUSED -> "the model refuses to answer";
            case STOP, OTHER -> "";
        };
    }

    private void rejected(ModelReply.Rejected reply, Slot slot, Consumer<Ended> ended) {
        var now = desk.clock().instant();
        var manners = model.manners();
        var kind = reply.kind();
        switch (kind) {
            case RATE_LIMITED -> {
                manners.concurrency().overloaded(sentAt, now);
                manners.rate().pause(now.plus(wait(reply)));
                lives();
            }
            case OVERLOADED -> {
                manners.concurrency().overloaded(sentAt, now);
                manners.rate().pause(now.plus(wait(reply)));
                model.failed(sentAt, reply.message());
                if (model.isFailing(now, job.shortPatience())) {
                    manners.breaker().failed();
                } else {
                    manners.breaker().succeeded();
                }
            }
            case SERVER_ERROR, TIMEOUT, NETWORK, MALFORMED -> {
                manners.concurrency().failed(sentAt, now);
                manners.breaker().failed();
                model.failed(sentAt, reply.message());
            }
            case QUOTA,
                    INVALID_REQUEST,
                    TOO_LARGE,
                    UNAUTHORIZED,
                    NOT_FOUND,
                    CONFLICT,
                    EXPIRED,
                    CANCELLED -> {
                manners.concurrency().left();
                lives();
            }
        }
        var charged = reply.charged() ? reserved().worst().cost() : Money.ZERO;
        if (!reply.charged()) {
            slot.used(new Usage(0, 0, 0, true));
        }
        var ending =
                new NoAnswer(
                        kind,
                        reply.message(),
                        reply.retryable(),
                        charged,
                        wait(reply),
                        Duration.between(sentAt, now));
        failed(far(reply), reply.message(), charged, ending, ended);
    }

    private void lives() {
        model.manners().breaker().succeeded();
        model.lives();
    }

    /// How far a call got that was not answered.
    static Entry.Kind far(ModelReply.Rejected reply) {
        if (!reply.reached()) {
            return Entry.Kind.UNSENT;
        }
        return reply.charged() ? Entry.Kind.UNKNOWN : Entry.Kind.REFUSED;
    }

    private Duration wait(ModelReply.Rejected reply) {
        var wait =
                reply.retryAfter()
                        .filter(asked -> asked.compareTo(ABSURD) <= 0)
                        .orElseGet(() -> model.manners().backoff().next(batch.tries() + 1));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private void failed(
            Entry.Kind kind, String message, Money charged, Ended ending, Consumer<Ended> ended) {
        var entry = new Entry.Failed(id(), desk.clock().instant(), kind, message, charged);
        desk.budget().accept(entry);
        desk.journal()
                .append(entry)
                .whenComplete((nothing, failure) ->
                        ended.accept(failure == null ? ending : new DiskFailed(problem(failure))));
    }

    /// Notes that nobody has to read the answer again.
    void settle() {
        var _ = desk.journal().append(new Entry.Settled(id()));
    }

    static Problem problem(Throwable failure) {
        var cause =
                failure instanceof java.util.concurrent.CompletionException wrapped
                                && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure;
        return cause instanceof OnggiException known
                ? known.problems().getFirst()
                : Problem.of(AskProblem.BROKEN, null, String.valueOf(cause.getMessage()));
    }
}
