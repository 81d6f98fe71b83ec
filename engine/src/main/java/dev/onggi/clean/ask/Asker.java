package dev.onggi.clean.ask;

import dev.onggi.clean.ask.Choosing.Choice;
import dev.onggi.clean.ask.budget.Refusal;
import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.form.Answer;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.ModelReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// One job's asking: takes questions from a source as fast as the models may be asked, and hands
/// each on exactly once, answered or rejected, unless the job stops before.
///
/// A batch that is answered in part keeps the good part. The bad part is asked once more with what
/// was wrong, then in halves down to single questions, then of the next model, then rejected. An
/// answer that was cut is never repaired: its batch is halved. Lives on the desk's event loop.
public final class Asker {
    /// How long a batch waits for a place that another job holds.
    private static final Duration CROWDED = Duration.ofMillis(20);

    /// How often a provider that answers others may fail a batch before it is halved.
    private static final int TRIES = 5;

    private final Desk desk;
    private final Job job;
    private final AnswerSink sink;
    private final String version;
    private final BatchSize size;
    private final Work work;
    private final PaidAnswers paid;
    private final Patience patience;
    private final Choosing choosing;
    private final Alarm alarm;
    private final Flights flights;
    private final Tally tally = new Tally();
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();
    private @Nullable Problem stopped;
    private @Nullable RuntimeException broken;
    private Stop.Kind stopKind = Stop.Kind.CANCELLED;
    private int open;

    private Asker(Desk desk, Job job, Iterator<Question> source, AnswerSink sink) {
        this.desk = desk;
        this.job = job;
        this.sink = sink;
        this.version = job.form().version();
        this.size = new BatchSize(job.batch());
        this.paid = new PaidAnswers(job.form(), version, job.paid());
        this.work = new Work(source, this::wasPaid, job.form()::isolates, size);
        this.patience = new Patience(desk.clock(), job.patience());
        this.choosing = new Choosing(job);
        this.alarm = new Alarm(desk.loop(), desk.clock(), this::pump);
        this.flights = new Flights(desk, job, () -> stopped != null, new Ends());
    }

    /// Starts a job. May be called on any thread.
    ///
    /// @param desk what all jobs share
    /// @param job what is asked
    /// @param source the questions, each key once; read on the event loop
    /// @param sink takes what becomes of them
    /// @return the job at work
    public static Asker start(Desk desk, Job job, Iterator<Question> source, AnswerSink sink) {
        var asker = new Asker(desk, job, source, sink);
        desk.loop().execute(asker::pump);
        return asker;
    }

    /// What comes of the job.
    ///
    /// @return completes on the event loop once nothing is in flight any more; fails where the
    ///   source or the sink does
    public CompletionStage<Outcome> outcome() {
        return done;
    }

    /// Sends nothing more. What is in flight is waited for: it is paid.
    public void cancel() {
        desk.loop()
                .execute(() -> {
                    stop(Stop.Kind.CANCELLED, Problem.of(DataProblem.CANCELLED, null));
                    pump();
                });
    }

    // the loop

    private void pump() {
        if (done.isDone()) {
            return;
        }
        try {
            while (stopped == null && dispatch()) {}
            if (stopped == null && work.isEmpty()) { // before that nobody waits for a slow answer
                flights.hedge(desk.clock().instant()).ifPresent(alarm::want);
            }
            if (open > 0 || (stopped == null && !work.isEmpty())) {
                work.nextTime().ifPresent(alarm::want);
                alarm.set();
                return;
            }
        } catch (RuntimeException e) {
            fail(e);
        }
        if (open == 0) {
            finish();
        }
    }

    /// Sends nothing more because source or sink failed; what is in flight is still waited for.
    private void fail(RuntimeException failure) {
        broken = broken == null ? failure : broken;
        stop(Stop.Kind.RESOURCE, problem(failure));
    }

    /// Sends the next batch; false where nothing can be sent now.
    private boolean dispatch() {
        var now = desk.clock().instant();
        var next = work.next(now);
        if (next.isEmpty()) {
            return false;
        }
        var batch = next.get();
        return switch (choosing.choose(batch, now)) {
            case Choice.Chosen(var model, var its) -> send(model, its);
            case Choice.Crowded _ -> {
                work.again(batch.later(open == 0 ? now.plus(CROWDED) : now, batch.tries()));
                yield false;
            }
            case Choice.LeftAlone(var until, var why) -> {
                impatient(why);
                work.again(batch.later(until, batch.tries()));
                if (batch.first() == 0) {
                    work.close(until);
                }
                yield true;
            }
            case Choice.Nobody _ -> {
                var last = job.models().getLast();
                elsewhere(
                        batch.at(job.models().size() - 1),
                        last.trouble().orElse("the model cannot be asked"),
                        false);
                yield true;
            }
        };
    }

    /// Sends a batch for which a place is taken; false where there is no money for it.
    private boolean send(AskedModel model, Batch batch) {
        var call = Call.of(desk, job, model, batch, version);
        var overdrawn = desk.budget().reserve(call.reserved(), job.limits());
        if (overdrawn.isPresent()) {
            model.manners().concurrency().left();
            work.again(batch);
            if (open == 0) { // else what is in flight may cost less than was set aside for it
                overdrawn(model, overdrawn.get());
            }
            return false;
        }
        open++;
        flights.send(call);
        return true;
    }

    /// Money that went into nothing but failures says less than why they failed.
    private void overdrawn(AskedModel model, Refusal refusal) {
        if (model.isDown() && !model.hasAnswered()) {
            unanswered(model.trouble().orElse(""));
        } else {
            stop(Stop.Kind.BUDGET, refusal.problem());
        }
    }

    private final class Ends implements Flights.Ends {
        @Override
        public void decided(Call call, Call.Ended ended) {
            open--;
            try {
                count(call, ended);
                take(call, ended);
            } catch (RuntimeException e) {
                fail(e);
            }
            pump();
        }

        @Override
        public void paid(Call call, Call.Ended ended) {
            if (ended instanceof Call.Read) {
                call.settle();
            }
            try {
                count(call, ended);
            } catch (RuntimeException e) {
                fail(e);
            }
            pump();
        }
    }

    private static Problem problem(RuntimeException e) {
        return e instanceof OnggiException known
                ? known.problems().getFirst()
                : Problem.of(AskProblem.BROKEN, null, String.valueOf(e.getMessage()));
    }

    private void finish() {
        if (broken != null) {
            done.completeExceptionally(broken);
            return;
        }
        var stop =
                Optional.ofNullable(stopped)
                        .map(problem ->
                                new Stop(stopKind, problem, work.waiting() + work.untouched()));
        flights.late().forEach(tally::late);
        done.complete(tally.outcome(stop));
    }

    private void stop(Stop.Kind kind, Problem problem) {
        if (stopped == null) {
            stopped = problem;
            stopKind = kind;
        }
    }

    // what comes back

    /// Counts a call, whatever becomes of its batch.
    private void count(Call call, Call.Ended ended) {
        if (!done.isDone()) { // a second call may end after its job
            CallReport.of(call, ended).ifPresent(sink::called);
        }
        switch (ended) {
            case Call.Unsent _ -> {}
            case Call.DiskFailed failed -> stop(Stop.Kind.RESOURCE, failed.problem());
            case Call.Read read -> {
                tally.sent(call);
                tally.reply(read.usage(), read.cost(), read.latency());
                patience.answered();
            }
            case Call.NoAnswer failure -> {
                tally.sent(call);
                tally.failed(failure.charged());
                if (failure.kind() == ModelReply.Kind.QUOTA) {
                    var who = call.model().address().label();
                    stop(
                            Stop.Kind.QUOTA,
                            Problem.of(AskProblem.QUOTA, null, who, failure.message()));
                }
            }
        }
    }

    private void take(Call call, Call.Ended ended) {
        switch (ended) {
            case Call.Unsent _, Call.DiskFailed _ -> work.again(call.batch());
            case Call.Read read -> answered(call, read);
            case Call.NoAnswer failure -> failed(call, failure);
        }
    }

    private void answered(Call call, Call.Read read) {
        var batch = call.batch();
        if (!read.good().isEmpty()) {
            keep(call, read.good());
        } else {
            call.settle();
        }
        if (read.bad().isEmpty()) {
            size.good(batch.size());
        } else if (read.cut()) {
            size.bad(batch.size());
            if (batch.size() == 1 && batch.stage() != Batch.Stage.HALVES) {
                batch.halves(read.bad()).forEach(work::again); // a refusal may be chance
            } else {
                split(batch, read.bad(), true);
            }
        } else {
            if (read.good().isEmpty()) {
                size.bad(batch.size());
            }
            again(batch, read.bad());
        }
    }

    private void keep(Call call, List<Call.Good> good) {
        var kept = good.stream().map(one -> kept(call, one.question(), one.answer())).toList();
        for (int i = 0; i < kept.size(); i++) {
            sink.answered(good.get(i).question(), kept.get(i));
        }
        tally.answered(kept.size());
        shelve(kept, call::settle);
    }

    /// Keeps answers; the job does not end before that.
    private void shelve(List<Shelf.Kept> answers, Runnable kept) {
        open++;
        desk.shelf()
                .keep(answers)
                .whenCompleteAsync(
                        (nothing, failure) -> {
                            open--;
                            if (failure == null) {
                                kept.run();
                            } else {
                                stop(Stop.Kind.RESOURCE, Call.problem(failure));
                            }
                            pump();
                        },
                        desk.loop()); // at once it would end a job whose bad part waits
    }

    private static Shelf.Kept kept(Call call, Question question, Answer answer) {
        return new Shelf.Kept(
                question.key(), answer.json(), call.model().address().label(), call.id());
    }

    /// Bad answers: once more with what was wrong, then in halves.
    private void again(Batch batch, List<Batch.Part> bad) {
        switch (batch.stage()) {
            case FIRST -> work.again(batch.repair(shuffled(bad)));
            case REPAIR, HALVES -> split(batch, shuffled(bad), true);
        }
    }

    private List<Batch.Part> shuffled(List<Batch.Part> parts) {
        var shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, Random.from(desk.random()));
        return shuffled;
    }

    private void split(Batch batch, List<Batch.Part> bad, boolean answered) {
        if (bad.size() == 1) {
            var last = bad.getFirst();
            var why = last.complaint();
            elsewhere(batch.repair(bad), why == null ? "no model answers it" : why, answered);
        } else {
            batch.halves(bad).forEach(work::again);
        }
    }

    /// To the next model; without one the questions are rejected.
    private void elsewhere(Batch batch, String reason, boolean answered) {
        if (batch.model() + 1 < job.models().size()) {
            work.again(batch.elsewhere());
            return;
        }
        if (job.models().stream().allMatch(AskedModel::isDead)) {
            work.again(batch);
            stop(Stop.Kind.REFUSED, Problem.of(AskProblem.NOBODY_ANSWERS, null, reason));
            return;
        }
        for (var part : batch.parts()) {
            tally.rejected();
            sink.rejected(part.question(), reason, answered && !choosing.hasSkipped());
        }
        if (tally.hopeless()) {
            stop(Stop.Kind.REFUSED, Problem.of(AskProblem.NOTHING_FITS, null, reason));
        }
    }

    // failures

    private void failed(Call call, Call.NoAnswer failure) {
        var batch = call.batch();
        var model = call.model();
        switch (failure.kind()) {
            case QUOTA -> work.again(batch);
            case UNAUTHORIZED, NOT_FOUND -> {
                model.bury(failure.message());
                work.again(batch);
            }
            case INVALID_REQUEST -> invalid(call, failure);
            case TOO_LARGE -> {
                size.bad(batch.size());
                split(batch, complained(batch, failure.message()), false);
            }
            case RATE_LIMITED,
                    OVERLOADED,
                    SERVER_ERROR,
                    TIMEOUT,
                    NETWORK,
                    CONFLICT,
                    MALFORMED,
                    EXPIRED,
                    CANCELLED ->
                    later(call, failure);
        }
    }

    private void invalid(Call call, Call.NoAnswer failure) {
        if (failure.retryable()) {
            work.again(call.batch());
        } else if (call.model().hasAnswered()) {
            split(call.batch(), complained(call.batch(), failure.message()), false);
        } else {
            call.model().bury(failure.message());
            work.again(call.batch());
        }
    }

    private void later(Call call, Call.NoAnswer failure) {
        var batch = call.batch();
        var model = call.model();
        var now = desk.clock().instant();
        boolean limited = failure.kind() == ModelReply.Kind.RATE_LIMITED;
        if (limited) {
            patience.sign(now.plus(failure.pause())); // it lives, and asks to be left alone
        }
        boolean replaced = model.isDown() && choosing.isReplaceable(batch.model());
        if (!replaced && impatient(failure.message())) {
            work.again(batch);
            return;
        }
        // a provider that is down for everybody says nothing about this batch
        int tries = batch.tries() + (limited || !model.answeredSince(call.sentAt()) ? 0 : 1);
        if (tries >= TRIES) {
            size.bad(batch.size());
            split(batch, complained(batch, failure.message()), false);
        } else {
            work.again(batch.later(now.plus(failure.pause()), tries));
        }
    }

    /// Whether every call has failed for too long, so that the job stops.
    private boolean impatient(String why) {
        boolean over = patience.isOver();
        if (over) {
            unanswered(why);
        }
        return over;
    }

    private void unanswered(String why) {
        stop(Stop.Kind.UPSTREAM, Problem.of(AskProblem.NOT_ANSWERING, null, why));
    }

    private static List<Batch.Part> complained(Batch batch, String why) {
        return batch.parts().stream().map(part -> new Batch.Part(part.question(), why)).toList();
    }

    /// Takes a question whose answer an earlier process paid for.
    private boolean wasPaid(Question question) {
        var found = paid.of(question);
        if (found.kept().isEmpty()) {
            settle(found.calls());
            return false;
        }
        var kept = found.kept().get();
        sink.answered(question, kept);
        tally.answered(1);
        shelve(List.of(kept), () -> settle(found.calls()));
        return true;
    }

    private void settle(List<CallId> read) {
        for (var call : paid.read(read)) {
            var _ = desk.journal().append(new Entry.Settled(call));
        }
    }
}
