package dev.onggi.clean;

import dev.onggi.clean.learn.Advised;
import dev.onggi.clean.learn.Conflict;
import dev.onggi.clean.learn.Drift;
import dev.onggi.clean.learn.Learning;
import dev.onggi.clean.learn.Learnt;
import dev.onggi.clean.learn.LoadedTable;
import dev.onggi.clean.learn.RepairedCells;
import dev.onggi.clean.learn.RuleWriter;
import dev.onggi.clean.learn.TableProfile;
import dev.onggi.clean.learn.Thresholds;
import dev.onggi.clean.learn.Twins;
import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.rule.RuleChain;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rules on a table as a whole, those of the task or learnt ones, as part of a plan.
final class TableRepairs {
    /// What a cell takes while rules are learnt: 7.5 million of them fit into 400 MB of heap.
    private static final long CELL_BYTES = 48;

    private final Session session;
    private final Dataset dataset;
    private final CleaningTask task;
    private final Thresholds thresholds;
    private Learnt learnt = Learnt.nothing();
    private List<Problem> notes = List.of();

    /// @param thresholds when evidence is enough
    TableRepairs(Session session, Dataset dataset, CleaningTask task, Thresholds thresholds) {
        this.thresholds = thresholds;
        this.session = session;
        this.dataset = dataset;
        this.task = task;
    }

    /// What was learnt or applied last.
    Learnt learnt() {
        return learnt;
    }

    /// Why nothing could be learnt, or how the table differs from the one rules were learnt from.
    List<Problem> notes() {
        return notes;
    }

    /// Applies the task's rules on the table.
    ///
    /// @param plan what the rules on cells do
    /// @return the plan with the cells that change afterwards
    CleanPlan apply(CleanPlan plan) {
        var problems = new Problems();
        var repairs = Planner.repairs(task, problems);
        problems.throwIfAny();
        if (repairs.isEmpty() || dataset.kind() != Dataset.Kind.TABLE) {
            return plan;
        }
        var needed =
                repairs.needsAll()
                        ? texts(plan)
                        : texts(plan).stream().filter(repairs.needs()::contains).toList();
        var table = load(plan, needed);
        var applied = repairs.apply(table, task.table().profile());
        var told = new ArrayList<>(applied.drifts().stream().map(this::drifted).toList());
        told.addAll(conflicting(applied.conflicts()));
        notes = List.copyOf(told);
        var twins = repairs.findTwins() ? repairs.twins(table) : Twins.none();
        learnt = new Learnt(List.of(), applied.cells(), List.of(), twins, TableProfile.none());
        return with(plan, applied.cells());
    }

    /// Asks somebody about the cells that are suspected.
    ///
    /// @param plan what rules do
    /// @param questions who is asked
    /// @return the plan with what they said
    CleanPlan ask(CleanPlan plan, TableCleaning.Questions questions) {
        learnt = Advised.of(learnt, questions.adviser(), questions.most());
        return with(plan, learnt.cells());
    }

    /// Applies the task's rules on the table, and then those that are learnt from it.
    ///
    /// @param plan what the rules on cells do
    /// @param writer writes rules for what is left, or null
    /// @return the plan with the cells that change afterwards
    CleanPlan learn(CleanPlan plan, @Nullable RuleWriter writer) {
        if (dataset.kind() != Dataset.Kind.TABLE) {
            return plan;
        }
        long needed = dataset.keptRows() * texts(plan).size() * CELL_BYTES;
        if (needed > Runtime.getRuntime().maxMemory()) {
            var applied = apply(plan);
            var all = new ArrayList<>(notes);
            all.addFirst(
                    Problem.of(
                            CleanProblem.TOO_LARGE_TO_LEARN,
                            null,
                            dataset.keptRows(),
                            needed * 5 / 4 / 1_000_000 + 1));
            notes = List.copyOf(all);
            return applied;
        }
        var problems = new Problems();
        var repairs = Planner.repairs(task, problems);
        problems.throwIfAny();
        var reported = task.table().reported();
        learnt = Learning.learn(load(plan, texts(plan)), repairs, reported, writer, thresholds);
        return with(plan, learnt.cells());
    }

    /// One problem for each two rules and column.
    private List<Problem> conflicting(List<Conflict> conflicts) {
        var byRules = new LinkedHashMap<List<String>, List<Conflict>>();
        for (var c : conflicts) {
            byRules.computeIfAbsent(
                            List.of(c.column(), c.first(), c.second()), k -> new ArrayList<>())
                    .add(c);
        }
        return byRules.values().stream()
                .map(cells -> {
                    var one = cells.getFirst();
                    return Problem.of(
                            CleanProblem.RULES_CONFLICT,
                            task.place(),
                            one.first(),
                            one.second(),
                            cells.size(),
                            one.column(),
                            one.value(),
                            one.firstValue(),
                            one.secondValue());
                })
                .toList();
    }

    private Problem drifted(Drift drift) {
        return Problem.of(
                CleanProblem.DRIFTED,
                task.place(),
                drift.about(),
                drift.what().english(),
                drift.what().korean());
    }

    private LoadedTable load(CleanPlan plan, List<String> names) {
        var chains = new HashMap<String, RuleChain>();
        plan.columns().forEach(c -> chains.put(c.column(), c.chain()));
        var typed =
                plan.columns().stream()
                        .filter(ColumnPlan::checksType)
                        .map(ColumnPlan::column)
                        .collect(Collectors.toSet());
        return LoadedTable.read(session, dataset, names, chains, typed);
    }

    private List<String> texts(CleanPlan plan) {
        return dataset.ownColumns().stream()
                .filter(c -> c.type().kind() == ColumnType.Kind.TEXT)
                .map(Column::name)
                .filter(plan.kept()::contains)
                .toList();
    }

    private CleanPlan with(CleanPlan plan, RepairedCells cells) {
        return plan.repaired(cells, dataset.ownColumns().stream().map(Column::name).toList());
    }
}
