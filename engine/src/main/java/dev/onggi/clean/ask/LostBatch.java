package dev.onggi.clean.ask;

import dev.onggi.clean.ask.BatchWatch.Ended;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.problem.Problem;
import dev.onggi.spi.ModelBatches;
import dev.onggi.spi.ModelBatches.Status;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks for a batch of which nobody knows whether the provider took it: the process died while it
/// was handed over, or the answer was lost. By its name where the provider keeps names, else by the
/// results of every batch it may be. Lives on the event loop.
final class LostBatch {
    private static final int PATIENCE = 12;

    private final Delivering delivering;
    private final Batching batching;
    private final Books books;
    private final String name;
    private final Instant since;
    private final List<Entry.Reserved> calls;
    private final Consumer<Ended> ended;
    private final Patience patience;
    private final Queue<String> candidates = new ArrayDeque<>();
    private @Nullable BatchWatch watch;
    private boolean cancelled;

    /// @param name by which it was to be handed over
    /// @param since when that was
    /// @param ended told [Ended.Foreign] where the provider never took it, so that the calls ended
    ///   unsent
    LostBatch(
            Delivering delivering,
            String name,
            Instant since,
            List<Entry.Reserved> calls,
            Consumer<Ended> ended) {
        this.delivering = delivering;
        this.batching = delivering.batching();
        this.books = delivering.books();
        this.name = name;
        this.since = since;
        this.calls = calls;
        this.ended = ended;
        this.patience = delivering.patience(PATIENCE);
    }

    void start() {
        look();
    }

    /// Stops the batch where it is known which it is. Else it is looked for by the next run.
    void cancel() {
        cancelled = true;
        if (watch != null && books.open().knows(watch.batch())) {
            watch.cancel();
        }
    }

    private void look() {
        batching.batches()
                .recent()
                .whenCompleteAsync((outcome, failure) -> looked(outcome), books.desk().loop());
    }

    private void looked(ModelBatches.@Nullable Outcome<List<Status>> outcome) {
        if (outcome instanceof ModelBatches.Done<List<Status>>(var latest)) {
            patience.answered();
            var found = latest.stream().filter(status -> status.name().equals(name)).findFirst();
            if (found.isPresent()) {
                claim(found.get().batch());
                return;
            }
            latest.stream().filter(this::possible).map(Status::batch).forEach(candidates::add);
            var now = books.desk().clock().instant();
            if (!candidates.isEmpty() || now.isAfter(since.plus(batching.waits().listed()))) {
                next();
                return;
            }
        }
        if (cancelled || patience.isOver()) {
            var why = outcome instanceof ModelBatches.Failed<?> no ? no.reason().message() : "";
            var problem = Problem.of(AskProblem.BATCH_LEFT, null, name, label(), why);
            var kind = cancelled ? Stop.Kind.CANCELLED : Stop.Kind.UPSTREAM;
            ended.accept(new Ended.Left(new Stop(kind, problem, 0)));
            return;
        }
        var _ =
                books.desk()
                        .loop()
                        .schedule(
                                this::look,
                                batching.waits().first().toNanos(),
                                TimeUnit.NANOSECONDS);
    }

    private String label() {
        return delivering.model().address().label();
    }

    private boolean possible(Status status) {
        long total = status.counts().total();
        return !batching.batches().keepsNames()
                && !books.open().knows(status.batch())
                && (total == 0 || total == calls.size());
    }

    private void claim(String batch) {
        var now = books.desk().clock().instant();
        var submitted =
                calls.stream().map(call -> new Entry.Submitted(call.call(), now, batch)).toList();
        var _ = books.note(submitted).whenComplete((nothing, failure) -> claimed(batch, failure));
    }

    private void claimed(String batch, @Nullable Throwable failure) {
        if (failure != null) {
            ended.accept(BatchWatch.broken(failure));
            return;
        }
        var found = new BatchWatch(delivering, batch, calls, ended);
        watch = found;
        found.start();
        if (cancelled) {
            found.cancel();
        }
    }

    private void next() {
        var candidate = candidates.poll();
        if (candidate == null) {
            unsent();
            return;
        }
        watch = new BatchWatch(delivering, candidate, calls, this::tried);
        watch.start();
    }

    private void tried(Ended how) {
        if (how instanceof Ended.Foreign) {
            next();
        } else {
            ended.accept(how);
        }
    }

    private void unsent() {
        var now = books.desk().clock().instant();
        var why = "the provider never took the batch";
        var failed =
                calls.stream()
                        .map(call ->
                                new Entry.Failed(
                                        call.call(), now, Entry.Kind.UNSENT, why, Money.ZERO))
                        .toList();
        var _ =
                books.note(failed)
                        .whenComplete((nothing, failure) ->
                                ended.accept(
                                        failure == null
                                                ? new Ended.Foreign()
                                                : BatchWatch.broken(failure)));
    }
}
