package dev.onggi.clean.learn;

import java.util.List;

/// Finds rules of one sort in a table.
@FunctionalInterface
interface Learner {
    /// Looks at a table as the rules found before have left it.
    ///
    /// @param table what is looked at; not changed
    /// @return rules that are worth a test, in the order in which they are to be applied
    List<Proposal> learn(Table table);
}
