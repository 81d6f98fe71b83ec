package dev.onggi.clean.eval;

import java.time.Instant;
import java.util.List;

/// A comparison of variants on the same rows.
///
/// @param at when it was made
/// @param sample which rows
/// @param columns the columns compared
/// @param results one for each variant
public record Evaluation(
        Instant at, Sample sample, List<String> columns, List<VariantResult> results) {
    /// Which rows were compared.
    ///
    /// @param data the file they came from, for people
    /// @param truth the file that says what is right; the same where it holds both
    /// @param rows how many
    /// @param of how many there are with a truth
    /// @param seed by which they were drawn
    public record Sample(String data, String truth, int rows, long of, long seed) {}

    /// How each pair of variants differs.
    ///
    /// @return the least likely by chance first
    public List<Difference> differences() {
        return Difference.among(results);
    }
}
