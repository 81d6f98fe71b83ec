package dev.onggi.rule.guard;

import java.util.Arrays;

/// The groups of digits in a text, with what joins each to the next.
final class DigitGroups {
    private final char[] chars;
    private int[] starts = new int[16];
    private int[] ends = new int[16];

    /// The separator behind each group; 0 where the next group is no part of the same number.
    private char[] joints = new char[16];

    private int count;

    private DigitGroups(char[] chars) {
        this.chars = chars;
    }

    /// Finds the groups in `chars[from, length)`.
    static DigitGroups of(char[] chars, int from, int length) {
        var groups = new DigitGroups(chars);
        int i = from;
        while (i < length) {
            if (digit(chars[i])) {
                int start = i;
                while (i < length && digit(chars[i])) {
                    i++;
                }
                groups.add(start, i, groups.joint(i, length));
            } else {
                i++;
            }
        }
        return groups;
    }

    private void add(int start, int end, char joint) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            joints = Arrays.copyOf(joints, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        joints[count++] = joint;
    }

    /// One separator, or `)` with a space behind it, and a digit after that.
    private char joint(int at, int length) {
        if (at + 1 >= length || !separator(chars[at])) {
            return 0;
        }
        boolean spaced = chars[at] == ')' && chars[at + 1] == ' ' && at + 2 < length;
        return digit(chars[spaced ? at + 2 : at + 1]) ? chars[at] : 0;
    }

    int count() {
        return count;
    }

    int start(int group) {
        return starts[group];
    }

    int end(int group) {
        return ends[group];
    }

    int size(int group) {
        return ends[group] - starts[group];
    }

    /// What joins a group to the next one, 0 where nothing does.
    char joint(int group) {
        return group < 0 ? 0 : joints[group];
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean separator(char c) {
        return c == '-' || c == ' ' || c == '.' || c == ')' || (c >= '\u2010' && c <= '\u2013');
    }
}
