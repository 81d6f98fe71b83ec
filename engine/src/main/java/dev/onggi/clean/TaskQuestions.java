package dev.onggi.clean;

import dev.onggi.clean.ask.AskedModel;
import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.BatchSize;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.wire.Models;
import dev.onggi.data.Dataset;
import dev.onggi.data.ParquetOptions;
import dev.onggi.data.Session;
import dev.onggi.problem.OnggiException;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a task asks about a dataset, known before anybody is asked.
///
/// @param version of prompt, schema and parameters; of the rules where nobody is asked
/// @param model who is asked first, whatever a workspace calls it; `builtin` for nobody
/// @param shown who is asked first, as the task says it
/// @param keys the distinct questions
/// @param forecast what asking those without an answer will take
public record TaskQuestions(
        String version, String model, String shown, Set<ContentKey> keys, Forecast forecast) {

    /// What asking will take, as far as it can be known before.
    ///
    /// @param answered questions that have an answer already
    /// @param open questions to be asked
    /// @param requests about how many
    /// @param input tokens sent
    /// @param output tokens coming back
    /// @param cost in money
    public record Forecast(
            long answered, long open, long requests, long input, long output, Money cost) {
        static final Forecast NOTHING = new Forecast(0, 0, 0, 0, 0, Money.ZERO);
    }

    /// Looks at what a task asks.
    ///
    /// @param task the task
    /// @param dataset the rows it is to clean
    /// @param workspace whose models are asked
    /// @param asking knows what was asked before; only opened where somebody is asked
    /// @param session the engine
    /// @param scratch a file that may be written
    /// @return its questions
    /// @throws OnggiException where the task does not fit the dataset, or nobody can be asked
    public static TaskQuestions of(
            CleaningTask task,
            Dataset dataset,
            Workspace workspace,
            java.util.function.Supplier<Asking> asking,
            Session session,
            Path scratch) {
        boolean asks = ModelCleaning.asks(task, workspace);
        var plan = new Planner(RuleCatalogue.builtIn()).plan(session, dataset, task);
        var model = task.asks();
        if (!asks || model == null) {
            if (task.mode() == CleaningTask.Mode.EXTRACT) {
                throw OnggiException.at(task.place(), CleanProblem.NO_MODEL, task.name());
            }
            return new TaskQuestions(
                    rules(task),
                    CleaningTask.BUILTIN,
                    CleaningTask.BUILTIN,
                    Set.of(),
                    Forecast.NOTHING);
        }
        try {
            var ruled =
                    new Cleaner(session, dataset, plan.asText())
                            .write(
                                    scratch,
                                    LocalDateTime.of(2000, 1, 1, 0, 0),
                                    ParquetOptions.of("snappy"))
                            .in(scratch);
            return asked(task, model, ruled, workspace, asking.get(), session);
        } finally {
            remove(scratch);
        }
    }

    private static TaskQuestions asked(
            CleaningTask task,
            ModelTask asks,
            Dataset ruled,
            Workspace workspace,
            Asking asking,
            Session session) {
        var names = asks.models().isEmpty() ? List.of("") : asks.models();
        var first =
                names.stream()
                        .flatMap(name -> asking.model(name, asks.place()).stream())
                        .map(AskedModel::address)
                        .findFirst()
                        .orElseThrow();
        var form = ModelForm.of(task, asks, ruled);
        var version = form.version();
        var fields =
                new AskedFields(form, version, first.identity(), ruled, ModelForm.masked(task));
        var questions = new DistinctQuestions(fields, asking).scan(session);
        var estimate =
                AskEstimate.of(
                        questions,
                        form,
                        bounds(asks, form).most(),
                        first.price(),
                        Optional.empty());
        var shown = first.label().isEmpty() ? Models.of(workspace).byDefault() : first.label();
        return new TaskQuestions(
                version,
                first.identity(),
                shown,
                keys(session, fields),
                new Forecast(
                        questions.distinct() - questions.open().size(),
                        questions.open().size(),
                        estimate.requests(),
                        estimate.tokens().input(),
                        estimate.tokens().output(),
                        estimate.cost()));
    }

    private static BatchSize.Bounds bounds(ModelTask asks, Form form) {
        return asks.tuning().batch() > 0
                ? BatchSize.Bounds.fixed(asks.tuning().batch())
                : BatchSize.Bounds.auto(form.tuning().maxTokens());
    }

    private static Set<ContentKey> keys(Session session, AskedFields fields) {
        return session.query(
                "SELECT %s FROM %s AS rows"
                        .formatted(fields.packed(), session.relation(fields.dataset())),
                result -> {
                    var keys = new HashSet<ContentKey>();
                    while (result.next()) {
                        var question = fields.question(result.getString(1));
                        if (question != null) {
                            keys.add(question.key());
                        }
                    }
                    return keys;
                });
    }

    private static String rules(CleaningTask task) {
        var written = new StringBuilder();
        task.rules().forEach(rule -> written.append(rule.plain()).append('\n'));
        task.columns()
                .forEach((name, column) -> {
                    written.append(name).append(':').append(column.type());
                    column.rules().forEach(rule -> written.append(' ').append(rule.plain()));
                    written.append('\n');
                });
        return ContentKey.of(written.toString()).toString();
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
