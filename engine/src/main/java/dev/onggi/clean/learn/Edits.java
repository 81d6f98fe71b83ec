package dev.onggi.clean.learn;

/// Edit distance with transpositions (optimal string alignment), counted up to a limit.
final class Edits {
    private Edits() {}

    /// The distance of two texts.
    ///
    /// @param most the limit
    /// @return the distance, or `most + 1` where it is larger
    static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int cost = Math.min(last[j - 1] + same, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost = Math.min(cost, before[j - 2] + 1);
                }
                row[j] = cost;
                least = Math.min(least, cost);
            }
            if (least > most) {
                return most + 1;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return Math.min(last[b.length()], most + 1);
    }

    /// Whether two short texts are one edit apart, digits aside.
    static boolean near(String a, String b) {
        return Math.max(a.length(), b.length()) > 1
                && a.chars().noneMatch(Character::isDigit)
                && b.chars().noneMatch(Character::isDigit)
                && distance(a, b, 1) <= 1;
    }

    private static String digits(String text) {
        var digits = new StringBuilder();
        text.chars().filter(Character::isDigit).forEach(digits::appendCodePoint);
        return digits.toString();
    }

    /// Whether one text may be a slip of the other: few edits for their length.
    static boolean alike(String a, String b) {
        if (a.equalsIgnoreCase(b)) {
            return true;
        }
        int longer = Math.max(a.length(), b.length());
        int most = longer < 4 ? 0 : longer < 10 ? 1 : longer < 24 ? 2 : 3;
        return most > 0 && digits(a).equals(digits(b)) && distance(a, b, most) <= most;
    }
}
