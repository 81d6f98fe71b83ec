package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.problem.Problem;
import dev.onggi.spi.ModelBatches;
import dev.onggi.spi.ModelReply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Makes batches of questions and hands them over, one after another: each call is in the journal
/// before, and the provider's id of the batch right after. Lives on the event loop.
final class BatchLoading {
    private static final int MOST_CALLS = 5_000;
    private static final int MOST_BYTES = 20 << 20;
    private static final int TRIES = 8;

    /// Calls that are made before others have their turn on the loop.
    private static final int SLICE = 50;

    private final BatchDelivery delivery;
    private final Delivering delivering;
    private final Desk desk;
    private final String version;
    private List<Posed> load = new ArrayList<>();
    private long bytes;

    BatchLoading(BatchDelivery delivery, Delivering delivering, String version) {
        this.delivery = delivery;
        this.delivering = delivering;
        this.desk = delivery.desk();
        this.version = version;
    }

    /// Hands over what there is.
    ///
    /// @param done completes when nothing is left, or nothing more may be handed over
    void load(Work work, CompletableFuture<Void> done) {
        try {
            boolean last = false;
            for (int i = 0; i < SLICE && !last && !isFull(); i++) {
                last = delivery.isStopped() || !take(work);
            }
            if (last || isFull()) {
                boolean ending = last;
                var _ =
                        ship().whenComplete((nothing, failure) -> {
                            if (failure != null) {
                                done.completeExceptionally(failure);
                            } else if (ending) {
                                done.complete(null);
                            } else {
                                load(work, done);
                            }
                        });
            } else {
                desk.loop().execute(() -> load(work, done));
            }
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private boolean isFull() {
        return load.size() >= MOST_CALLS || bytes >= MOST_BYTES;
    }

    /// Adds the next call; false where there is none, or no money for it.
    private boolean take(Work work) {
        var next = work.next(desk.clock().instant());
        if (next.isEmpty()) {
            return false;
        }
        var model = delivering.model();
        var price = delivering.batching().price();
        var posed = Posed.of(desk, delivering.job(), model, price, next.get(), version);
        var refusal = desk.budget().reserve(posed.reserved(), delivering.job().limits());
        if (refusal.isPresent()) {
            if (load.isEmpty()) {
                delivery.overdrawn(new Stop(Stop.Kind.BUDGET, refusal.get().problem(), 0));
            } else {
                delivery.partly();
            }
            return false;
        }
        load.add(posed);
        bytes += posed.reserved().worst().tokens().input();
        return true;
    }

    private CompletableFuture<Void> ship() {
        var parcel = load;
        load = new ArrayList<>();
        bytes = 0;
        if (parcel.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return hand(parcel, 0, calls(parcel));
    }

    private static List<Reserved> calls(List<Posed> parcel) {
        return parcel.stream().map(Posed::reserved).toList();
    }

    private CompletableFuture<Void> hand(List<Posed> parcel, int tries) {
        return hand(parcel, tries, List.of());
    }

    /// Notes that the batch is handed over, and does it.
    ///
    /// @param fresh calls that the journal does not know; it is told of their batch first, so that
    ///   none looks sent where the process dies in between
    private CompletableFuture<Void> hand(List<Posed> parcel, int tries, List<Reserved> fresh) {
        var name = "onggi-" + CallId.next(desk.random());
        var calls = calls(parcel);
        if (delivery.isStopped()) {
            return delivery.unsent(calls, "given up");
        }
        delivery.handing(name);
        var now = desk.clock().instant();
        var entries = new ArrayList<Entry>();
        calls.forEach(call -> entries.add(new Entry.Packed(call.call(), now, name)));
        entries.addAll(fresh);
        return delivering
                .books()
                .note(entries)
                .thenCompose(nothing -> submit(name, parcel))
                .thenCompose(outcome -> answered(name, parcel, tries, outcome))
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        delivery.handed(name);
                    }
                });
    }

    private CompletableFuture<ModelBatches.Outcome<String>> submit(
            String name, List<Posed> parcel) {
        var questions =
                parcel.stream()
                        .map(posed ->
                                new ModelBatches.Question(
                                        posed.reserved().call().toString(), posed.request()))
                        .toList();
        return delivering
                .batching()
                .batches()
                .submit(name, questions)
                .handleAsync((outcome, failure) -> outcome(outcome, failure), desk.loop())
                .toCompletableFuture();
    }

    private static ModelBatches.Outcome<String> outcome(
            ModelBatches.@Nullable Outcome<String> outcome, @Nullable Throwable failure) {
        return outcome != null ? outcome : new ModelBatches.Failed<>(Call.broken(failure));
    }

    private CompletableFuture<Void> answered(
            String name, List<Posed> parcel, int tries, ModelBatches.Outcome<String> outcome) {
        var calls = calls(parcel);
        return switch (outcome) {
            case ModelBatches.Done<String>(var batch) -> taken(name, batch, calls);
            case ModelBatches.Failed<String>(var why) when uncertain(why) -> {
                delivery.handed(name);
                delivery.search(name, desk.clock().instant(), calls);
                yield CompletableFuture.completedFuture(null);
            }
            case ModelBatches.Failed<String>(var why) -> {
                delivery.handed(name);
                yield refused(parcel, tries, why);
            }
        };
    }

    private CompletableFuture<Void> taken(String name, String batch, List<Reserved> calls) {
        var now = desk.clock().instant();
        return delivering
                .books()
                .note(
                        calls.stream()
                                .map(call -> new Entry.Submitted(call.call(), now, batch))
                                .toList())
                .thenRun(() -> {
                    delivery.tell(
                            "%,d requests handed over in the batch %s"
                                    .formatted(calls.size(), batch));
                    delivery.watch(batch, calls);
                    delivery.handed(name);
                });
    }

    /// Whether the provider may have taken the batch all the same.
    private static boolean uncertain(ModelReply.Rejected why) {
        return why.charged()
                || why.kind() == ModelReply.Kind.SERVER_ERROR
                || why.kind() == ModelReply.Kind.MALFORMED;
    }

    private CompletableFuture<Void> refused(
            List<Posed> parcel, int tries, ModelReply.Rejected why) {
        if (why.kind() == ModelReply.Kind.TOO_LARGE && parcel.size() > 1) {
            int middle = parcel.size() / 2;
            return hand(parcel.subList(0, middle), 0)
                    .thenCompose(nothing -> hand(parcel.subList(middle, parcel.size()), 0));
        }
        if (why.retryable() && tries < TRIES && !delivery.isStopped()) {
            return pause(tries, why).thenCompose(nothing -> hand(parcel, tries + 1));
        }
        delivery.stop(stop(why));
        return delivery.unsent(calls(parcel), why.message());
    }

    private CompletableFuture<Void> pause(int tries, ModelReply.Rejected why) {
        var longest = delivering.batching().waits().longest();
        var wait =
                why.retryAfter()
                        .filter(asked -> asked.compareTo(longest) <= 0)
                        .orElseGet(() -> delivering.model().manners().backoff().next(tries + 1));
        var over = new CompletableFuture<Void>();
        var _ =
                desk.loop()
                        .schedule(() -> over.complete(null), wait.toNanos(), TimeUnit.NANOSECONDS);
        return over;
    }

    private Stop stop(ModelReply.Rejected why) {
        var label = delivering.model().address().label();
        if (why.kind() == ModelReply.Kind.QUOTA) {
            var problem = Problem.of(AskProblem.QUOTA, null, label, why.message());
            return new Stop(Stop.Kind.QUOTA, problem, 0);
        }
        var kind = why.retryable() ? Stop.Kind.UPSTREAM : Stop.Kind.REFUSED;
        return new Stop(kind, Problem.of(AskProblem.NO_BATCH, null, label, why.message()), 0);
    }
}
