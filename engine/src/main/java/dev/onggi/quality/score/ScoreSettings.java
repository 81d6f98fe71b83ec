package dev.onggi.quality.score;

import dev.onggi.data.TextTest;
import dev.onggi.quality.check.Expectation;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What a dataset is scored by besides its own cells.
///
/// @param types the tests of columns whose type is declared, by the column's name; the others get
///   the type that their values propose
/// @param expectations what is expected of single cells; a cell that fails is not valid
/// @param nullTokens texts that stand for an empty cell, such as `N/A`; asked with white space
///   stripped
/// @param sampleAbove rows above which a sample of about so many is scored
public record ScoreSettings(
        Map<String, TextTest> types,
        List<Expectation> expectations,
        Predicate<String> nullTokens,
        long sampleAbove) {
    /// Rows that are always scored whole.
    public static final long SAMPLE_ABOVE = 50_000;

    /// Settings without declarations.
    ///
    /// @param nullTokens texts that stand for an empty cell
    /// @return the settings
    public static ScoreSettings plain(Predicate<String> nullTokens) {
        return new ScoreSettings(Map.of(), List.of(), nullTokens, SAMPLE_ABOVE);
    }
}
