package dev.onggi.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the known name that somebody probably meant.
public final class NearestName {
    private NearestName() {}

    /// The known name nearest to a misspelt one.
    ///
    /// @param written what was written
    /// @param known what is allowed
    /// @return the nearest name within a third of its length in edits, or empty
    public static Optional<String> of(String written, Collection<String> known) {
        var lower = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name ->
                        distance(lower, name.toLowerCase(Locale.ROOT))
                                <= Math.max(1, name.length() / 3))
                .min(
                        Comparator.comparingInt((String name) ->
                                        distance(lower, name.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /// Damerau-Levenshtein distance with adjacent transpositions (optimal string alignment).
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int substitution = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(substitution, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
