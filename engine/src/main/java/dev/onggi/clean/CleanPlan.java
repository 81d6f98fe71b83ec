package dev.onggi.clean;

import dev.onggi.clean.learn.RepairedCells;
import dev.onggi.problem.Problem;
import dev.onggi.rule.RuleChain;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.List;

/// A task fitted to a dataset: what happens to each column.
///
/// @param task the task's name
/// @param columns the columns that are cleaned, in the dataset's order
/// @param kept every column that stays, in order
/// @param findings what a person has to decide, such as an ambiguous order of day and month
record CleanPlan(String task, List<ColumnPlan> columns, List<String> kept, List<Problem> findings) {
    /// The plan of a column.
    ///
    /// @param column its name
    /// @return the plan, or empty where the column is handed on as it is
    java.util.Optional<ColumnPlan> of(String column) {
        return columns.stream().filter(plan -> plan.column().equals(column)).findFirst();
    }

    /// The plan where every column written stays text.
    CleanPlan asText() {
        return with(columns.stream().map(ColumnPlan::asText).toList());
    }

    /// The part of the plan about columns that a type other than text is declared for.
    CleanPlan ofTypes() {
        return with(
                columns.stream().filter(ColumnPlan::checksType).map(c -> c.with(null)).toList());
    }

    private CleanPlan with(List<ColumnPlan> others) {
        return new CleanPlan(task, others, kept, findings);
    }

    /// The same plan with what rules on the whole table change afterwards.
    ///
    /// @param cells what they change
    /// @param names all columns, in the dataset's order
    CleanPlan repaired(RepairedCells cells, List<String> names) {
        var all = new ArrayList<ColumnPlan>();
        for (var name : names) {
            var own = of(name);
            var repaired = cells.of(name);
            if (own.isPresent()) {
                all.add(own.get().with(repaired));
            } else if (repaired != null) {
                var none = new RuleChain(List.of());
                all.add(new ColumnPlan(name, name, none, null, ColumnType.TEXT, repaired));
            }
        }
        return with(List.copyOf(all));
    }

    /// One problem for each column in which a rule gave up on cells.
    List<Problem> givenUp(ChangeLog changes) {
        var problems = new ArrayList<Problem>();
        for (int c = 0; c < columns.size(); c++) {
            if (changes.givenUp(c) > 0) {
                problems.add(
                        Problem.of(
                                CleanProblem.RULE_GAVE_UP,
                                null,
                                columns.get(c).column(),
                                changes.givenUp(c)));
            }
        }
        return problems;
    }

    /// How many rules each column has.
    List<Integer> rules() {
        return columns.stream().map(plan -> plan.ruleNames().size()).toList();
    }
}
