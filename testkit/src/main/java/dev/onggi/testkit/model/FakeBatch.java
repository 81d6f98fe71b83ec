package dev.onggi.testkit.model;

import dev.onggi.spi.ModelRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One batch; how far it is follows from the time alone.
final class FakeBatch {
    /// The states of a batch; each provider has words of its own for them.
    enum Phase {
        VALIDATING,
        FAILED,
        RUNNING,
        FINALIZING,
        CANCELLING,
        DONE,
        EXPIRED,
        CANCELLED;

        boolean over() {
            return this == FAILED || this == DONE || this == EXPIRED || this == CANCELLED;
        }
    }

    /// How a question of a batch ended.
    enum End {
        JUDGED,
        EXPIRED,
        CANCELLED
    }

    /// A question.
    record Item(String id, ModelRequest request) {}

    /// What was handed over.
    ///
    /// @param faults what is wrong with it, a text per fault
    /// @param metadata kept for whoever handed it over
    record Input(List<Item> items, List<String> faults, Map<String, Object> metadata) {}

    /// A question that ended.
    record Result(String id, End end, @Nullable Verdict verdict) {}

    private final String id;
    private final List<Item> items;
    private final List<String> faults;
    private final Map<String, Object> metadata;
    private final BatchPace pace;
    private final Instant created;
    private final FakeProvider provider;
    private final List<Verdict> judged = new ArrayList<>();
    private @Nullable Instant cancelled;

    FakeBatch(String id, Input input, BatchPace pace, FakeProvider provider) {
        this.id = id;
        this.items = input.items();
        this.faults = input.faults();
        this.metadata = input.metadata();
        this.pace = pace;
        this.provider = provider;
        this.created = provider.clock().instant();
    }

    String id() {
        return id;
    }

    List<Item> items() {
        return items;
    }

    /// What is wrong with its input, a text per fault.
    List<String> faults() {
        return faults;
    }

    Map<String, Object> metadata() {
        return metadata;
    }

    Instant created() {
        return created;
    }

    Instant now() {
        return provider.clock().instant();
    }

    Instant expires() {
        return created.plus(pace.window());
    }

    synchronized @Nullable Instant cancelled() {
        return cancelled;
    }

    /// Asks to stop; says whether that came in time.
    synchronized boolean cancel() {
        if (phase().over()) {
            return false;
        }
        if (cancelled == null) {
            cancelled = now();
        }
        return true;
    }

    synchronized Phase phase() {
        var now = now();
        if (!faults.isEmpty()) {
            return now.isBefore(created.plus(pace.validating())) ? Phase.VALIDATING : Phase.FAILED;
        }
        var worked = created.plus(pace.validating()).plus(pace.running());
        var done = worked.plus(pace.finalizing());
        var end = cancelled == null ? expires() : earlier(cancelled, expires());
        if (!now.isBefore(done) && !end.isBefore(done)) {
            return Phase.DONE;
        }
        if (cancelled != null) {
            boolean stopped = !now.isBefore(cancelled.plus(pace.cancelling()));
            return stopped ? Phase.CANCELLED : Phase.CANCELLING;
        }
        if (!now.isBefore(expires())) {
            return Phase.EXPIRED;
        }
        return now.isBefore(created.plus(pace.validating()))
                ? Phase.VALIDATING
                : now.isBefore(worked) ? Phase.RUNNING : Phase.FINALIZING;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /// The questions worked on so far, each judged once however often it is looked at.
    synchronized List<Verdict> judged() {
        if (!faults.isEmpty()) {
            return List.of();
        }
        var end = earlier(now(), expires());
        var until = cancelled == null ? end : earlier(end, cancelled);
        while (judged.size() < items.size() && !finished(judged.size()).isAfter(until)) {
            judged.add(provider.judge(items.get(judged.size()).request(), null, false));
        }
        return List.copyOf(judged);
    }

    private Instant finished(int index) {
        long share = pace.running().toNanos() * (index + 1) / items.size();
        return created.plus(pace.validating()).plus(Duration.ofNanos(share));
    }

    /// The results in an order of their own, the same each time.
    synchronized List<Result> results() {
        var done = judged();
        var end = phase() == Phase.CANCELLED ? End.CANCELLED : End.EXPIRED;
        var results = new ArrayList<Result>();
        for (int i = 0; i < items.size(); i++) {
            results.add(
                    i < done.size()
                            ? new Result(items.get(i).id(), End.JUDGED, done.get(i))
                            : new Result(items.get(i).id(), end, null));
        }
        Collections.shuffle(results, new Random(id.hashCode()));
        return results;
    }

    /// Whether a question was worked on and did not end in an answer.
    static boolean errored(Result result) {
        var verdict = result.verdict();
        var fault = verdict == null ? null : verdict.fault();
        return fault != null && fault.kind().isPresent();
    }
}
