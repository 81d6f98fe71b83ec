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
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.ask.journal.Entry.Origin;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/// Questions about a table as a whole, asked on the path on which every model is asked: an answer
/// is paid for once, budgets hold, and all that is sent stands in the journal.
final class Inquiry {
    private static final int BYTES_PER_TOKEN = 3;

    private final Asking asking;
    private final List<AskedModel> models;
    private final Form form;
    private final RuleAsking.Wish wish;
    private final Sizes sizes;
    private final Cancellation stop;
    private final Rejections rejections;
    private final Map<ContentKey, String> answers = new ConcurrentHashMap<>();
    private TaskQuestions.Forecast forecast = TaskQuestions.Forecast.NOTHING;
    private Optional<Outcome> outcome = Optional.empty();

    /// @param step by which the journal calls it
    /// @param atOnce questions of a request
    /// @param tokens of an answer, as a rule
    record Sizes(String step, int atOnce, int tokens) {}

    Inquiry(
            Asking asking,
            List<AskedModel> models,
            Form form,
            RuleAsking.Wish wish,
            Sizes sizes,
            Cancellation stop) {
        this.asking = asking;
        this.models = models;
        this.form = form;
        this.wish = wish;
        this.sizes = sizes;
        this.stop = stop;
        this.rejections = new Rejections(asking, models, false);
    }

    /// The model that is asked first.
    String name() {
        var address = models.getFirst().address();
        return address.label().isEmpty() ? address.name() : address.label();
    }

    /// Asks what was not answered before; where only an estimate is wanted, nobody.
    ///
    /// @param questions each once
    /// @param before runs before anything is sent
    /// @return the answers by question, those that somebody gave
    Map<ContentKey, String> answers(Collection<Question> questions, Runnable before) {
        var keys = questions.stream().map(Question::key).toList();
        asking.cache()
                .find(
                        keys.iterator(),
                        cached -> answers.put(cached.key(), Shelf.Kept.of(cached).answer()));
        var refused = rejections.of(keys);
        var open =
                questions.stream()
                        .filter(question -> !answers.containsKey(question.key()))
                        .filter(question -> !refused.containsKey(question.key()))
                        .toList();
        forecast = forecast(open, questions.size() - open.size());
        if (!wish.estimate() && !open.isEmpty()) {
            before.run();
            outcome = Optional.of(ask(open));
        }
        return answers;
    }

    TaskQuestions.Forecast forecast() {
        return forecast;
    }

    Optional<Outcome.Spent> spent() {
        return outcome.map(Outcome::spent);
    }

    Optional<Problem> stopped() {
        return outcome.flatMap(Outcome::stop).map(Stop::problem);
    }

    private TaskQuestions.Forecast forecast(List<Question> open, long answered) {
        long requests = Math.ceilDiv(open.size(), sizes.atOnce());
        long instructions = requests * form.instructions().getBytes(StandardCharsets.UTF_8).length;
        long bytes = open.stream().mapToLong(Question::bytes).sum();
        var tokens =
                new Tokens(
                        (instructions + bytes) / BYTES_PER_TOKEN,
                        (long) open.size() * sizes.tokens());
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
                        new Origin(wish.run(), sizes.step(), sizes.step()),
                        form,
                        models,
                        wish.limits(),
                        BatchSize.Bounds.fixed(sizes.atOnce()),
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
            // nobody knows; what was asked about stays as it is
        }

        @Override
        public void rejected(Question question, String reason, boolean answered) {
            if (answered) {
                rejections.remember(question, reason);
            }
        }
    }
}
