package dev.onggi.clean.score;

/// What one rule did by the truth. A cell that several rules changed counts for each of them, and a
/// change that only trims white space for none.
///
/// @param rule its name
/// @param changed cells that it had a part in changing
/// @param repaired wrong cells among them that became the truth's
/// @param harmed right cells among them
public record RuleScore(String rule, long changed, long repaired, long harmed) {
    /// How many of its changes were right.
    ///
    /// @return correct repairs / changed cells, or 0 where it changed nothing
    public double precision() {
        return changed == 0 ? 0 : (double) repaired / changed;
    }
}
