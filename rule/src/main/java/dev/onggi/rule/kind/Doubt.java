package dev.onggi.rule.kind;

/// What a rule cannot tell from a column, so that a person has to decide.
///
/// @param about what is to be decided
/// @param english what was seen, in English
/// @param korean the same in Korean
public record Doubt(About about, String english, String korean) {
    /// What is to be decided.
    public enum About {
        /// Which of day, month and year comes first.
        ORDER,
        /// Which unit the numbers of the column have.
        UNIT
    }
}
