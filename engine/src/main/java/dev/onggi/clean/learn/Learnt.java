package dev.onggi.clean.learn;

import java.util.List;

/// What was learnt from a table.
///
/// @param rules the rules that passed, in order
/// @param cells what they change in that table
/// @param suspicions cells that may be wrong and were left
public record Learnt(List<LearntRule> rules, RepairedCells cells, List<Suspicion> suspicions) {
    /// The same without cells of the table as examples.
    ///
    /// @return a copy
    public Learnt withoutExamples() {
        return new Learnt(
                rules.stream().map(LearntRule::withoutExamples).toList(), cells, suspicions);
    }

    /// Nothing learnt.
    ///
    /// @return no rules and no cells
    public static Learnt nothing() {
        return new Learnt(List.of(), RepairedCells.none(), List.of());
    }
}
