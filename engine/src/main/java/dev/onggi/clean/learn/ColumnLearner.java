package dev.onggi.clean.learn;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Looks at one column after another, and at none again that did not change since.
abstract class ColumnLearner implements Learner {
    private final Seen seen = new Seen();

    @Override
    public final List<Proposal> learn(Table table) {
        return table.columns().stream()
                .filter(seen::anew)
                .map(this::learn)
                .filter(Objects::nonNull)
                .toList();
    }

    /// What is found in a column, or null.
    abstract @Nullable Proposal learn(CodedColumn column);
}
