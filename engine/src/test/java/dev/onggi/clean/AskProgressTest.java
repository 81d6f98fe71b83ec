package dev.onggi.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.AnswerSink;
import dev.onggi.clean.ask.CallReport;
import dev.onggi.clean.ask.Shelf;
import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.step.StepLog;
import dev.onggi.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskProgressTest implements AnswerSink, StepLog {
    private static final Question QUESTION = new Question(ContentKey.of("a"), List.of("kettle"));

    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final List<String> told = new ArrayList<>();
    private final List<String> handedOn = new ArrayList<>();
    private final AskProgress progress = new AskProgress(this, this, clock, 10);

    private void answer(int times) {
        var kept = new Shelf.Kept(QUESTION.key(), "{}", "m", new CallId(1, 1));
        for (int i = 0; i < times; i++) {
            progress.answered(QUESTION, kept);
        }
    }

    @Test
    void tells_at_most_five_times_a_second_and_always_the_last() {
        progress.called(new CallReport("", "", "", Money.usd("0.14")));
        answer(4);
        clock.advance(Duration.ofMillis(200));
        answer(4);
        progress.called(new CallReport("", "", "", Money.usd("0.01")));
        progress.rejected(QUESTION, "no");
        progress.rejected(QUESTION, "no", true);

        assertThat(told)
                .containsExactly("1 of 10, 0.14 USD", "5 of 10, 0.14 USD", "10 of 10, 0.15 USD");
    }

    @Test
    void hands_everything_on() {
        answer(2);
        progress.rejected(QUESTION, "a");
        progress.rejected(QUESTION, "b", true);
        progress.called(new CallReport("line", "", "", Money.ZERO));

        assertThat(handedOn).containsExactly("answered", "answered", "a", "b true", "line");
    }

    @Override
    public void asked(long values, long total, String spent) {
        told.add("%d of %d, %s".formatted(values, total, spent));
    }

    @Override
    public void answered(Question question, Shelf.Kept kept) {
        handedOn.add("answered");
    }

    @Override
    public void rejected(Question question, String reason) {
        handedOn.add(reason);
    }

    @Override
    public void rejected(Question question, String reason, boolean answered) {
        handedOn.add(reason + " " + answered);
    }

    @Override
    public void called(CallReport report) {
        handedOn.add(report.line());
    }

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}

    @Override
    public void progress(long rows, long total) {}
}
