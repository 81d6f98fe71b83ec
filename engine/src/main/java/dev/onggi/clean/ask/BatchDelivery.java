package dev.onggi.clean.ask;

import dev.onggi.clean.ask.BatchWatch.Ended;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.clean.ask.journal.Recovery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Has a job's questions answered by batches of a provider, at a lower price and within a day.
///
/// It brings answers no farther than into the journal, where [PaidAnswers] finds them like those of
/// a process that died: reading them is the [Asker]'s, and so is asking online what came back badly
/// or not at all. What lies in a batch already, whoever handed it over, is waited for and never
/// handed over again. Lives on the desk's event loop.
public final class BatchDelivery {
    private final Desk desk;
    private final Job job;
    private final Recovery open;
    private final String version;
    private final Delivering delivering;
    private final Consumer<String> told;
    private final BatchTally tally;
    private final Map<String, Runnable> waiting = new LinkedHashMap<>();
    private final List<CompletableFuture<Void>> collecting = new ArrayList<>();
    private @Nullable Stop stop;
    private boolean cancelled;
    private boolean progress;
    private boolean more;

    /// A delivery of which nothing is handed over.
    ///
    /// @param desk what all jobs share
    /// @param job what is asked; its first model has batches
    /// @param batching the batches of that model
    /// @param open the calls that lie in batches
    /// @param told about each batch, a sentence for people
    /// @param called is told of each call that has ended
    public BatchDelivery(
            Desk desk,
            Job job,
            Batching batching,
            Recovery open,
            Consumer<String> told,
            Consumer<CallReport> called) {
        this.tally = new BatchTally(called);
        this.desk = desk;
        this.job = job;
        this.open = open;
        this.told = told;
        this.version = job.form().version();
        this.delivering =
                new Delivering(
                        job, job.models().getFirst(), batching, new Books(desk, open), tally);
    }

    /// Whether calls of the job lie in batches that an earlier run handed over.
    ///
    /// @return true where [#collect] has to wait
    public boolean isWaiting() {
        return open.submitted().keySet().stream().anyMatch(this::mine)
                || open.packed().keySet().stream().anyMatch(this::mine);
    }

    /// Hands questions over, as many as the budget allows. May be called on any thread.
    ///
    /// @param source of questions, read on the event loop; those whose answer is paid for or lies
    ///   in a batch are left out
    /// @param paid what earlier runs paid for and did not read
    /// @return completes once the providers have what they take
    public CompletableFuture<Void> submit(Iterator<Question> source, List<Recovery.Paid> paid) {
        var done = new CompletableFuture<Void>();
        desk.loop()
                .execute(() -> {
                    try {
                        more = false;
                        progress = false;
                        resume();
                        var known = known(paid);
                        var settled =
                                (Predicate<Question>) question -> known.contains(question.key());
                        var size = new BatchSize(job.batch());
                        var work = new Work(source, settled, job.form()::isolates, size);
                        new BatchLoading(this, delivering, version).load(work, done);
                    } catch (RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                });
        return done;
    }

    /// Waits until every batch is over and its results are in the journal. May be called on any
    /// thread.
    ///
    /// @return why not everything could be handed over or read; empty where it was
    public CompletableFuture<Optional<Stop>> collect() {
        var done = new CompletableFuture<Optional<Stop>>();
        desk.loop()
                .execute(() -> {
                    resume();
                    ended(done);
                });
        return done;
    }

    private void ended(CompletableFuture<Optional<Stop>> done) {
        if (waiting.isEmpty()) {
            done.complete(Optional.ofNullable(stop));
        } else {
            var next = new CompletableFuture<Void>();
            collecting.add(next);
            var _ = next.thenRun(() -> ended(done));
        }
    }

    /// Whether questions are left that a further [#submit] may hand over.
    ///
    /// @return false where it would do nothing
    public boolean more() {
        return more && stop == null;
    }

    /// Cancels the batches. What they have answered by then is still collected.
    public void cancel() {
        desk.loop()
                .execute(() -> {
                    cancelled = true;
                    stop(Stop.cancelled());
                    List.copyOf(waiting.values()).forEach(Runnable::run);
                });
    }

    /// An outcome with what the batches took.
    ///
    /// @param online how the rest went; empty where nothing was asked online
    /// @return both together
    public Outcome with(Optional<Outcome> online) {
        return online.orElse(Outcome.NOTHING).plus(tally, stop);
    }

    boolean isStopped() {
        return stop != null;
    }

    void stop(Stop why) {
        stop = stop == null ? why : stop;
    }

    /// The budget does not allow more for now; what batches give back may.
    void overdrawn(Stop why) {
        if (progress || !waiting.isEmpty()) {
            more = true;
        } else {
            stop(why);
        }
    }

    /// The budget allows a part of what is left.
    void partly() {
        more = true;
    }

    /// What is paid for, or lies in a batch.
    private Set<ContentKey> known(List<Recovery.Paid> paid) {
        var keys = new HashSet<ContentKey>();
        paid.forEach(one -> add(one.asked(), keys));
        open.submitted().keySet().stream().filter(this::mine).forEach(call -> add(call, keys));
        open.packed().keySet().stream().filter(this::mine).forEach(call -> add(call, keys));
        return keys;
    }

    private static void add(Reserved call, Set<ContentKey> keys) {
        call.asked().items().forEach(item -> keys.add(item.key()));
    }

    private boolean mine(Reserved call) {
        return call.asked().prompt().equals(version)
                && call.target().endpoint().equals(delivering.model().address().endpoint());
    }

    /// Waits for what was handed over before.
    private void resume() {
        var batches = new LinkedHashMap<String, List<Reserved>>();
        open.submitted().forEach((call, batch) -> group(call, batch, batches));
        batches.forEach((batch, calls) -> {
            if (!waiting.containsKey(batch)) {
                told.accept("%,d requests lie in the batch %s".formatted(calls.size(), batch));
                watch(batch, calls);
            }
        });
        var names = new LinkedHashMap<String, List<Reserved>>();
        var times = new HashMap<String, Instant>();
        open.packed()
                .forEach((call, packed) -> {
                    times.put(packed.name(), packed.at());
                    group(call, packed.name(), names);
                });
        names.forEach((name, calls) -> {
            if (!waiting.containsKey(name) && !delivering.model().handing().contains(name)) {
                search(name, times.getOrDefault(name, Instant.EPOCH), calls);
            }
        });
    }

    private void group(Reserved call, String name, Map<String, List<Reserved>> groups) {
        if (mine(call)) {
            groups.computeIfAbsent(name, key -> new ArrayList<>()).add(call);
        }
    }

    /// Notes that a batch is being handed over, so that nobody looks for it.
    void handing(String name) {
        progress = true;
        delivering.model().handing().add(name);
        waiting.put(name, () -> {});
    }

    /// Notes that it was not handed over.
    void handed(String name) {
        delivering.model().handing().remove(name);
        over(name);
    }

    void watch(String batch, List<Reserved> calls) {
        var watch = new BatchWatch(delivering, batch, calls, ended -> ended(batch, calls, ended));
        waiting.put(batch, watch::cancel);
        watch.start();
        if (cancelled) {
            watch.cancel();
        }
    }

    void search(String name, Instant since, List<Reserved> calls) {
        told.accept("looking for the batch %s, which may not have been taken".formatted(name));
        var lost =
                new LostBatch(delivering, name, since, calls, ended -> ended(name, calls, ended));
        waiting.put(name, lost::cancel);
        lost.start();
        if (cancelled) {
            lost.cancel();
        }
    }

    private void ended(String name, List<Reserved> calls, Ended how) {
        progress = true;
        switch (how) {
            case Ended.Collected _ ->
                    told.accept(
                            "the batch %s of %,d requests is over".formatted(name, calls.size()));
            case Ended.Foreign _ -> more = true;
            case Ended.Left(var why) -> stop(why);
        }
        over(name);
    }

    private void over(String name) {
        waiting.remove(name);
        if (waiting.isEmpty()) {
            var waiters = List.copyOf(collecting);
            collecting.clear();
            waiters.forEach(waiter -> waiter.complete(null));
        }
    }

    void tell(String sentence) {
        told.accept(sentence);
    }

    Desk desk() {
        return desk;
    }

    /// Ends calls that were not handed over.
    CompletableFuture<Void> unsent(List<Reserved> calls, String why) {
        var now = desk.clock().instant();
        return delivering
                .books()
                .note(
                        calls.stream()
                                .map(call ->
                                        new Entry.Failed(
                                                call.call(),
                                                now,
                                                Entry.Kind.UNSENT,
                                                why,
                                                Money.ZERO))
                                .toList());
    }
}
