package dev.onggi.rule;

import dev.onggi.spi.CellRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Rules as a task lists them: rules on cells, each for all columns or for some, and which columns
/// stay.
///
/// @param rules the rules on cells, in order
/// @param choices the columns kept or dropped, in order
public record RuleSet(List<BoundRule> rules, List<ColumnChoice> choices) {
    /// A rule with the columns it is for.
    ///
    /// @param rule the rule
    /// @param columns the columns; empty for all that the task cleans
    /// @param path its place in the definitions, such as `rules[2]`
    public record BoundRule(CellRule rule, List<String> columns, String path) {}

    /// Columns to keep or to drop.
    ///
    /// @param keep whether these columns are the only ones kept, instead of dropped
    /// @param columns the columns
    /// @param path its place in the definitions
    public record ColumnChoice(boolean keep, List<String> columns, String path) {}

    /// The rules of a column.
    ///
    /// @param column the column's name
    /// @param cleaned whether the task cleans this column, so that rules without columns are for it
    /// @return the chain, without rules where none is for the column
    public RuleChain chain(String column, boolean cleaned) {
        var own = new ArrayList<CellRule>();
        for (var bound : rules) {
            if (bound.columns().isEmpty() ? cleaned : bound.columns().contains(column)) {
                own.add(bound.rule());
            }
        }
        return new RuleChain(own);
    }

    /// The columns that stay.
    ///
    /// @param columns all columns
    /// @return those that are kept, in their own order
    public List<String> keep(List<String> columns) {
        var kept = new ArrayList<>(columns);
        for (var choice : choices) {
            kept.removeIf(column -> choice.keep() != choice.columns().contains(column));
        }
        return kept;
    }

    /// The columns that rules name but the data does not have.
    ///
    /// @param columns all columns of the data
    /// @return one problem for each, with the nearest column
    public List<RuleProblem> unknownColumns(Collection<String> columns) {
        var problems = new ArrayList<RuleProblem>();
        rules.forEach(rule -> check(rule.columns(), rule.path(), columns, problems));
        choices.forEach(choice -> check(choice.columns(), choice.path(), columns, problems));
        return problems;
    }

    private static void check(
            List<String> named,
            String path,
            Collection<String> columns,
            List<RuleProblem> problems) {
        Set<String> unknown = new LinkedHashSet<>(named);
        unknown.removeAll(columns);
        for (var column : unknown) {
            problems.add(
                    new RuleProblem(
                            path,
                            RuleMessages.unknownColumn(column),
                            NearestName.hint(column, columns)));
        }
    }
}
