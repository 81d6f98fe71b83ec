package dev.onggi.clean;

import dev.onggi.clean.ask.AskedModel;
import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.Outcome;
import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.form.Answer;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.learn.Dropped;
import dev.onggi.clean.learn.Portrait;
import dev.onggi.clean.learn.RuleWriter;
import dev.onggi.clean.learn.WrittenRule;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A model that writes rules, asked on the path on which every model is asked: an answer is paid
/// for once, budgets hold, and all that is sent stands in the journal.
public final class RuleAsking implements RuleWriter {
    private static final String STEP = "learn";

    private static final Inquiry.Sizes SIZES = new Inquiry.Sizes("learn", 4, 150);

    private final Wish wish;
    private final SentColumns sent;
    private final RuleForm form;
    private final Inquiry inquiry;
    private final List<Dropped> dropped = new ArrayList<>();

    /// What is wanted of a model.
    ///
    /// @param run by which the journal calls it
    /// @param columns what is declared of columns
    /// @param limits what may be spent
    /// @param estimate whether nobody is asked, and only told what it would take
    record Wish(
            String run,
            Map<String, CleaningTask.TaskColumn> columns,
            Limits limits,
            boolean estimate) {}

    RuleAsking(
            Asking asking,
            List<AskedModel> models,
            Wish wish,
            SentColumns sent,
            Cancellation stop) {
        this.wish = wish;
        this.sent = sent;
        this.form = new RuleForm(models.getFirst().address().identity());
        this.inquiry = new Inquiry(asking, models, form.form(), wish, SIZES, stop);
    }

    @Override
    public String name() {
        return inquiry.name();
    }

    @Override
    public boolean sees(String column) {
        var declared = wish.columns().get(column);
        return declared == null || declared.asking().send() != CleaningTask.Send.NEVER;
    }

    @Override
    public void dropped(Dropped rule) {
        dropped.add(rule);
    }

    /// Rules that were written and are not used.
    ///
    /// @return in the order of their tests
    public List<Dropped> dropped() {
        return List.copyOf(dropped);
    }

    /// What asking takes, known before anything is paid.
    ///
    /// @return nothing where no column was shown
    public TaskQuestions.Forecast forecast() {
        return inquiry.forecast();
    }

    /// Whether only [#forecast] is wanted.
    ///
    /// @return true where nobody is asked
    public boolean estimates() {
        return wish.estimate();
    }

    /// What asking took.
    ///
    /// @return nothing where nobody had to be asked
    public Optional<Outcome.Spent> spent() {
        return inquiry.spent();
    }

    /// Why asking ended early, and columns were left without rules of the model.
    ///
    /// @return nothing where all is well
    public Optional<Problem> stopped() {
        return inquiry.stopped();
    }

    @Override
    public List<WrittenRule> write(List<Portrait> portraits) {
        var names = portraits.stream().map(Portrait::column).toList();
        var questions = new LinkedHashMap<ContentKey, Question>();
        var columns = new LinkedHashMap<ContentKey, String>();
        for (var portrait : portraits) {
            var question = form.question(portrait, note(portrait.column()), names);
            questions.put(question.key(), question);
            columns.put(question.key(), portrait.column());
        }
        var answers = inquiry.answers(questions.values(), () -> note(names));
        if (wish.estimate()) {
            return List.of();
        }
        var rules = new ArrayList<WrittenRule>();
        columns.forEach((key, column) -> {
            var answer = answers.get(key);
            if (answer != null) {
                rules.addAll(rules(column, Answer.parse(answer)));
            }
        });
        return rules;
    }

    private static List<WrittenRule> rules(String column, Answer answer) {
        return answer.rows().stream()
                .map(row ->
                        new WrittenRule(
                                column,
                                String.valueOf(row.get("rule")),
                                String.valueOf(row.get("why")).replaceAll("\\p{Cntrl}", " ")))
                .toList();
    }

    private String note(String column) {
        var declared = wish.columns().get(column);
        if (declared == null) {
            return "";
        }
        var type = declared.type() == null ? "" : declared.type() + ". ";
        return type + declared.asking().note();
    }

    private void note(List<String> columns) {
        try {
            sent.note(new SentColumns.Sent(STEP, form.version(), STEP, columns, columns));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
