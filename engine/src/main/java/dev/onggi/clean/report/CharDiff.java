package dev.onggi.clean.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What differs between two texts, character by character.
final class CharDiff {
    /// Beyond so many differing characters on a side only the common ends are kept.
    private static final int MOST = 400;

    private CharDiff() {}

    /// What became of a run of characters.
    enum Fate {
        SAME,
        GONE,
        NEW
    }

    /// A run of characters with one fate.
    record Piece(Fate fate, String text) {}

    /// The pieces of both texts in order: those that are the same or gone make up the first, those
    /// that are the same or new the second.
    static List<Piece> of(String before, String after) {
        int[] a = before.codePoints().toArray();
        int[] b = after.codePoints().toArray();
        int head = 0;
        while (head < Math.min(a.length, b.length) && a[head] == b[head]) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(a.length, b.length) - head
                && a[a.length - 1 - tail] == b[b.length - 1 - tail]) {
            tail++;
        }
        var pieces = new Pieces();
        pieces.add(Fate.SAME, a, 0, head);
        middle(
                Arrays.copyOfRange(a, head, a.length - tail),
                Arrays.copyOfRange(b, head, b.length - tail),
                pieces);
        pieces.add(Fate.SAME, a, a.length - tail, a.length);
        return pieces.list();
    }

    private static void middle(int[] a, int[] b, Pieces pieces) {
        if (a.length > MOST || b.length > MOST) {
            pieces.add(Fate.GONE, a, 0, a.length);
            pieces.add(Fate.NEW, b, 0, b.length);
            return;
        }
        var common = common(a, b);
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            if (i < a.length && j < b.length && a[i] == b[j]) {
                pieces.add(Fate.SAME, a, i, ++i);
                j++;
            } else if (i < a.length && (j == b.length || common[i + 1][j] >= common[i][j + 1])) {
                pieces.add(Fate.GONE, a, i, ++i);
            } else {
                pieces.add(Fate.NEW, b, j, ++j);
            }
        }
    }

    /// How long the longest common subsequence of each two tails is.
    private static int[][] common(int[] a, int[] b) {
        var common = new int[a.length + 1][b.length + 1];
        for (int i = a.length - 1; i >= 0; i--) {
            for (int j = b.length - 1; j >= 0; j--) {
                common[i][j] =
                        a[i] == b[j]
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /// Joins neighbours of one fate.
    private static final class Pieces {
        private final List<Piece> list = new ArrayList<>();

        void add(Fate fate, int[] text, int from, int to) {
            if (from >= to) {
                return;
            }
            var more = new String(text, from, to - from);
            if (!list.isEmpty() && list.getLast().fate() == fate) {
                list.add(new Piece(fate, list.removeLast().text() + more));
            } else {
                list.add(new Piece(fate, more));
            }
        }

        List<Piece> list() {
            return List.copyOf(list);
        }
    }
}
