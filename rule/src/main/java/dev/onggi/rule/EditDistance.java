package dev.onggi.rule;

/// How many edits lie between two names.
public final class EditDistance {
    private static final int LONGEST = 60;

    private EditDistance() {}

    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
    ///
    /// @param left a name; only its first 60 characters count
    /// @param right another
    /// @return 0 where they are the same
    public static int between(String left, String right) {
        var a = left.substring(0, Math.min(left.length(), LONGEST));
        var b = right.substring(0, Math.min(right.length(), LONGEST));
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
