package dev.onggi.clean;

import dev.onggi.clean.ask.AnswerSink;
import dev.onggi.clean.ask.AskedModel;
import dev.onggi.clean.ask.Asker;
import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.BatchSize;
import dev.onggi.clean.ask.Job;
import dev.onggi.clean.ask.Outcome;
import dev.onggi.clean.ask.Shelf;
import dev.onggi.clean.ask.Stop;
import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.form.Answer;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.ask.journal.Entry.Origin;
import dev.onggi.clean.learn.Dropped;
import dev.onggi.clean.learn.Portrait;
import dev.onggi.clean.learn.RuleWriter;
import dev.onggi.clean.learn.WrittenRule;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/// A model that writes rules, asked on the path on which every model is asked: an answer is paid
/// for once, budgets hold, and all that is sent stands in the journal.
public final class RuleAsking implements RuleWriter {
    private static final String STEP = "learn";

    /// Columns of a request.
    private static final int AT_ONCE = 4;

    private static final int BYTES_PER_TOKEN = 3;

    /// Tokens of the rules for a column, as a rule.
    private static final int USUAL_TOKENS = 150;

    private final Asking asking;
    private final List<AskedModel> models;
    private final Wish wish;
    private final SentColumns sent;
    private final Cancellation stop;
    private final RuleForm form;
    private final Rejections rejections;
    private final Map<ContentKey, String> answers = new ConcurrentHashMap<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private TaskQuestions.Forecast forecast = TaskQuestions.Forecast.NOTHING;
    private Optional<Outcome> outcome = Optional.empty();

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
        this.asking = asking;
        this.models = models;
        this.wish = wish;
        this.sent = sent;
        this.stop = stop;
        this.form = new RuleForm(models.getFirst().address().identity());
        this.rejections = new Rejections(asking, models, false);
    }

    @Override
    public String name() {
        var address = models.getFirst().address();
        return address.label().isEmpty() ? address.name() : address.label();
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
        return forecast;
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
        return outcome.map(Outcome::spent);
    }

    /// Why asking ended early, and columns were left without rules of the model.
    ///
    /// @return nothing where all is well
    public Optional<Problem> stopped() {
        return outcome.flatMap(Outcome::stop).map(Stop::problem);
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
        asking.cache()
                .find(
                        questions.keySet().iterator(),
                        cached -> answers.put(cached.key(), Shelf.Kept.of(cached).answer()));
        var refused = rejections.of(questions.keySet());
        var open =
                questions.values().stream()
                        .filter(question -> !answers.containsKey(question.key()))
                        .filter(question -> !refused.containsKey(question.key()))
                        .toList();
        forecast = forecast(open, questions.size() - open.size());
        if (wish.estimate()) {
            return List.of();
        }
        if (!open.isEmpty()) {
            note(names);
            outcome = Optional.of(ask(open));
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

    private TaskQuestions.Forecast forecast(List<Question> open, long answered) {
        long requests = Math.ceilDiv(open.size(), AT_ONCE);
        long instructions =
                requests * form.form().instructions().getBytes(StandardCharsets.UTF_8).length;
        long bytes = open.stream().mapToLong(Question::bytes).sum();
        var tokens =
                new Tokens(
                        (instructions + bytes) / BYTES_PER_TOKEN,
                        (long) open.size() * USUAL_TOKENS);
        return new TaskQuestions.Forecast(
                answered,
                open.size(),
                requests,
                tokens.input(),
                tokens.output(),
                models.getFirst().address().price().worst(tokens));
    }

    private Outcome ask(List<Question> open) {
        var job =
                new Job(
                        new Origin(wish.run(), STEP, STEP),
                        form.form(),
                        models,
                        wish.limits(),
                        BatchSize.Bounds.fixed(AT_ONCE),
                        asking.paid(form.version()));
        var asker = Asker.start(asking.desk(), job, open.iterator(), new Answers());
        try (var registration = stop.onCancel(asker::cancel)) {
            return asker.outcome().toCompletableFuture().get();
        } catch (InterruptedException e) {
            asker.cancel();
            Thread.currentThread().interrupt();
            return asker.outcome().toCompletableFuture().join();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof OnggiException known
                    ? known
                    : new IllegalStateException(e.getCause());
        }
    }

    /// Takes answers on the event loop.
    private final class Answers implements AnswerSink {
        @Override
        public void answered(Question question, Shelf.Kept kept) {
            answers.put(question.key(), kept.answer());
        }

        @Override
        public void rejected(Question question, String reason) {
            // the column stays without rules of the model
        }

        @Override
        public void rejected(Question question, String reason, boolean answered) {
            if (answered) {
                rejections.remember(question, reason);
            }
        }
    }
}
