package dev.onggi.clean.score;

import dev.onggi.problem.Problem;
import dev.onggi.quality.truth.RepairCount;
import dev.onggi.quality.truth.RepairScore;
import java.util.List;

/// How well a table was cleaned, by its truth.
///
/// @param repairs what was repaired and harmed
/// @param detection what was found in all columns together
/// @param detections what was found in each column compared
/// @param rules what each rule did, those that changed most first
public record CleaningScore(
        RepairScore repairs,
        DetectionCount detection,
        List<DetectionCount> detections,
        List<RuleScore> rules) {
    /// Repairs in all columns together.
    ///
    /// @return the counts
    public RepairCount total() {
        return repairs.total();
    }

    /// Repairs in each column compared.
    ///
    /// @return the counts in the order of the dirty table
    public List<RepairCount> columns() {
        return repairs.columns();
    }

    /// What people should know, such as columns that the truth does not have.
    ///
    /// @return any number of notes
    public List<Problem> notes() {
        return repairs.notes();
    }
}
