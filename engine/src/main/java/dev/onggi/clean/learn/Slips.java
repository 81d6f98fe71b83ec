package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rare values of a column that one edit makes of a frequent one, found by deleting characters
/// (SymSpell).
final class Slips {
    static final int PARENT = 3;
    private static final int TIMES = 5;
    static final int SHORTEST = 4;
    private static final int LONGEST = 200;

    private Slips() {}

    /// What one edit did.
    enum Kind {
        REPLACED,
        INSERTED,
        DELETED,
        SWAPPED
    }

    /// A rare value beside a frequent one.
    ///
    /// @param at where they differ
    /// @param wrong the character there in the rare value, or 0
    /// @param right the one in the frequent value, or 0
    record Slip(int rare, int parent, Kind kind, int at, char wrong, char right) {}

    static List<Slip> of(CodedColumn column) {
        int[] counts = column.counts();
        var index = index(column, counts);
        var slips = new ArrayList<Slip>();
        for (int id = 1; id < column.size(); id++) {
            if (counts[id] > 0 && eligible(column.text(id))) {
                for (int parent : parents(column.text(id), index, id)) {
                    if (counts[parent] >= TIMES * counts[id]) {
                        var slip = slip(column, id, parent);
                        if (slip != null) {
                            slips.add(slip);
                        }
                    }
                }
            }
        }
        return slips;
    }

    /// Pairs of frequent values that one edit makes of each other: how near right values are.
    static List<Slip> amongParents(CodedColumn column) {
        int[] counts = column.counts();
        var index = index(column, counts);
        var pairs = new ArrayList<Slip>();
        for (int id = 1; id < column.size(); id++) {
            if (counts[id] >= PARENT && eligible(column.text(id))) {
                for (int other : parents(column.text(id), index, id)) {
                    var slip = slip(column, id, other);
                    if (slip != null) {
                        pairs.add(slip);
                    }
                }
            }
        }
        return pairs;
    }

    static boolean eligible(String text) {
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && text.chars().anyMatch(Character::isLetter);
    }

    private static Map<Integer, int[]> index(CodedColumn column, int[] counts) {
        var index = new HashMap<Integer, int[]>();
        for (int id = 1; id < column.size(); id++) {
            var text = column.text(id);
            if (counts[id] >= PARENT && eligible(text)) {
                for (int hash : hashes(text)) {
                    int[] list = index.get(hash);
                    list = list == null ? new int[1] : Arrays.copyOf(list, list.length + 1);
                    list[list.length - 1] = id;
                    index.put(hash, list);
                }
            }
        }
        return index;
    }

    /// The hash of a text and of each text with one character less.
    private static int[] hashes(String text) {
        int length = text.length();
        int[] hashes = new int[length + 1];
        hashes[length] = text.hashCode();
        int power = 1;
        int tail = 0;
        int[] prefix = new int[length + 1];
        for (int i = 0; i < length; i++) {
            prefix[i + 1] = prefix[i] * 31 + text.charAt(i);
        }
        for (int i = length - 1; i >= 0; i--) {
            hashes[i] = prefix[i] * power + tail;
            tail += text.charAt(i) * power;
            power *= 31;
        }
        return hashes;
    }

    private static int[] parents(String text, Map<Integer, int[]> index, int self) {
        int[] found = new int[8];
        int count = 0;
        for (int hash : hashes(text)) {
            int[] list = index.get(hash);
            if (list != null) {
                for (int id : list) {
                    if (id != self && !contains(found, count, id)) {
                        if (count == found.length) {
                            found = Arrays.copyOf(found, count * 2);
                        }
                        found[count++] = id;
                    }
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static boolean contains(int[] found, int count, int id) {
        for (int i = 0; i < count; i++) {
            if (found[i] == id) {
                return true;
            }
        }
        return false;
    }

    private static @org.jspecify.annotations.Nullable Slip slip(
            CodedColumn column, int rare, int parent) {
        var wrong = column.text(rare);
        var right = column.text(parent);
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
