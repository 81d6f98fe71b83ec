package dev.onggi.clean;

import dev.onggi.clean.ask.AskedModel;
import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.Outcome;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.form.Answer;
import dev.onggi.clean.ask.form.AnswerColumn;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.ask.form.Wording;
import dev.onggi.clean.learn.Adviser;
import dev.onggi.clean.learn.Suspicion;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.Problem;
import dev.onggi.spi.ColumnType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A model that says which suspected cells are wrong, in a person's place. It chooses between what
/// the cell holds and what rules say it may have to be; it puts nothing of its own there. Cells
/// that nobody has a better value for, columns with `send: never`, personal data and values that
/// speak to the model are not sent.
public final class SuspicionAsking implements Adviser {
    private static final int TOKENS = 60;
    private static final Inquiry.Sizes SIZES = new Inquiry.Sizes("clean", 20, 15);
    private static final String WRONG = "wrong";
    private static final String RIGHT = "right";
    private static final List<String> FIELDS =
            List.of("column", "note", "value", "candidate", "cells");

    private static final String WANTED =
            """
            Each item shows a suspected value of a column of a table: the column's name, what is known of it, the value, \
            what it may have to be instead (empty: nothing at all), and how many cells hold it.

            `verdict` is `wrong` where the value is a slip, a misreading or another writing of the candidate, \
            or only stands for a missing value while the candidate is empty; `right` where the value may well be meant; \
            `unknown` where you cannot tell. When in doubt the value stays.
            """;

    private final RuleAsking.Wish wish;
    private final SentColumns sent;
    private final Form form;
    private final String model;
    private final Inquiry inquiry;
    private final Map<Suspicion, ContentKey> asked = new LinkedHashMap<>();
    private Map<ContentKey, String> answers = Map.of();

    SuspicionAsking(
            Asking asking,
            List<AskedModel> models,
            RuleAsking.Wish wish,
            SentColumns sent,
            Cancellation stop) {
        this.wish = wish;
        this.sent = sent;
        this.model = models.getFirst().address().identity();
        this.form =
                new Form(
                        Form.Kind.EXTRACT,
                        FIELDS,
                        List.of(
                                new AnswerColumn(
                                        "verdict",
                                        ColumnType.TEXT,
                                        true,
                                        List.of(WRONG, RIGHT, "unknown"),
                                        "")),
                        new Wording("", WANTED, List.of(), List.of()),
                        new Form.Tuning(TOKENS, null, Duration.ofMinutes(3)));
        this.inquiry = new Inquiry(asking, models, form, wish, SIZES, stop);
    }

    @Override
    public String name() {
        return inquiry.name();
    }

    @Override
    public void begin(List<List<Suspicion>> questions) {
        var open = new LinkedHashMap<ContentKey, Question>();
        for (var cells : questions) {
            var question = question(cells.getFirst(), cells.size());
            if (question != null) {
                asked.put(cells.getFirst(), question.key());
                open.put(question.key(), question);
            }
        }
        var columns = asked.keySet().stream().map(Suspicion::column).distinct().toList();
        answers = inquiry.answers(open.values(), () -> note(columns));
    }

    @Override
    public Advice advise(Suspicion doubt, int cells, int nth, int of) {
        var key = asked.get(doubt);
        var answer = key == null ? null : answers.get(key);
        var rows =
                answer == null
                        ? List.<Map<String, ?>>of()
                        : List.copyOf(Answer.parse(answer).rows());
        var verdict = rows.isEmpty() ? "" : String.valueOf(rows.getFirst().get("verdict"));
        return switch (verdict) {
            case WRONG -> new Advice.Wrong(doubt.candidate());
            case RIGHT -> new Advice.Right();
            default -> new Advice.Unknown();
        };
    }

    /// What asking took.
    ///
    /// @return nothing where nobody had to be asked
    public Optional<Outcome.Spent> spent() {
        return inquiry.spent();
    }

    /// How many values were asked about, now or earlier.
    ///
    /// @return distinct values
    public int questions() {
        return asked.size();
    }

    /// Why asking ended early.
    ///
    /// @return nothing where all is well
    public Optional<Problem> stopped() {
        return inquiry.stopped();
    }

    private @Nullable Question question(Suspicion doubt, int cells) {
        var declared = wish.columns().get(doubt.column());
        boolean secret = declared != null && declared.asking().send() == CleaningTask.Send.NEVER;
        if (secret || !doubt.known() || personal(doubt.value()) || personal(doubt.candidate())) {
            return null;
        }
        var note = declared == null ? "" : declared.asking().note();
        var question =
                form.question(
                        model,
                        form.version(),
                        List.of(
                                doubt.column(),
                                note,
                                doubt.value(),
                                doubt.candidate(),
                                String.valueOf(cells)));
        return form.isolates(question) ? null : question;
    }

    private static boolean personal(String text) {
        return !text.isEmpty() && !text.equals(AskedFields.mask(text));
    }

    private void note(List<String> columns) {
        try {
            sent.note(
                    new SentColumns.Sent(
                            SIZES.step(), form.version(), SIZES.step(), columns, columns));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
