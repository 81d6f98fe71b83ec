package dev.onggi.testkit.model;

import dev.onggi.spi.ModelBatches;
import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelReply.Kind;
import dev.onggi.spi.ModelReply.Rejected;
import dev.onggi.spi.ModelReply.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Batches without sockets, on the clock of a fake provider: on virtual time a day of waiting takes
/// no time.
public final class FakeBatches implements ModelBatches {
    private static final String PREFIX = "batch_";

    private final BatchShelf shelf;
    private final boolean named;
    private final Map<String, String> names = new HashMap<>();
    private final Queue<Trouble> troubles = new ArrayDeque<>();
    private final List<Integer> sizes = new ArrayList<>();

    /// What can go wrong when a batch is handed over.
    public enum Trouble {
        /// It is not taken for now.
        BUSY,
        /// It is never taken.
        REFUSED,
        /// It is too large.
        TOO_LARGE,
        /// It is taken, and the answer to that is lost.
        TAKEN_AND_LOST,
        /// It does not reach the provider, which nobody can tell from [#TAKEN_AND_LOST].
        LOST
    }

    /// Batches of a provider.
    ///
    /// @param provider judges every question
    /// @param pace how fast it works
    /// @param named whether it keeps names, as OpenAI does and Anthropic does not
    public FakeBatches(FakeProvider provider, BatchPace pace, boolean named) {
        this.shelf = new BatchShelf(provider);
        this.shelf.pace(pace);
        this.named = named;
    }

    /// What goes wrong with the next batches that are handed over.
    ///
    /// @param next one for each
    public void next(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    /// How many questions each batch had that was taken.
    ///
    /// @return in the order in which they were taken
    public List<Integer> sizes() {
        return List.copyOf(sizes);
    }

    @Override
    public CompletionStage<Outcome<String>> submit(String name, List<Question> questions) {
        var trouble = troubles.poll();
        if (trouble == Trouble.BUSY) {
            return failed(Kind.RATE_LIMITED, false);
        }
        if (trouble == Trouble.REFUSED) {
            return failed(Kind.INVALID_REQUEST, false);
        }
        if (trouble == Trouble.TOO_LARGE) {
            return failed(Kind.TOO_LARGE, false);
        }
        if (trouble == Trouble.LOST) {
            return failed(Kind.TIMEOUT, true);
        }
        var items =
                questions.stream()
                        .map(question -> new FakeBatch.Item(question.id(), question.request()))
                        .toList();
        var batch = shelf.create(PREFIX, items, List.of(), Map.of());
        names.put(batch.id(), name);
        sizes.add(items.size());
        return trouble == Trouble.TAKEN_AND_LOST
                ? failed(Kind.TIMEOUT, true)
                : CompletableFuture.completedStage(new Done<>(batch.id()));
    }

    private static <T> CompletionStage<Outcome<T>> failed(Kind kind, boolean charged) {
        return CompletableFuture.completedStage(new Failed<>(rejected(kind, charged)));
    }

    private static Rejected rejected(Kind kind, boolean charged) {
        return new Rejected(kind, kind.name(), kind.retryable(), charged, Response.NONE);
    }

    @Override
    public CompletionStage<Outcome<Status>> poll(String batch) {
        return shelf.batch(batch)
                .map(this::status)
                .<CompletionStage<Outcome<Status>>>map(
                        status -> CompletableFuture.completedStage(new Done<>(status)))
                .orElseGet(() -> failed(Kind.NOT_FOUND, false));
    }

    private Status status(FakeBatch batch) {
        long done = batch.judged().size();
        return new Status(
                batch.id(),
                named ? names.getOrDefault(batch.id(), "") : "",
                state(batch.phase()),
                new Counts(batch.items().size(), done, 0),
                batch.faults());
    }

    private static State state(FakeBatch.Phase phase) {
        return switch (phase) {
            case VALIDATING -> State.VALIDATING;
            case FAILED -> State.REJECTED;
            case RUNNING, FINALIZING -> State.RUNNING;
            case CANCELLING -> State.CANCELLING;
            case DONE -> State.ENDED;
            case EXPIRED -> State.EXPIRED;
            case CANCELLED -> State.CANCELLED;
        };
    }

    @Override
    public CompletionStage<Outcome<Long>> results(String batch, Consumer<Result> results) {
        var found = shelf.batch(batch);
        if (found.isEmpty()) {
            return failed(Kind.NOT_FOUND, false);
        }
        var ended = found.get().results();
        ended.forEach(result ->
                results.accept(new Result(result.id(), reply(result.end(), result.verdict()))));
        return CompletableFuture.completedStage(new Done<>((long) ended.size()));
    }

    private static ModelReply reply(FakeBatch.End end, @Nullable Verdict verdict) {
        return switch (end) {
            case EXPIRED -> rejected(Kind.EXPIRED, false);
            case CANCELLED -> rejected(Kind.CANCELLED, false);
            case JUDGED ->
                    verdict == null ? rejected(Kind.SERVER_ERROR, false) : FakeModel.reply(verdict);
        };
    }

    @Override
    public CompletionStage<Outcome<Status>> cancel(String batch) {
        shelf.batch(batch).ifPresent(FakeBatch::cancel);
        return poll(batch);
    }

    @Override
    public CompletionStage<Outcome<List<Status>>> recent() {
        return CompletableFuture.completedStage(
                new Done<>(shelf.latest(PREFIX).stream().map(this::status).toList()));
    }

    @Override
    public boolean keepsNames() {
        return named;
    }
}
