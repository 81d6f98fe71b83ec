package dev.onggi.clean.learn;

import java.util.List;

/// Looks at one column after another, and at none again that did not change since.
abstract class ColumnLearner implements Learner {
    private final Seen seen = new Seen();

    @Override
    public final List<Proposal> learn(Table table) {
        return table.columns().stream()
                .filter(seen::anew)
                .flatMap(column -> learn(column).stream())
                .toList();
    }

    /// What is found in a column.
    abstract List<Proposal> learn(CodedColumn column);
}
