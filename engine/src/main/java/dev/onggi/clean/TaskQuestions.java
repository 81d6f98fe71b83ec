package dev.onggi.clean;

import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Money;
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
            var asked = AskPlan.of(task, model, asking.get(), ruled, session);
            return asked(asked, workspace, session);
        } finally {
            remove(scratch);
        }
    }

    private static TaskQuestions asked(AskPlan plan, Workspace workspace, Session session) {
        var first = plan.first();
        var questions = plan.questions();
        var estimate = plan.estimate();
        var shown = first.label().isEmpty() ? Models.of(workspace).byDefault() : first.label();
        return new TaskQuestions(
                plan.fields().version(),
                first.identity(),
                shown,
                keys(session, plan.fields()),
                new Forecast(
                        questions.distinct() - questions.open().size(),
                        questions.open().size(),
                        estimate.requests(),
                        estimate.tokens().input(),
                        estimate.tokens().output(),
                        estimate.cost()));
    }

    private static Set<ContentKey> keys(Session session, AskedFields fields) {
        var keys = new HashSet<ContentKey>();
        fields.scan(
                session,
                (row, question) -> {
                    if (question != null) {
                        keys.add(question.key());
                    }
                });
        return keys;
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
