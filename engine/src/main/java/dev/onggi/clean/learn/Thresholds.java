package dev.onggi.clean.learn;

/// What decides whether evidence is enough. The same for every table: nothing here was chosen for
/// one of them, and `bench/run accuracy --cross` shows what each table gets when all are chosen on
/// the other tables.
///
/// @param precision the share of a rule's changes that must be right by estimate
/// @param form the share of cells that must be written in a form for the others to be brought to it
/// @param glued the share of a column's empty cells that must have their value glued elsewhere
/// @param spelling when a rare value is a slip of a frequent one
/// @param things when columns tell each other, and rows are about the same thing
/// @param voting when the other rows about a thing overrule a cell
public record Thresholds(
        double precision,
        double form,
        double glued,
        Spelling spelling,
        Things things,
        Voting voting) {
    /// The settings that are used.
    public static final Thresholds STANDARD =
            new Thresholds(
                    0.7,
                    0.7,
                    0.8,
                    new Spelling(3, 5, 50, 150, 0.05),
                    new Things(0.85, 0.30, 8, 0.8, 2.0),
                    new Voting(0.01, 4.5, 12.0));

    /// When a rare value is a slip of a frequent one.
    ///
    /// @param frequent how often a value must stand in its column to be believed
    /// @param times how many times as often as its slip
    /// @param near among so many right values one is one edit from another, before any was counted
    /// @param odd the same where the edit makes a sequence of letters that no other value has
    /// @param byNature the share of near values that may be right as they are; beyond it none is
    ///   touched
    public record Spelling(int frequent, int times, double near, double odd, double byNature) {}

    /// When columns tell each other, and rows are about the same thing.
    ///
    /// @param strict how far from the most frequent value alone to certainty a column must tell
    ///   another one, two standard errors down
    /// @param loose the same where three columns tell one another and groups are large
    /// @param group rows of a large group
    /// @param hinted the share of cells that must be told for slips to be seen
    /// @param margin by how much, in log-odds, a row must fit its thing better than the next one
    public record Things(double strict, double loose, double group, double hinted, double margin) {}

    /// When the other rows about a thing overrule a cell.
    ///
    /// @param unlikely how improbable chance errors must be before differences are believed
    /// @param verified how sure, in log-odds, a row must be of its thing by its other cells
    /// @param byRate how much surer where every cell of the column differs
    public record Voting(double unlikely, double verified, double byRate) {}
}
