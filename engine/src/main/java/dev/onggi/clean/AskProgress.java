package dev.onggi.clean;

import dev.onggi.clean.ask.AnswerSink;
import dev.onggi.clean.ask.CallReport;
import dev.onggi.clean.ask.Shelf;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.step.StepLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Tells how far an asking is and what it has cost, a few times a second at most.
final class AskProgress implements AnswerSink {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final AnswerSink sink;
    private final StepLog log;
    private final InstantSource clock;
    private final long total;
    private Instant next = Instant.MIN;
    private Money spent = Money.ZERO;
    private long done;

    /// @param sink is told of everything
    /// @param total questions to be asked
    AskProgress(AnswerSink sink, StepLog log, InstantSource clock, long total) {
        this.sink = sink;
        this.log = log;
        this.clock = clock;
        this.total = total;
    }

    @Override
    public void answered(Question question, Shelf.Kept kept) {
        sink.answered(question, kept);
        one();
    }

    @Override
    public void rejected(Question question, String reason) {
        sink.rejected(question, reason);
        one();
    }

    @Override
    public void rejected(Question question, String reason, boolean answered) {
        sink.rejected(question, reason, answered);
        one();
    }

    @Override
    public void called(CallReport report) {
        spent = spent.plus(report.cost());
        sink.called(report);
    }

    private void one() {
        done++;
        var now = clock.instant();
        if (!now.isBefore(next) || done == total) {
            next = now.plus(PAUSE);
            log.asked(done, total, spent.toString());
        }
    }
}
