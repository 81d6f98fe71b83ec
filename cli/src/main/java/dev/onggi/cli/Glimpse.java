package dev.onggi.cli;

/// Two texts in quotes, cut to a width so that the place where they begin to differ can be seen.
///
/// @param before the first
/// @param after the second
record Glimpse(String before, String after) {
    private static final int QUOTES = 2;

    static Glimpse of(String before, String after, int width) {
        int room = Math.max(8, width - QUOTES);
        int skipped = 0;
        if (Math.max(TextWidth.of(before), TextWidth.of(after)) > room) {
            skipped = skipped(before, after, room);
        }
        return new Glimpse(cut(before, skipped, room), cut(after, skipped, room));
    }

    /// So much of what both begin with that a third of the room lies before the difference.
    private static int skipped(String before, String after, int room) {
        int same = 0;
        while (same < Math.min(before.length(), after.length())
                && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        int from = same;
        while (from > 0 && TextWidth.of(before.substring(from, same)) < room / 3) {
            from--;
        }
        boolean half = from > 0 && Character.isLowSurrogate(before.charAt(from));
        return TextWidth.of(before.substring(0, same)) < room / 2 ? 0 : half ? from - 1 : from;
    }

    private static String cut(String text, int skipped, int room) {
        return skipped == 0
                ? "\"" + TextWidth.fit(text, room) + "\""
                : "\"…" + TextWidth.fit(text.substring(skipped), room - 1) + "\"";
    }
}
