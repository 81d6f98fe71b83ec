package dev.onggi.clean;

import dev.onggi.clean.learn.Adviser;
import dev.onggi.clean.learn.Learnt;
import dev.onggi.clean.learn.RuleWriter;
import dev.onggi.clean.learn.Thresholds;
import dev.onggi.clean.score.CellMarks;
import dev.onggi.data.Dataset;
import dev.onggi.data.ParquetOptions;
import dev.onggi.data.Session;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.quality.check.CheckInputs;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.step.StepOutcome;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cleans one table where it stands, for `onggi clean FILE`: no row is removed or moved, and cells
/// that are not of their declared type stay as they are and are told.
public final class TableCleaning {
    private static final int SHOWN_PER_RULE = 2;
    private static final int SHOWN = 100;

    private final Session session;
    private final Dataset dataset;
    private final CleaningTask task;
    private final boolean learns;
    private @Nullable Questions questions;
    private Thresholds thresholds = Thresholds.STANDARD;

    /// @param session the engine
    /// @param dataset the table
    /// @param task how to clean it, or null for the rules that are safe for every table
    /// @param learns whether rules are learnt from the table and applied
    public TableCleaning(
            Session session, Dataset dataset, @Nullable CleaningTask task, boolean learns) {
        this.learns = learns;
        this.session = session;
        this.dataset = dataset;
        this.task = task == null ? DefaultTask.task() : DefaultTask.completed(task);
    }

    /// Who is asked about cells that rules suspect and leave.
    ///
    /// @param adviser who knows
    /// @param most how many questions may be put
    public record Questions(Adviser adviser, int most) {}

    /// Lets somebody be asked.
    ///
    /// @param who who is asked, or null for nobody
    /// @return this
    public TableCleaning asking(@Nullable Questions who) {
        questions = who;
        return this;
    }

    /// How the table is cleaned.
    ///
    /// @return the task, with what goes without saying
    public CleaningTask task() {
        return task;
    }

    /// Learns with other settings than the usual ones.
    ///
    /// @param enough when evidence is enough
    /// @return this
    public TableCleaning judging(Thresholds enough) {
        thresholds = enough;
        return this;
    }

    /// A changed cell, to be shown.
    ///
    /// @param id the row's number for people
    /// @param column its column
    /// @param before what stood there
    /// @param after what stands there now, or null where the cell is empty
    /// @param rules the rules that changed it
    public record Changed(
            String id,
            String column,
            @Nullable String before,
            @Nullable String after,
            List<String> rules) {}

    /// What a cleaning made.
    ///
    /// @param dataset the cleaned table
    /// @param cells cells changed
    /// @param byRule cells changed, by rule
    /// @param sample some of them
    /// @param duplicates rows that repeat an earlier row
    /// @param scores quality before and after
    /// @param notes what people should know
    /// @param marks which rules changed cells, and which cells are suspected
    /// @param learnt what was learnt from the table
    /// @param merged rows that are about the same thing as another one and are to go
    public record Result(
            Dataset dataset,
            long cells,
            Map<String, Long> byRule,
            List<Changed> sample,
            int duplicates,
            List<StepOutcome.Score> scores,
            List<Problem> notes,
            CellMarks marks,
            Learnt learnt,
            MergedRows merged) {
        /// The table without the rows that go.
        ///
        /// @return all of it where nobody said `merge: true`
        public Dataset kept() {
            return dataset.without(merged.rows());
        }
    }

    /// Cleans the table.
    ///
    /// @param file where the cleaned Parquet file is written
    /// @param inputs what the task's `validation_rules` are measured by, and the time that stands
    ///   in `processed_at`
    /// @return what was made
    public Result clean(Path file, CheckInputs inputs) {
        var asks = task.asks();
        if (asks != null) {
            throw OnggiException.at(asks.place(), CleanProblem.NEEDS_MODEL, task.name());
        }
        var plan = new Planner(RuleCatalogue.builtIn()).plan(session, dataset, task).asText();
        var notes = new ArrayList<>(plan.findings());
        var whole = new TableRepairs(session, dataset, task, thresholds);
        plan = learns ? whole.learn(plan, null) : whole.apply(plan);
        if (questions != null) {
            plan = whole.ask(plan, questions);
        }
        notes.addAll(whole.notes());
        var learnt = whole.learnt();
        var cleaner = new Cleaner(session, dataset, plan);
        var unparsable = cleaner.unparsable();
        notes.addAll(CleanStep.unparsable(unparsable, plan));
        var written =
                cleaner.write(
                        file,
                        LocalDateTime.ofInstant(inputs.start(), inputs.zone()),
                        ParquetOptions.of("snappy"));
        notes.addAll(plan.givenUp(written.changes()));
        var cleaned = written.in(file);
        notes.addAll(new Validation(task).told(session, cleaned, inputs));
        int duplicates = Math.toIntExact(Duplicates.WHOLE_ROWS.count(session, cleaned));
        if (duplicates > 0) {
            notes.add(Problem.of(CleanProblem.DUPLICATES_LEFT, null, duplicates));
        }
        var twins = learnt.twins();
        if (!twins.merge() && !twins.rows().isEmpty()) {
            notes.add(Problem.of(CleanProblem.SAME_THINGS, null, twins.rows().size()));
        }
        return new Result(
                cleaned,
                written.changes().cells(),
                RuleTally.of(plan, written.changes()),
                sample(plan, written.changes(), cleaned),
                duplicates,
                Scores.of(session, dataset, cleaned, plan),
                List.copyOf(notes),
                marks(plan, written.changes(), unparsable, learnt),
                learnt,
                MergedRows.of(session, dataset, twins));
    }

    private static CellMarks marks(
            CleanPlan plan, ChangeLog changes, Cleaner.Unparsable unparsable, Learnt learnt) {
        var marks = new CellMarks();
        var names = plan.columns().stream().map(ColumnPlan::ruleNames).toList();
        changes.forEach(change -> {
            var column = plan.columns().get(change.column()).column();
            rules(names.get(change.column()), change.rules())
                    .forEach(rule -> marks.changed(column, rule, change.row()));
        });
        unparsable
                .cells()
                .forEach((column, rows) -> {
                    var by = "type: " + plan.of(column).map(ColumnPlan::type).orElse(null);
                    rows.positions().forEach(row -> marks.suspect(column, by, row));
                });
        learnt.suspicions().forEach(s -> marks.suspect(s.column(), s.reason(), s.row()));
        return marks;
    }

    /// Learns rules from the table, and leaves it as it is.
    ///
    /// @param writer writes rules for what is left, or null
    /// @return what was learnt
    public Learnt learn(@Nullable RuleWriter writer) {
        var plan = new Planner(RuleCatalogue.builtIn()).plan(session, dataset, task);
        var whole = new TableRepairs(session, dataset, task, thresholds);
        whole.learn(plan, writer);
        if (!whole.notes().isEmpty()) {
            throw new OnggiException(whole.notes());
        }
        return whole.learnt();
    }

    private List<Changed> sample(CleanPlan plan, ChangeLog changes, Dataset cleaned) {
        var sample = changes.sample(SHOWN_PER_RULE).stream().limit(SHOWN).toList();
        var rows = sample.stream().map(ChangeLog.Change::row).toList();
        var columns = sample.stream().map(c -> plan.columns().get(c.column())).distinct().toList();
        var read = columns.stream().map(ColumnPlan::column).toList();
        var written = new ArrayList<>(columns.stream().map(ColumnPlan::output).toList());
        written.add(cleaned.idColumn());
        var before = new LookedUpCells(session, dataset, read, rows);
        var after = new LookedUpCells(session, cleaned, written, rows);
        var shown = new ArrayList<Changed>();
        for (var change : sample) {
            var column = plan.columns().get(change.column());
            shown.add(
                    new Changed(
                            String.valueOf(after.at(change.row(), cleaned.idColumn())),
                            column.column(),
                            before.at(change.row(), column.column()),
                            after.at(change.row(), column.output()),
                            rules(column.ruleNames(), change.rules())));
        }
        return shown;
    }

    private static List<String> rules(List<String> rules, long mask) {
        var names = new ArrayList<String>();
        for (int r = 0; r < rules.size(); r++) {
            if ((mask & (1L << r)) != 0) {
                names.add(rules.get(r));
            }
        }
        return names;
    }
}
