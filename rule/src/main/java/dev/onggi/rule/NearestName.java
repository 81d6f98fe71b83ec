package dev.onggi.rule;

import dev.onggi.rule.kind.Bilingual;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The known name that a misspelt one was probably meant to be.
final class NearestName {
    private NearestName() {}

    /// A hint with the nearest name, or with all of them where none is near.
    static Bilingual hint(String written, Collection<String> known) {
        var nearest = of(written, known);
        return nearest == null
                ? new Bilingual(
                        "known are " + String.join(", ", known),
                        "아는 이름: " + String.join(", ", known))
                : new Bilingual(
                        "did you mean `" + nearest + "`?", "`" + nearest + "`을(를) 쓰려던 것입니까?");
    }

    static @Nullable String of(String written, Collection<String> known) {
        var lower = written.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        int near = Math.max(1, Math.min(lower.length(), 40) / 3);
        return known.stream()
                .filter(name -> distance(lower, name) <= near)
                .min(Comparator.comparingInt(name -> distance(lower, name)))
                .orElse(null);
    }

    /// Insertions, deletions, substitutions and swaps of neighbours; long texts are cut.
    static int distance(String left, String right) {
        var a = left.substring(0, Math.min(left.length(), 60));
        var b = right.substring(0, Math.min(right.length(), 60));
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1);
                best = Math.min(best, rows[i - 1][j - 1] + cost);
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                rows[i][j] = swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
            }
        }
        return rows[a.length()][b.length()];
    }
}
