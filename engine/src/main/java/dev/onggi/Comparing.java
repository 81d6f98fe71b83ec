package dev.onggi;

import dev.onggi.clean.CleaningTask;
import dev.onggi.clean.TaskQuestions;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.eval.AnswerTally;
import dev.onggi.clean.eval.Effort;
import dev.onggi.clean.eval.EvalProblem;
import dev.onggi.clean.eval.Evaluation;
import dev.onggi.clean.eval.Purchases;
import dev.onggi.clean.eval.TruthSheet;
import dev.onggi.clean.eval.Variant;
import dev.onggi.clean.eval.VariantResult;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.step.StepLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A comparison of tasks, models and parameters on rows whose truth is known: planned when it is
/// opened, so that its price is known before anything is paid.
public final class Comparing implements AutoCloseable {
    private final VariantRuns runs;
    private final Request request;
    private final Cancellation stop;
    private final Instant at;
    private final Dataset sample;
    private final TruthSheet truth;
    private final long labelled;
    private final List<VariantRuns.Planned> planned;
    private final List<Problem> notes = new ArrayList<>();

    /// Where rows and truth lie.
    ///
    /// @param file the rows, with columns `COLUMN_truth` where there is no other file
    /// @param truth the truth, or null
    /// @param key the column that pairs both files, or null where they are paired by position
    /// @param text the column that holds the text of tasks that clean texts; `raw_text` by default
    public record Data(
            Path file, @Nullable Path truth, @Nullable String key, @Nullable String text) {}

    /// What is compared.
    ///
    /// @param tasks names of tasks
    /// @param models names of models; empty for those of the tasks
    /// @param parameters values by key
    /// @param data on which rows
    /// @param rows how many of them; 0 for all
    /// @param seed draws them
    public record Request(
            List<String> tasks,
            List<String> models,
            Map<String, List<String>> parameters,
            Data data,
            int rows,
            long seed) {
        List<Variant> variants() {
            return Variant.all(tasks, models, parameters);
        }
    }

    private Comparing(VariantRuns runs, Request request, Cancellation stop) {
        this.runs = runs;
        this.request = request;
        this.stop = stop;
        this.at = runs.world().clock().instant();
        var file = runs.file(request.data());
        var rows = file.labelled();
        notes.addAll(rows.notes());
        labelled = rows.rows().size();
        var drawn = draw(rows.rows());
        sample = file.sample(drawn);
        truth = file.truth(sample, drawn, rows.judging());
        planned = runs.plan(sample);
        notes.addAll(same());
    }

    static Comparing open(
            VariantRuns.World world, Request request, StepLog log, Cancellation stop) {
        var runs = VariantRuns.open(world, request.variants(), log, stop);
        try {
            return new Comparing(runs, request, stop);
        } catch (RuntimeException e) {
            runs.close();
            throw e;
        }
    }

    private RowSet draw(RowSet rows) {
        if (request.rows() == 0 || rows.size() <= request.rows()) {
            return rows;
        }
        var positions = rows.positions().boxed().collect(Collectors.toList());
        Collections.shuffle(positions, new Random(request.seed()));
        var drawn = new RowSet();
        positions.subList(0, request.rows()).forEach(drawn::add);
        return drawn;
    }

    /// Variants whose answers are the same by their making.
    private List<Problem> same() {
        var first = new HashMap<String, Variant>();
        var problems = new ArrayList<Problem>();
        for (var plan : planned) {
            var asked = plan.questions().version() + " " + plan.questions().model();
            var other = first.putIfAbsent(asked, plan.variant());
            if (other != null) {
                problems.add(
                        Problem.of(
                                EvalProblem.SAME_QUESTIONS,
                                plan.task().place(),
                                named(other),
                                named(plan.variant())));
            }
        }
        return problems;
    }

    private static String named(Variant variant) {
        return (variant.task() + " " + variant.model() + " " + variant.written())
                .strip()
                .replaceAll(" +", " ");
    }

    /// What asking will take, by variant.
    ///
    /// @return in the order of variants
    public List<TaskQuestions.Forecast> forecasts() {
        return planned.stream().map(plan -> plan.questions().forecast()).toList();
    }

    /// What is compared.
    ///
    /// @return every task with every model and every combination of parameters
    public List<Variant> variants() {
        return planned.stream().map(VariantRuns.Planned::variant).toList();
    }

    /// What people should know.
    ///
    /// @return about the rows and the variants
    public List<Problem> notes() {
        return List.copyOf(notes);
    }

    /// How many rows are compared.
    ///
    /// @return the size of the sample
    public long rows() {
        return sample.rows();
    }

    /// Is given every compared cell of every variant.
    @FunctionalInterface
    public interface Answers {
        /// Takes a cell.
        ///
        /// @param variant its number, from 0
        /// @param cell what became of it
        void add(int variant, TruthSheet.Cell cell);
    }

    /// Asks, and counts.
    ///
    /// @param answers is given every cell
    /// @return the comparison
    /// @throws OnggiException where it was told to end
    public Evaluation run(Answers answers) {
        var ran = new ArrayList<Counted>();
        for (int i = 0; i < planned.size() && !stop.cancelled(); i++) {
            ran.add(counted(i, answers));
        }
        var efforts = efforts(ran);
        var results = new ArrayList<VariantResult>();
        for (int i = 0; i < ran.size(); i++) {
            var questions = planned.get(i).questions();
            results.add(
                    new VariantResult(
                            planned.get(i).variant(),
                            new VariantResult.Identity(
                                    questions.version(), questions.model(), questions.shown()),
                            ran.get(i).tally(),
                            efforts.get(i),
                            ran.get(i).warnings(),
                            ran.get(i).failure()));
        }
        var data = request.data();
        return new Evaluation(
                at,
                new Evaluation.Sample(
                        shown(data.file()),
                        shown(data.truth() == null ? data.file() : data.truth()),
                        (int) sample.rows(),
                        labelled,
                        request.seed()),
                truth.columns(),
                List.copyOf(results));
    }

    private String shown(Path file) {
        return runs.world().workspace().display(file);
    }

    /// A variant with its cells counted.
    private record Counted(
            AnswerTally tally, Money paid, List<Problem> warnings, List<Problem> failure) {}

    private Counted counted(int number, Answers answers) {
        var ran = runs.run(number, sample, "eval_" + at + "_" + (number + 1));
        var paid = Money.usd(ran.outcome().outputs().getOrDefault("cost_usd", "0"));
        var cleaned = ran.outcome().dataset();
        boolean extracts = planned.get(number).task().mode() == CleaningTask.Mode.EXTRACT;
        var tally =
                cleaned == null || !ran.failure().isEmpty()
                        ? new AnswerTally(truth.columns(), 0)
                        : truth.measure(
                                runs.session(),
                                cleaned,
                                extracts,
                                cell -> answers.add(number, cell));
        return new Counted(tally, paid, ran.outcome().warnings(), ran.failure());
    }

    private List<Effort> efforts(List<Counted> ran) {
        boolean asked = planned.stream().anyMatch(plan -> !plan.questions().keys().isEmpty());
        return asked
                ? Purchases.of(
                        runs.world().asking().get(),
                        planned.stream()
                                .limit(ran.size())
                                .map(plan -> plan.questions().keys())
                                .toList(),
                        ran.stream().map(Counted::paid).toList())
                : ran.stream().map(one -> Effort.NONE).toList();
    }

    @Override
    public void close() {
        runs.close();
    }
}
