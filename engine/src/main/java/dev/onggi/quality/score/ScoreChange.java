package dev.onggi.quality.score;

/// The scores of a dataset before and after cleaning, over the same columns and by the same types.
///
/// @param before the score of what arrived
/// @param after the score of what was made of it
public record ScoreChange(QualityScore before, QualityScore after) {}
