package dev.onggi.clean;

import dev.onggi.clean.ask.AnswerSink;
import dev.onggi.clean.ask.Asker;
import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.BatchDelivery;
import dev.onggi.clean.ask.Job;
import dev.onggi.clean.ask.Outcome;
import dev.onggi.clean.ask.Stop;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.data.Session;
import dev.onggi.step.StepContext;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;

/// Waits for one job of asking: by batches where the task says so or an earlier run left some, then
/// online for the rest.
final class AskedJob {
    private final StepContext context;
    private final Asking asking;
    private final DistinctQuestions questions;
    private final AnswerSink sink;

    AskedJob(StepContext context, Asking asking, DistinctQuestions questions, AnswerSink sink) {
        this.context = context;
        this.asking = asking;
        this.questions = questions;
        this.sink = sink;
    }

    /// Asks.
    ///
    /// @param job without the answers that were paid for
    /// @param version of its form
    /// @param inBatches whether it may take a day
    Outcome run(Job job, String version, boolean inBatches) throws Exception {
        var batching = job.models().getFirst().batching();
        if (batching.isPresent()) {
            var delivery =
                    new BatchDelivery(
                            asking.desk(),
                            job,
                            batching.get(),
                            asking.open(),
                            context.log()::info,
                            sink::called);
            if (inBatches || delivery.isWaiting()) {
                return delivered(job, version, delivery, inBatches);
            }
        }
        return online(job.with(asking.paid(version)), Function.identity());
    }

    private Outcome delivered(Job job, String version, BatchDelivery delivery, boolean submits)
            throws Exception {
        Optional<Stop> stop;
        try (var registration = context.cancellation().onCancel(delivery::cancel)) {
            do {
                if (submits) {
                    submit(delivery, version);
                }
                stop = await(delivery.collect(), delivery::cancel);
            } while (submits && delivery.more());
        }
        if (stop.filter(why -> why.kind() == Stop.Kind.CANCELLED).isPresent()) {
            return delivery.with(Optional.empty());
        }
        var paid = asking.paid(version);
        var rest = job.with(paid);
        if (stop.isEmpty()) {
            return delivery.with(Optional.of(online(rest, Function.identity())));
        }
        var answered = new HashSet<ContentKey>();
        paid.forEach(one -> one.asked().asked().items().forEach(item -> answered.add(item.key())));
        return delivery.with(
                Optional.of(
                        online(
                                rest,
                                feed ->
                                        new Chosen(
                                                feed,
                                                question -> answered.contains(question.key())))));
    }

    /// The questions are read from the data once more for each turn, so that no query stays open
    /// while a provider takes its time.
    private void submit(BatchDelivery delivery, String version) throws Exception {
        var paid = asking.paid(version);
        try (var reading = session();
                var feed = questions.feed(reading)) {
            await(delivery.submit(feed, paid), delivery::cancel);
        }
    }

    private Outcome online(Job job, Function<Iterator<Question>, Iterator<Question>> chosen)
            throws Exception {
        try (var reading = session();
                var feed = questions.feed(reading)) {
            var asker = Asker.start(asking.desk(), job, chosen.apply(feed), sink);
            try (var registration = context.cancellation().onCancel(asker::cancel)) {
                return await(asker.outcome(), asker::cancel);
            }
        }
    }

    /// A connection of its own, for the event loop reads from it.
    private Session session() {
        return context.duckdb().session(context.cancellation());
    }

    private static <T> T await(CompletionStage<T> stage, Runnable cancel) throws Exception {
        try {
            return stage.toCompletableFuture().get();
        } catch (InterruptedException e) {
            cancel.run();
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /// Some of the questions.
    private static final class Chosen implements Iterator<Question> {
        private final Iterator<Question> all;
        private final Predicate<Question> wanted;
        private Optional<Question> next = Optional.empty();

        Chosen(Iterator<Question> all, Predicate<Question> wanted) {
            this.all = all;
            this.wanted = wanted;
        }

        @Override
        public boolean hasNext() {
            while (next.isEmpty() && all.hasNext()) {
                next = Optional.of(all.next()).filter(wanted);
            }
            return next.isPresent();
        }

        @Override
        public Question next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var question = next.orElseThrow();
            next = Optional.empty();
            return question;
        }
    }
}
