package dev.onggi.clean.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How two variants differ on the same rows.
///
/// @param one the position of the one with more right cells, from 0
/// @param other the position of the other
/// @param points by how much the share of right cells differs, from 0 to 1
/// @param probability of such a difference by chance, corrected (Holm) for the number of pairs that
///   were compared
public record Difference(int one, int other, double points, double probability) {
    private static final double SMALL = 0.05;

    /// Whether the difference is larger than chance.
    ///
    /// @return true where fewer than 5 of 100 such comparisons would show it by chance
    public boolean real() {
        return probability < SMALL;
    }

    /// Compares every pair.
    ///
    /// @param results variants measured on the same rows
    /// @return the pairs, the least likely by chance first; those without a result left out
    static List<Difference> among(List<VariantResult> results) {
        var found = new ArrayList<Difference>();
        for (int a = 0; a < results.size(); a++) {
            for (int b = a + 1; b < results.size(); b++) {
                if (results.get(a).measured() && results.get(b).measured()) {
                    found.add(between(results, a, b));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Difference::probability));
        return holm(found);
    }

    private static Difference between(List<VariantResult> results, int a, int b) {
        var one = results.get(a);
        var other = results.get(b);
        double points = one.right().value() - other.right().value();
        double probability =
                PairedTest.probability(one.tally().rightByRow(), other.tally().rightByRow());
        return points < 0
                ? new Difference(b, a, -points, probability)
                : new Difference(a, b, points, probability);
    }

    private static List<Difference> holm(List<Difference> sorted) {
        var corrected = new ArrayList<Difference>();
        double least = 0;
        for (int i = 0; i < sorted.size(); i++) {
            var pair = sorted.get(i);
            least = Math.max(least, Math.min(1, pair.probability * (sorted.size() - i)));
            corrected.add(new Difference(pair.one, pair.other, pair.points, least));
        }
        return List.copyOf(corrected);
    }
}
