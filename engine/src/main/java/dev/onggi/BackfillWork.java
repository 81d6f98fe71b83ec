package dev.onggi;

import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.RunCause;
import dev.onggi.run.RunListener;
import dev.onggi.run.RunRequest;
import dev.onggi.run.RunResult;
import dev.onggi.run.Runner;
import dev.onggi.schedule.Backfill;
import dev.onggi.schedule.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/// Works off a range of time while somebody waits for its end.
public final class BackfillWork {
    private final Runner runner;
    private final Cancellation stop;
    private final AtomicInteger succeeded = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();

    BackfillWork(Runner runner, Cancellation stop) {
        this.runner = runner;
        this.stop = stop;
    }

    /// What became of it.
    ///
    /// @param succeeded runs that did
    /// @param others runs that ended otherwise
    /// @param left runs that were not started
    public record Done(int succeeded, int others, int left) {}

    Done run(Backfill plan, BiConsumer<Slot, RunResult> told) {
        try (var threads = Executors.newFixedThreadPool(plan.concurrency())) {
            List<Future<?>> going = new ArrayList<>();
            for (var slot : plan.slots()) {
                going.add(threads.submit(() -> one(slot, told)));
            }
            for (var one : going) {
                await(one);
            }
        }
        int done = succeeded.get() + others.get();
        return new Done(succeeded.get(), others.get(), plan.slots().size() - done);
    }

    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof OnggiException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void one(Slot slot, BiConsumer<Slot, RunResult> told) {
        if (stop.cancelled()) {
            return;
        }
        var cause = new RunCause(RunCause.Kind.BACKFILL, null, slot.from(), slot.at(), null);
        var result =
                runner.run(
                        slot.key().pipeline(), RunRequest.NOW, cause, new RunListener() {}, stop);
        (result.succeeded() ? succeeded : others).incrementAndGet();
        told.accept(slot, result);
    }
}
