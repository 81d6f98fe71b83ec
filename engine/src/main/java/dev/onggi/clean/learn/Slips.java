package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Texts of a column that are one edit apart.
///
/// @param rare rare texts that one edit makes of a frequent one
/// @param natural frequent texts that one edit makes of each other: how near right values are
record Slips(List<Slip> rare, List<Slip> natural) {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 200;

    /// What one edit did.
    enum Kind {
        REPLACED,
        INSERTED,
        DELETED,
        SWAPPED
    }

    /// A text beside a frequent one.
    ///
    /// @param at where they differ
    /// @param wrong the character there in the rare text, or 0
    /// @param right the one in the frequent text, or 0
    record Slip(int rare, int parent, Kind kind, int at, char wrong, char right) {}

    static Slips of(Lexicon texts, Thresholds.Spelling spelling) {
        int[] counts = texts.counts();
        var parents = new ArrayList<Integer>();
        for (int id = 1; id < texts.size(); id++) {
            if (counts[id] >= spelling.frequent() && eligible(texts.text(id))) {
                parents.add(id);
            }
        }
        var slips = new Slips(new ArrayList<>(), new ArrayList<>());
        if (!parents.isEmpty()) {
            var index = new SlipIndex(texts, parents.stream().mapToInt(id -> id).toArray());
            for (int id = 1; id < texts.size(); id++) {
                if (counts[id] > 0 && eligible(texts.text(id))) {
                    slips.add(texts, id, index.near(texts.text(id), id), spelling);
                }
            }
        }
        return slips;
    }

    private void add(Lexicon texts, int id, int[] parents, Thresholds.Spelling spelling) {
        int[] counts = texts.counts();
        for (int parent : parents) {
            boolean rarer = counts[parent] >= spelling.times() * counts[id];
            boolean frequent = counts[id] >= spelling.frequent();
            var slip = rarer || frequent ? slip(texts, id, parent) : null;
            if (slip != null && rarer) {
                rare.add(slip);
            }
            if (slip != null && frequent) {
                natural.add(slip);
            }
        }
    }

    static boolean eligible(String text) {
        int length = text.length();
        boolean letter = false;
        for (int i = 0; i < length && length <= LONGEST && !letter; i++) {
            letter = Character.isLetter(text.charAt(i));
        }
        return letter && length >= SHORTEST;
    }

    private static @Nullable Slip slip(Lexicon texts, int rare, int parent) {
        var wrong = texts.text(rare);
        var right = texts.text(parent);
        int from = 0;
        while (from < Math.min(wrong.length(), right.length())
                && wrong.charAt(from) == right.charAt(from)) {
            from++;
        }
        int tail = 0;
        while (tail < Math.min(wrong.length(), right.length()) - from
                && wrong.charAt(wrong.length() - 1 - tail)
                        == right.charAt(right.length() - 1 - tail)) {
            tail++;
        }
        int left = wrong.length() - from - tail;
        int gone = right.length() - from - tail;
        if (left == 1 && gone == 1) {
            return new Slip(
                    rare, parent, Kind.REPLACED, from, wrong.charAt(from), right.charAt(from));
        }
        if (left == 1 && gone == 0) {
            return new Slip(rare, parent, Kind.INSERTED, from, wrong.charAt(from), (char) 0);
        }
        if (left == 0 && gone == 1) {
            return new Slip(rare, parent, Kind.DELETED, from, (char) 0, right.charAt(from));
        }
        if (left == 2
                && gone == 2
                && wrong.charAt(from) == right.charAt(from + 1)
                && wrong.charAt(from + 1) == right.charAt(from)) {
            return new Slip(
                    rare, parent, Kind.SWAPPED, from, wrong.charAt(from), right.charAt(from));
        }
        return null;
    }
}
