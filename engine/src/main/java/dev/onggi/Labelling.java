package dev.onggi;

import dev.onggi.clean.CleaningTask;
import dev.onggi.clean.TaskQuestions;
import dev.onggi.clean.eval.EvalProblem;
import dev.onggi.clean.eval.TruthSheet;
import dev.onggi.clean.eval.Variant;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.step.StepLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows of which a person says what is right, with what each variant made of them. What was said is
/// kept in `resources/truth/TASK.csv` at once, and is not asked again.
public final class Labelling implements AutoCloseable {
    private static final int ROWS = 30;

    private final VariantRuns runs;
    private final LabelledFile file;
    private final DistinctInputs inputs;
    private final Dataset sample;
    private final TruthSheet sheet;
    private final TruthFile truth;
    private final List<VariantRuns.Planned> planned;
    private final int known;
    private final List<Problem> failures = new ArrayList<>();

    /// A row to be labelled.
    ///
    /// @param input its cells by column
    /// @param shown the columns a person needs to see
    /// @param answers what each variant made of it, by column; null where it was rejected
    public record Item(
            Map<String, @Nullable String> input,
            List<String> shown,
            List<@Nullable Map<String, @Nullable String>> answers) {}

    private Labelling(VariantRuns runs, Comparing.Request request) {
        this.runs = runs;
        var tasks = runs.tasks();
        for (var task : tasks) {
            if (task.makesRows()) {
                throw OnggiException.at(task.place(), EvalProblem.MANY_ROWS, task.name());
            }
        }
        file = runs.file(request.data());
        truth = new TruthFile(path(runs.world().workspace().root(), tasks), header());
        inputs = new DistinctInputs(runs.session(), file);
        var labelled = truth.rows(shown());
        known = labelled.size();
        var drawn = draw(labelled, request);
        sample = file.sample(drawn);
        sheet = file.blank(sample);
        planned = runs.plan(sample);
    }

    static Labelling open(
            VariantRuns.World world, Comparing.Request request, StepLog log, Cancellation stop) {
        var runs = VariantRuns.open(world, request.variants(), log, stop);
        try {
            return new Labelling(runs, request);
        } catch (RuntimeException e) {
            runs.close();
            throw e;
        }
    }

    /// Where the truth of a task is kept.
    ///
    /// @param workspace the folder
    /// @param task the task's name
    /// @return `resources/truth/TASK.csv`
    public static Path path(Path workspace, String task) {
        return workspace.resolve("resources").resolve("truth").resolve(task + ".csv");
    }

    private static Path path(Path workspace, List<CleaningTask> tasks) {
        return path(workspace, tasks.getFirst().name());
    }

    /// The columns of the truth file.
    private List<String> header() {
        var columns = file.columns();
        var all = new ArrayList<>(columns.written(columns.inputs()));
        columns.answers().forEach(name -> all.add(columns.written(name) + LabelledColumns.MARK));
        return all;
    }

    private List<String> shown() {
        return file.columns().written(file.columns().asked());
    }

    private RowSet draw(Set<List<@Nullable String>> labelled, Comparing.Request request) {
        var open =
                inputs.all().stream().filter(input -> !labelled.contains(input.cells())).toList();
        var values =
                open.stream()
                        .map(input ->
                                String.join(
                                        " ", input.cells().stream().map(String::valueOf).toList()))
                        .toList();
        int wanted = request.rows() == 0 ? ROWS : request.rows();
        var drawn = new RowSet();
        Strata.draw(values, wanted, request.seed()).forEach(i -> drawn.add(open.get(i).row()));
        return drawn;
    }

    /// What asking will take, by variant.
    ///
    /// @return in the order of variants
    public List<TaskQuestions.Forecast> forecasts() {
        return planned.stream().map(plan -> plan.questions().forecast()).toList();
    }

    /// Whose answers are shown.
    ///
    /// @return in the order of answers
    public List<Variant> variants() {
        return planned.stream().map(VariantRuns.Planned::variant).toList();
    }

    /// Why answers are missing.
    ///
    /// @return the failures of variants, once [#items] was called
    public List<Problem> failures() {
        return List.copyOf(failures);
    }

    /// How many distinct rows were labelled before.
    ///
    /// @return those in the truth file
    public int known() {
        return known;
    }

    /// How many rows are to be labelled.
    ///
    /// @return the size of the sample
    public long rows() {
        return sample.rows();
    }

    /// Where the truth is kept.
    ///
    /// @return the file
    public Path file() {
        return truth.path();
    }

    /// The columns whose truth is asked.
    ///
    /// @return by the names of the answers
    public List<String> answers() {
        return sheet.columns();
    }

    /// Asks the variants.
    ///
    /// @return the rows to be labelled
    public List<Item> items() {
        var answers = new ArrayList<Map<Integer, Map<String, @Nullable String>>>();
        for (int i = 0; i < planned.size(); i++) {
            var ran = runs.run(i, sample, "label_" + runs.world().clock().instant() + "_" + i);
            failures.addAll(ran.failure());
            var made = new LinkedHashMap<Integer, Map<String, @Nullable String>>();
            var cleaned = ran.outcome().dataset();
            if (cleaned != null) {
                boolean extracts = planned.get(i).task().mode() == CleaningTask.Mode.EXTRACT;
                sheet.answers(
                        runs.session(),
                        cleaned,
                        extracts,
                        cell ->
                                made.computeIfAbsent(cell.row(), r -> new LinkedHashMap<>())
                                        .put(cell.column(), cell.answer()));
            }
            answers.add(made);
        }
        var items = new ArrayList<Item>();
        var shown = shown();
        for (var input : inputs.rows(sample)) {
            int row = items.size();
            var said = new ArrayList<@Nullable Map<String, @Nullable String>>();
            answers.forEach(made -> said.add(made.get(row)));
            items.add(new Item(input, shown, said));
        }
        return List.copyOf(items);
    }

    /// Keeps what a person said.
    ///
    /// @param item the row
    /// @param said the truth by column
    public void keep(Item item, Map<String, String> said) {
        var cells = new ArrayList<@Nullable String>(item.input().values());
        sheet.columns().forEach(name -> cells.add(said.get(name)));
        truth.add(cells);
    }

    @Override
    public void close() {
        runs.close();
    }
}
