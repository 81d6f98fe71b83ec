package dev.onggi.clean.learn;

import java.util.List;

/// What was learnt from a table.
///
/// @param rules the rules that passed, in order
/// @param cells what they change in that table
/// @param suspicions cells that may be wrong and were left
/// @param twins rows about the same thing as an earlier one
/// @param profile what the table looked like before
public record Learnt(
        List<LearntRule> rules,
        RepairedCells cells,
        List<Suspicion> suspicions,
        Twins twins,
        TableProfile profile) {
    /// The same without cells of the table as examples.
    ///
    /// @return a copy
    public Learnt withoutExamples() {
        return new Learnt(
                rules.stream().map(LearntRule::withoutExamples).toList(),
                cells,
                suspicions,
                twins.withoutCells(),
                profile.withoutCells());
    }

    /// Whether there is anything to write down.
    ///
    /// @return true where no rule and no duplicates were found
    public boolean isEmpty() {
        return rules.isEmpty() && twins.rows().isEmpty();
    }

    /// Nothing learnt.
    ///
    /// @return no rules and no cells
    public static Learnt nothing() {
        return new Learnt(
                List.of(), RepairedCells.none(), List.of(), Twins.none(), TableProfile.none());
    }
}
