package dev.onggi.clean;

import dev.onggi.clean.ask.AnswerSink;
import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.CallReport;
import dev.onggi.clean.ask.Job;
import dev.onggi.clean.ask.Outcome;
import dev.onggi.clean.ask.Shelf;
import dev.onggi.clean.ask.Stop;
import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.ask.journal.Entry.Origin;
import dev.onggi.clean.ask.wire.Models;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.step.StepContext;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.Values;
import dev.onggi.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// The part of a cleaning that models do: after the rules, each distinct value once, merged back by
/// what was asked.
final class ModelCleaning {
    private final CleaningTask task;
    private final ModelTask asks;
    private final Asking asking;
    private final StepContext context;
    private final Session session;
    private final List<Problem> warnings = new ArrayList<>();

    ModelCleaning(
            CleaningTask task,
            ModelTask asks,
            Asking asking,
            StepContext context,
            Session session) {
        this.task = task;
        this.asks = asks;
        this.asking = asking;
        this.context = context;
        this.session = session;
    }

    /// What models made of a dataset.
    ///
    /// @param dataset the rows with their answers
    /// @param rejected rows of the input that no model answered
    /// @param changes cells that answers changed
    /// @param outcome how the asking went; where a budget stopped it, the rows that nobody was
    ///   asked about are among the rejected ones
    /// @param questions distinct questions, and how many of them had an answer before
    /// @param stopped why the pipeline must end here, or empty
    record Cleaned(
            Dataset dataset,
            RowSet rejected,
            ModelChanges changes,
            Outcome outcome,
            DistinctQuestions questions,
            List<Problem> warnings,
            List<Problem> stopped) {
        /// What the step hands on about it.
        Map<String, String> outputs() {
            var outputs = new LinkedHashMap<String, String>();
            outputs.put("distinct_values", Long.toString(questions.distinct()));
            outputs.put("asked_values", Long.toString(outcome.answered() + outcome.rejected()));
            outcome.stop()
                    .ifPresent(
                            stop -> outputs.put("unasked_values", Long.toString(stop.untouched())));
            outputs.put("requests", Long.toString(outcome.calls().sent()));
            outputs.put("input_tokens", Long.toString(outcome.spent().input()));
            outputs.put("output_tokens", Long.toString(outcome.spent().output()));
            outputs.put("cost_usd", usd(outcome.spent().cost()));
            outputs.put("latency_mean_ms", Long.toString(outcome.calls().mean().toMillis()));
            outputs.put("latency_p95_ms", Long.toString(outcome.calls().p95().toMillis()));
            outputs.put("failed_requests", Long.toString(outcome.calls().failed()));
            return outputs;
        }

        private static String usd(Money cost) {
            return BigDecimal.valueOf(cost.micros(), 6).toPlainString();
        }
    }

    /// Whether the task asks anybody: its model, or the workspace's default, may be `builtin`.
    static boolean asks(CleaningTask task, Workspace workspace) {
        var asks = task.asks();
        var known = Models.of(workspace);
        return asks != null
                && asks.asked().stream()
                        .anyMatch(named -> known.find(named.name(), named.place()).isPresent());
    }

    private AskPlan prepare(Dataset ruled) {
        var plan = AskPlan.of(task, asks, asking, ruled, session);
        asking.note().ifPresent(warnings::add);
        plan.questions()
                .personalData()
                .warning(plan.first().label(), context.workspace().language())
                .ifPresent(warnings::add);
        tell(plan.questions(), plan.estimate());
        return plan;
    }

    /// What people should know of what was done so far.
    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /// Finds out what asking would take.
    ///
    /// @param ruled the dataset after its rules
    /// @return for people and programs, by name
    Map<String, String> estimate(Dataset ruled) {
        var prepared = prepare(ruled);
        return prepared.estimate()
                .outputs(prepared.questions(), prepared.first().label(), asks.tuning().inBatches());
    }

    /// Asks, and writes the file.
    ///
    /// @param ruled the dataset after its rules
    /// @param origin the row of the raw file that a row of it comes from
    /// @param file where the merged Parquet file is written
    /// @param options of the Parquet file
    Cleaned clean(Dataset ruled, LongUnaryOperator origin, Path file, String options)
            throws Exception {
        var prepared = prepare(ruled);
        var fields = prepared.fields();
        var form = fields.form();
        var questions = prepared.questions();
        new SentColumns(context.workspace(), context.run().id()).note(context.step(), task, fields);
        var reasons = new ConcurrentHashMap<>(questions.rejected());
        var clock = asking.desk().clock();
        var begin = clock.instant();
        var outcome = ask(prepared, new Reasons(reasons, prepared.rejections(), log()));
        var took = Duration.between(begin, clock.instant());
        tell(outcome, prepared.estimate().against(outcome, took));
        var spent = outcome.stop().filter(stop -> stop.kind() == Stop.Kind.BUDGET);
        if (spent.isEmpty() && outcome.stop().isPresent()) {
            throw new OnggiException(List.of(outcome.stop().get().problem()));
        }
        var rejected = reject(fields, questions, reasons, form);
        var stopped = new ArrayList<Problem>();
        if (spent.isPresent()) {
            var unasked = mark(fields, reasons.keySet(), spent.get());
            rejected.addAll(unasked);
            stopped.add(spent.get().problem());
            stopped.add(Problem.of(CleanProblem.NOT_ASKED, asks.place(), unasked.size()));
        }
        var spool = file.resolveSibling(file.getFileName() + ".changes");
        var changes = new ModelChanges(spool, fields.version());
        var answers = new AnswerMap(fields, asking, changes, origin);
        var dataset =
                new AnswerMerge(session, ruled.without(rejected), fields, answers)
                        .write(file, options);
        context.rejects()
                .reject(ruled, answers.empty(), row -> "the model found nothing to extract");
        rejected.addAll(answers.empty());
        poor(outcome);
        return new Cleaned(
                dataset,
                rejected,
                changes,
                outcome,
                questions,
                List.copyOf(warnings),
                List.copyOf(stopped));
    }

    /// Puts the rows into the rejects that nobody was asked about, for want of money.
    private RowSet mark(AskedFields fields, Set<ContentKey> rejected, Stop stop) throws Exception {
        var rows = new UnaskedRows(fields, asking, rejected).find(session);
        var reason = "budget: " + stop.problem().message(context.workspace().language());
        context.rejects().reject(fields.dataset(), rows, row -> reason);
        return rows;
    }

    private void poor(Outcome outcome) {
        var calls = outcome.calls();
        if (calls.sent() > 0 && calls.poor()) {
            warnings.add(
                    Problem.of(
                            CleanProblem.POOR_CALLS,
                            null,
                            "%.1f".formatted(calls.mean().toMillis() / 1e3),
                            "%.1f".formatted(calls.p95().toMillis() / 1e3),
                            "%.1f".formatted(100 * calls.failureRate())));
        }
    }

    private void tell(DistinctQuestions questions, AskEstimate estimate) {
        int open = questions.open().size();
        if (!questions.rejected().isEmpty()) {
            context.log()
                    .info(
                            "%,d distinct values were rejected before and are not asked again; `retry_rejected: true` asks them"
                                    .formatted(questions.rejected().size()));
        }
        context.log()
                .info(
                        "%,d rows, %,d distinct values, %,d of them already answered; to ask: %,d in about %,d requests, %,d tokens in, %,d out, %s"
                                .formatted(
                                        questions.rows(),
                                        questions.distinct(),
                                        questions.distinct() - open,
                                        open,
                                        estimate.requests(),
                                        estimate.tokens().input(),
                                        estimate.tokens().output(),
                                        estimate.cost()));
    }

    private void tell(Outcome outcome, String estimated) {
        var calls = outcome.calls();
        context.log()
                .info(
                        "%,d answered, %,d rejected, %,d not asked; %,d requests, %,d of them hedges, %,d without an answer; %,d tokens in, %,d out; %s; %d ms on average, %d ms for the slowest in twenty%s"
                                .formatted(
                                        outcome.answered(),
                                        outcome.rejected(),
                                        outcome.stop().map(Stop::untouched).orElse(0L),
                                        calls.sent(),
                                        calls.hedges(),
                                        calls.failed(),
                                        outcome.spent().input(),
                                        outcome.spent().output(),
                                        outcome.spent().cost(),
                                        calls.mean().toMillis(),
                                        calls.p95().toMillis(),
                                        estimated));
    }

    private Outcome ask(AskPlan prepared, Reasons reasons) throws Exception {
        var fields = prepared.fields();
        var form = fields.form();
        var run = context.run();
        var job =
                new Job(
                        new Origin(run.id(), run.pipeline(), context.step()),
                        form,
                        prepared.models(),
                        limits(run.budget()),
                        prepared.bounds(),
                        List.of());
        var open = prepared.questions().open().size();
        var sink = new AskProgress(reasons, context.log(), asking.desk().clock(), open);
        return new AskedJob(context, asking, prepared.questions(), sink)
                .run(job, fields.version(), asks.tuning().inBatches());
    }

    private Limits limits(@Nullable BigDecimal ofRun) {
        var own = asks.limits();
        return ofRun == null ? own : new Limits(Money.usd(ofRun), own.requests());
    }

    private Consumer<CallReport> log() {
        boolean contents =
                context.workspace()
                        .setting("log_contents")
                        .filter(node -> node instanceof Scalar it && Values.flag(it.text()))
                        .isPresent();
        return report -> {
            context.log().info(report.line());
            if (contents) {
                if (!report.asked().isEmpty()) {
                    context.log().info("asked " + report.asked());
                }
                context.log().info("answered " + report.answered());
            }
        };
    }

    /// Keeps why questions were rejected; answers lie in the cache.
    private record Reasons(
            Map<ContentKey, String> reasons, Rejections rejections, Consumer<CallReport> log)
            implements AnswerSink {
        @Override
        public void called(CallReport report) {
            log.accept(report);
        }

        @Override
        public void answered(Question question, Shelf.Kept kept) {
            // the cache has it
        }

        @Override
        public void rejected(Question question, String reason) {
            reasons.put(question.key(), reason);
        }

        @Override
        public void rejected(Question question, String reason, boolean answered) {
            rejected(question, reason);
            if (answered) {
                rejections.remember(question, reason);
            }
        }
    }

    private RowSet reject(
            AskedFields fields,
            DistinctQuestions questions,
            Map<ContentKey, String> reasons,
            Form form)
            throws Exception {
        var why = new HashMap<Long, String>();
        if (!reasons.isEmpty()) {
            DistinctQuestions.rowsOf(session, fields, reasons.keySet())
                    .forEach((row, key) -> why.put(row, "no model answered: " + reasons.get(key)));
        }
        if (form.kind() == Form.Kind.EXTRACT || form.kind() == Form.Kind.EXTRACT_MANY) {
            questions
                    .blank()
                    .positions()
                    .forEach(row -> why.put((long) row, "nothing to extract from"));
        }
        var rows = new RowSet();
        why.keySet().forEach(rows::add);
        if (!rows.isEmpty()) {
            warnings.add(Problem.of(CleanProblem.UNANSWERED, asks.place(), rows.size()));
            context.rejects().reject(fields.dataset(), rows, row -> why.getOrDefault(row, ""));
        }
        return rows;
    }
}
