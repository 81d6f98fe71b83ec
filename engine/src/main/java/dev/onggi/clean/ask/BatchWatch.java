package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Usage;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.problem.Problem;
import dev.onggi.spi.ModelBatches;
import dev.onggi.spi.ModelReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Waits for one batch of a provider and journals its results, in whatever order they come and
/// before anybody reads them. Lives on the event loop.
final class BatchWatch {
    private static final int PATIENCE = 12;

    private final Books books;
    private final AskedModel model;
    private final Batching batching;
    private final BatchTally tally;
    private final Patience patience;
    private final String batch;
    private final Map<String, Entry.Reserved> calls = new LinkedHashMap<>();
    private final List<CompletableFuture<Void>> noted = new ArrayList<>();
    private final Consumer<Ended> ended;
    private @Nullable Instant deadline;
    private Duration wait;
    private boolean claimed;
    private int turn;

    /// What became of a batch.
    sealed interface Ended {
        /// Everything it brought is in the journal.
        record Collected() implements Ended {}

        /// None of the calls lies in it.
        record Foreign() implements Ended {}

        /// It is not over, or cannot be read; a later run goes on.
        record Left(Stop stop) implements Ended {}
    }

    /// @param batch the provider's id
    /// @param calls that lie in it
    BatchWatch(
            Delivering delivering,
            String batch,
            Collection<Entry.Reserved> calls,
            Consumer<Ended> ended) {
        this.books = delivering.books();
        this.model = delivering.model();
        this.batching = delivering.batching();
        this.tally = delivering.tally();
        this.batch = batch;
        this.ended = ended;
        this.patience = delivering.patience(PATIENCE);
        this.wait = batching.waits().first();
        calls.forEach(call -> this.calls.put(call.call().toString(), call));
    }

    String batch() {
        return batch;
    }

    void start() {
        look();
    }

    /// Asks the provider to stop; what it has answered is still taken.
    void cancel() {
        if (deadline == null) {
            deadline = now().plus(batching.waits().stopping());
            batching.batches()
                    .cancel(batch)
                    .whenCompleteAsync(
                            (outcome, failure) -> {
                                wait = batching.waits().first();
                                later();
                            },
                            books.desk().loop());
        }
    }

    private Instant now() {
        return books.desk().clock().instant();
    }

    private void later() {
        int mine = ++turn;
        var pause = deadline == null ? wait : shorter(wait, Duration.between(now(), deadline));
        var _ =
                books.desk()
                        .loop()
                        .schedule(
                                () -> {
                                    if (mine == turn) {
                                        look();
                                    }
                                },
                                pause.toNanos(),
                                TimeUnit.NANOSECONDS);
        wait = batching.waits().after(wait);
    }

    /// The wait, or what is left and a little more.
    private static Duration shorter(Duration wait, Duration left) {
        var end = left.isNegative() ? Duration.ZERO : left.plusMillis(1);
        return wait.compareTo(end) < 0 ? wait : end;
    }

    private void look() {
        int mine = turn;
        batching.batches()
                .poll(batch)
                .whenCompleteAsync(
                        (outcome, failure) -> {
                            if (mine == turn) {
                                looked(outcome);
                            }
                        },
                        books.desk().loop());
    }

    private void looked(ModelBatches.@Nullable Outcome<ModelBatches.Status> outcome) {
        switch (outcome) {
            case ModelBatches.Done<ModelBatches.Status>(var status) -> {
                if (!status.state().over()) {
                    patience.answered(); // else its results have to come, too
                }
                if (status.state() == ModelBatches.State.REJECTED) {
                    refused(String.join("; ", status.errors()));
                } else if (status.state().over()) {
                    read();
                } else if (deadline != null && now().isAfter(deadline)) {
                    leave(Stop.Kind.CANCELLED, "the batch " + batch + " has not stopped yet");
                } else {
                    later();
                }
            }
            case ModelBatches.Failed<ModelBatches.Status>(var reason) -> failed(reason);
            case null -> later();
        }
    }

    private void failed(ModelReply.Rejected reason) {
        switch (reason.kind()) {
            case NOT_FOUND -> close("the provider has forgotten the batch " + batch);
            case UNAUTHORIZED -> leave(Stop.Kind.REFUSED, reason.message());
            default -> {
                if (patience.isOver()) {
                    leave(Stop.Kind.UPSTREAM, reason.message());
                } else {
                    later();
                }
            }
        }
    }

    private void leave(Stop.Kind kind, String why) {
        turn++;
        var problem = Problem.of(AskProblem.BATCH_LEFT, null, batch, model.address().label(), why);
        ended.accept(new Ended.Left(new Stop(kind, problem, 0)));
    }

    /// The provider takes nothing of it, and no money.
    private void refused(String why) {
        for (var call : calls.values()) {
            fail(call, Entry.Kind.UNSENT, why, Money.ZERO);
        }
        var problem = Problem.of(AskProblem.NO_BATCH, null, model.address().label(), why);
        end(new Ended.Left(new Stop(Stop.Kind.REFUSED, problem, 0)));
    }

    private void read() {
        turn++;
        batching.batches()
                .results(batch, result -> books.desk().loop().execute(() -> take(result)))
                .whenCompleteAsync(
                        (outcome, failure) -> {
                            switch (outcome) {
                                case ModelBatches.Done<Long> _ -> close("no result came");
                                case ModelBatches.Failed<Long>(var reason) -> failed(reason);
                                case null -> later();
                            }
                        },
                        books.desk().loop());
    }

    private void take(ModelBatches.Result result) {
        var call = calls.remove(result.id());
        if (call == null || !books.open().isOpen(call.call())) {
            return;
        }
        if (!claimed) {
            claim(call);
        }
        switch (result.reply()) {
            case ModelReply.Answered answer -> answered(call, answer);
            case ModelReply.Rejected no -> {
                var charged = no.charged() ? call.worst().cost() : Money.ZERO;
                var kind = no.charged() ? Entry.Kind.UNKNOWN : Entry.Kind.REFUSED;
                fail(call, kind, no.message(), charged);
            }
        }
    }

    /// A result of ours: the batch is the one.
    private void claim(Entry.Reserved first) {
        claimed = true;
        if (!books.open().knows(batch)) {
            noted.add(books.note(new Entry.Submitted(first.call(), now(), batch)));
            for (var call : calls.values()) {
                noted.add(books.note(new Entry.Submitted(call.call(), now(), batch)));
            }
        }
    }

    private void answered(Entry.Reserved call, ModelReply.Answered reply) {
        var usage = Usage.of(reply.usage());
        var cost = batching.price().cost(usage);
        var answered =
                new Entry.Answered(
                        call.call(),
                        now(),
                        Entry.Reply.of(reply),
                        usage,
                        cost,
                        Duration.between(call.at(), now()));
        tally.answered(call, batch, answered);
        noted.add(books.note(answered));
    }

    private void fail(Entry.Reserved call, Entry.Kind kind, String why, Money charged) {
        var failed = new Entry.Failed(call.call(), now(), kind, why, charged);
        tally.failed(call, batch, failed);
        noted.add(books.note(failed));
    }

    /// Ends the calls without a result: nobody knows whether they were paid.
    private void close(String why) {
        if (!claimed && !books.open().knows(batch)) {
            end(new Ended.Foreign());
            return;
        }
        for (var call : calls.values()) {
            fail(call, Entry.Kind.UNKNOWN, why, call.worst().cost());
        }
        calls.clear();
        end(new Ended.Collected());
    }

    private void end(Ended how) {
        turn++;
        var _ =
                CompletableFuture.allOf(noted.toArray(CompletableFuture[]::new))
                        .whenComplete((nothing, failure) ->
                                ended.accept(failure == null ? how : broken(failure)));
    }

    /// The journal cannot be written.
    static Ended broken(Throwable failure) {
        return new Ended.Left(new Stop(Stop.Kind.RESOURCE, Call.problem(failure), 0));
    }
}
