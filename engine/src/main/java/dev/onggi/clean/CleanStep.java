package dev.onggi.clean;

import dev.onggi.clean.learn.Thresholds;
import dev.onggi.clean.learn.Twins;
import dev.onggi.data.Dataset;
import dev.onggi.data.ParquetOptions;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Column;
import dev.onggi.step.Publisher;
import dev.onggi.step.Step;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Cleans the dataset of one step: duplicates and cells that are not of their declared type go to
/// the rejects, all other rows to the processed file, with a record of every cell that changed.
final class CleanStep implements Step {
    private final CleaningTask task;
    private final Optional<Duplicates> duplicates;
    private final Optional<String> compression;
    private final CleanStepType.Tools tools;

    CleanStep(
            CleaningTask task,
            Optional<Duplicates> duplicates,
            Optional<String> compression,
            CleanStepType.Tools tools) {
        this.task = task;
        this.duplicates = duplicates;
        this.compression = compression;
        this.tools = tools;
    }

    @Override
    public StepOutcome run(StepContext context) throws Exception {
        long begun = System.nanoTime();
        var input = context.inputs().getFirst().dataset();
        var warnings = new ArrayList<Problem>();
        try (var session = context.duckdb().session(context.cancellation())) {
            var unique = withoutDuplicates(session, input, context);
            boolean asking = ModelCleaning.asks(task, context.workspace());
            if (!asking && task.mode() == CleaningTask.Mode.EXTRACT) {
                throw OnggiException.at(task.place(), CleanProblem.NO_MODEL, task.name());
            }
            var whole = new TableRepairs(session, unique, task, Thresholds.STANDARD);
            var plan = whole.apply(new Planner(tools.catalogue()).plan(session, unique, task));
            warnings.addAll(plan.findings());
            warnings.addAll(whole.notes());
            var fitting =
                    asking ? unique : withoutUnparsable(session, unique, plan, warnings, context);
            var kept = withoutTwins(session, fitting, whole.learnt().twins(), warnings, context);
            var staged =
                    context.publisher().stage(Publisher.Area.PROCESSED, input.source(), "parquet");
            if (asking && context.run().estimate()) {
                return estimated(session, kept, plan, staged, context);
            }
            var now = LocalDateTime.ofInstant(context.run().start(), context.workspace().zone());
            var target = new Target(staged.file(), now.withNano(0), options(context));
            var written =
                    asking
                            ? asked(session, kept, plan, target, warnings, context)
                            : ruled(session, kept, plan, target);
            warnings.addAll(plan.givenUp(written.changes()));
            var cleaned = written.dataset();
            var scores =
                    task.mode() == CleaningTask.Mode.EXTRACT
                            ? List.<StepOutcome.Score>of()
                            : Scores.of(session, input, cleaned, plan);
            var valid = new Validation(task).check(session, cleaned, context, tools);
            warnings.addAll(valid.warnings());
            long rows = cleaned.keptRows() - valid.rejected().size();
            var ledger =
                    new StepOutcome.Ledger(
                            input.keptRows(),
                            rows,
                            input.keptRows() - written.parents() + valid.rejected().size(),
                            written.changes().cells() + written.byModels().cells());
            var outputs = outputs(ledger, begun, plan, written.changes());
            outputs.putAll(written.outputs());
            var stopped = new ArrayList<>(written.stopped());
            stopped.addAll(valid.stopped());
            if (!stopped.isEmpty()) {
                Files.deleteIfExists(staged.file());
                return new StepOutcome(
                        null, ledger, outputs, List.copyOf(warnings), List.copyOf(stopped), scores);
            }
            var dataset = publish(context, input, staged, cleaned, plan);
            if (!context.run().estimate()) {
                new ChangeFile(context.workspace())
                        .write(
                                session,
                                dataset,
                                plan,
                                new ChangeFile.Changes(
                                        written.left(), written.changes(), written.byModels()));
            }
            outputs.put("path", context.workspace().display(dataset.file()));
            outputs.put("bytes", Long.toString(Files.size(dataset.file())));
            return new StepOutcome(
                    valid.rejected().isEmpty() ? dataset : dataset.without(valid.rejected()),
                    ledger,
                    outputs,
                    List.copyOf(warnings),
                    List.of(),
                    scores);
        }
    }

    /// What asking would take; nothing is handed on.
    private StepOutcome estimated(
            Session session,
            Dataset kept,
            CleanPlan plan,
            Publisher.Staged staged,
            StepContext context)
            throws Exception {
        var start = LocalDateTime.ofInstant(context.run().start(), context.workspace().zone());
        var rules = new Cleaner(session, kept, plan).write(staged.file(), start, options(context));
        var asks = Objects.requireNonNull(task.asks());
        var models = new ModelCleaning(task, asks, tools.asking().get(), context, session);
        var estimate = models.estimate(rules.in(staged.file()));
        var ledger = new StepOutcome.Ledger(kept.keptRows(), kept.keptRows(), 0, 0);
        return new StepOutcome(null, ledger, estimate, models.warnings(), List.of());
    }

    /// Where the processed rows go.
    private record Target(Path file, LocalDateTime at, String options) {
        Path beside(String suffix) {
            return file.resolveSibling(file.getFileName() + "." + suffix);
        }
    }

    /// What rules and models made.
    ///
    /// @param parents rows of the input that are in the output
    /// @param left rows of the input's file that are not
    /// @param stopped why nothing of it may be handed on, or empty
    private record Written(
            Dataset dataset,
            long parents,
            RowSet left,
            ChangeLog changes,
            ModelChanges byModels,
            Map<String, String> outputs,
            List<Problem> stopped) {}

    private String options(StepContext context) {
        return ParquetOptions.of(
                compression.orElse(context.workspace().text("compression").orElse("snappy")));
    }

    private static Written ruled(Session session, Dataset kept, CleanPlan plan, Target target) {
        var written =
                new Cleaner(session, kept, plan)
                        .write(target.file(), target.at(), target.options());
        return new Written(
                written.in(target.file()),
                kept.keptRows(),
                kept.leftOut(),
                written.changes(),
                ModelChanges.none(),
                Map.of(),
                List.of());
    }

    /// Rules first, then models about what the rules made of it, types last: a model may mend what
    /// the rules could not read.
    private Written asked(
            Session session,
            Dataset kept,
            CleanPlan plan,
            Target target,
            List<Problem> warnings,
            StepContext context)
            throws Exception {
        var ruled = target.beside("ruled");
        var answered = target.beside("answered");
        boolean types =
                task.mode() != CleaningTask.Mode.EXTRACT && !plan.ofTypes().columns().isEmpty();
        try {
            var rules =
                    new Cleaner(session, kept, plan.asText())
                            .write(ruled, target.at(), target.options());
            var models =
                    new ModelCleaning(
                                    task,
                                    Objects.requireNonNull(task.asks()),
                                    tools.asking().get(),
                                    context,
                                    session)
                            .clean(
                                    rules.in(ruled),
                                    kept.leftOut().others(),
                                    types ? answered : target.file(),
                                    target.options());
            warnings.addAll(models.warnings());
            long parents = kept.keptRows() - models.rejected().size();
            var left = left(kept.leftOut(), models.rejected());
            var dataset = models.dataset();
            if (types) {
                var fits = withoutUnparsable(session, dataset, plan.ofTypes(), warnings, context);
                parents -= fits.leftOut().size();
                left = left(left, fits.leftOut());
                dataset =
                        new Cleaner(session, fits, plan.ofTypes())
                                .retype(target.file(), target.options())
                                .in(target.file());
            }
            return new Written(
                    dataset,
                    parents,
                    left,
                    rules.changes(),
                    models.changes(),
                    models.outputs(),
                    models.stopped());
        } finally {
            Files.deleteIfExists(ruled);
            Files.deleteIfExists(answered);
        }
    }

    /// Rows that are left out, and more, whose positions count the others only.
    private static RowSet left(RowSet before, RowSet more) {
        var origin = before.others();
        var left = new RowSet();
        left.addAll(before);
        more.positions().forEach(row -> left.add(origin.applyAsLong(row)));
        return left;
    }

    private Dataset withoutDuplicates(Session session, Dataset input, StepContext context)
            throws Exception {
        if (duplicates.isEmpty()) {
            return input;
        }
        var names = input.readable().stream().map(Column::name).toList();
        for (var key : duplicates.get().by()) {
            if (!names.contains(key)) {
                throw OnggiException.at(
                        task.place(),
                        StepProblem.NO_SUCH_COLUMN,
                        key + NearestName.of(key, names).map(n -> " (" + n + "?)").orElse(""),
                        context.step(),
                        String.join(", ", names));
            }
        }
        var found = duplicates.get().in(session, input);
        context.rejects().reject(input, found.rows(), found::reason);
        return input.without(found.rows());
    }

    /// Rows about the same thing go where the task says so, and are told where it does not.
    private static Dataset withoutTwins(
            Session session,
            Dataset dataset,
            Twins twins,
            List<Problem> warnings,
            StepContext context)
            throws Exception {
        if (!twins.merge() && !twins.rows().isEmpty()) {
            warnings.add(Problem.of(CleanProblem.SAME_THINGS, null, twins.rows().size()));
        }
        var merged = MergedRows.of(session, dataset, twins);
        context.rejects().reject(dataset, merged.rows(), merged::reason);
        return dataset.without(merged.rows());
    }

    private static Dataset withoutUnparsable(
            Session session,
            Dataset dataset,
            CleanPlan plan,
            List<Problem> warnings,
            StepContext context)
            throws Exception {
        var found = new Cleaner(session, dataset, plan).unparsable();
        context.rejects()
                .reject(dataset, found.rows(), row -> found.reasons().getOrDefault(row, ""));
        warnings.addAll(unparsable(found, plan));
        return dataset.without(found.rows());
    }

    /// One problem for each column with cells that are not of its type.
    static List<Problem> unparsable(Cleaner.Unparsable found, CleanPlan plan) {
        var problems = new ArrayList<Problem>();
        found.cells()
                .forEach((column, cells) ->
                        problems.add(
                                Problem.of(
                                        CleanProblem.UNPARSABLE,
                                        null,
                                        column,
                                        cells.size(),
                                        plan.of(column).map(ColumnPlan::type).orElse(null),
                                        found.examples().get(column))));
        return problems;
    }

    private Dataset publish(
            StepContext context,
            Dataset input,
            Publisher.Staged staged,
            Dataset cleaned,
            CleanPlan plan)
            throws IOException {
        var notes = new LinkedHashMap<String, Object>();
        notes.put("parents", List.of(context.workspace().display(input.file())));
        notes.put("task", task.name());
        notes.put("rules", rules(plan));
        duplicates.ifPresent(d -> notes.put("duplicates", DuplicatesReader.noted(d)));
        var facts = new Publisher.Facts(cleaned.layout(), cleaned.rows());
        return context.publisher().publish(staged, facts, notes);
    }

    private static Map<String, List<String>> rules(CleanPlan plan) {
        var rules = new LinkedHashMap<String, List<String>>();
        for (var column : plan.columns()) {
            rules.put(column.column(), column.ruleNames());
        }
        return rules;
    }

    private static Map<String, String> outputs(
            StepOutcome.Ledger ledger, long begun, CleanPlan plan, ChangeLog changes) {
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("rows", Long.toString(ledger.rowsOut()));
        outputs.put("rejected", Long.toString(ledger.rejected()));
        outputs.put("cells_changed", Long.toString(ledger.cellsChanged()));
        outputs.put(
                "seconds", Double.toString(Math.round((System.nanoTime() - begun) / 1e6) / 1000.0));
        for (var entry : RuleTally.of(plan, changes).entrySet()) {
            outputs.put("changed." + entry.getKey(), Long.toString(entry.getValue()));
        }
        return outputs;
    }
}
