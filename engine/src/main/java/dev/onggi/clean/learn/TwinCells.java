package dev.onggi.clean.learn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// How two cells of a column stand to each other.
final class TwinCells {
    private static final int SAMPLE = 1_000;
    private static final int LONGEST = 200;
    private static final int SHORTEST = 5;
    private static final int USUAL = 3;
    private static final int RARER = 50;
    private static final int OFTEN = 3;
    private static final double VARIES = 0.2;
    private static final long SEED = 11;

    private final CodedColumn column;
    private final int[] counts;
    private final Map<String, Integer> edits = new HashMap<>();
    private final int usual;
    private int slips;

    TwinCells(CodedColumn column) {
        this.column = column;
        this.counts = column.counts();
        this.usual = Math.max(USUAL, middle(counts, column.filled()) / RARER);
    }

    /// Half of the cells hold values that stand in at least so many cells.
    private static int middle(int[] counts, int filled) {
        int[] sorted = Arrays.copyOfRange(counts, 1, counts.length);
        Arrays.sort(sorted);
        int cells = 0;
        for (int i = sorted.length - 1; i >= 0; i--) {
            cells += sorted[i];
            if (cells * 2L >= filled) {
                return sorted[i];
            }
        }
        return 0;
    }

    /// Whether one of two different values may be a slip of the other. Of two that both stand in
    /// several rows none is.
    boolean slip(int one, int other) {
        return odd(one, other) && alike(column.text(one), column.text(other));
    }

    private static boolean alike(String one, String other) {
        return one.length() <= LONGEST
                && other.length() <= LONGEST
                && (Edits.alike(one, other)
                        || (Math.min(one.length(), other.length()) >= SHORTEST
                                && Edits.distance(one, other, 1) <= 1));
    }

    /// Remembers a slip, so that [#varies] knows.
    void count(int one, int other) {
        slips++;
        edits.merge(edit(one, other), 1, Integer::sum);
    }

    /// Whether the same edit makes many values of each other: then it is a part that varies, and no
    /// slip.
    boolean varies(int one, int other) {
        int times = edits.getOrDefault(edit(one, other), 0);
        return times >= OFTEN && times > VARIES * slips;
    }

    /// What stands on one side and not on the other.
    private String edit(int one, int other) {
        var a = column.text(one);
        var b = column.text(other);
        int shorter = Math.min(a.length(), b.length());
        int head = 0;
        while (head < shorter && a.charAt(head) == b.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        var left = a.substring(head, a.length() - tail);
        var right = b.substring(head, b.length() - tail);
        return left.compareTo(right) < 0 ? left + '\n' + right : right + '\n' + left;
    }

    /// Whether one of two values hardly stands anywhere, as one that is garbled.
    boolean odd(int one, int other) {
        return Math.min(counts[one], counts[other]) < usual;
    }

    /// How likely two different values drawn at random look like slips of each other, an upper
    /// bound.
    double likeness() {
        var random = new SplittableRandom(SEED);
        int drawn = 0;
        int alike = 0;
        for (int i = 0; i < SAMPLE; i++) {
            int one = column.id(random.nextInt(column.rows()));
            int other = column.id(random.nextInt(column.rows()));
            if (one != other && one != CodedColumn.EMPTY && other != CodedColumn.EMPTY) {
                drawn++;
                alike += alike(column.text(one), column.text(other)) ? 1 : 0;
            }
        }
        return Bounds.upper(alike, drawn);
    }

    double missing() {
        return (double) (column.rows() - column.filled()) / Math.max(1, column.rows());
    }
}
