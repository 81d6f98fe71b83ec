package dev.onggi.rule.guard;

import java.util.Set;

/// Finds numbers written in groups of digits, decides what they are and masks them.
final class NumberMask {
    private static final int FEWEST_DIGITS = 9;
    private static final int MOST_DIGITS = 19;
    private static final int MOST_GROUPS = 5;

    private final char[] chars;
    private final int length;
    private final Set<MaskPii.Kind> kinds;
    private final DigitGroups groups;
    private final int[] places = new int[MOST_DIGITS];
    private int count;

    private NumberMask(char[] chars, int first, int length, Set<MaskPii.Kind> kinds) {
        this.chars = chars;
        this.length = length;
        this.kinds = kinds;
        this.groups = DigitGroups.of(chars, first, length);
    }

    static boolean mask(char[] chars, int length, Set<MaskPii.Kind> kinds) {
        for (int i = 0; i < length; i++) {
            if (DigitGroups.digit(chars[i])) {
                return new NumberMask(chars, i, length, kinds).mask();
            }
        }
        return false;
    }

    private boolean mask() {
        boolean changed = false;
        int group = 0;
        while (group < groups.count()) {
            int used = longest(group);
            changed |= used > 0;
            group += Math.max(1, used);
        }
        return changed;
    }

    /// Masks the longest number that begins with a group.
    ///
    /// @return how many groups it has, 0 where there is none
    private int longest(int first) {
        int last = first;
        while (last - first + 1 < MOST_GROUPS && groups.joint(last) != 0) {
            last++;
        }
        for (; last >= first; last--) {
            if (gather(first, last) && free(first, last) && mask(first, last)) {
                return last - first + 1;
            }
        }
        return 0;
    }

    private boolean gather(int first, int last) {
        count = 0;
        for (int group = first; group <= last; group++) {
            if (count + groups.size(group) > MOST_DIGITS) {
                return false;
            }
            for (int i = groups.start(group); i < groups.end(group); i++) {
                places[count++] = i;
            }
        }
        return count >= FEWEST_DIGITS;
    }

    /// Whether the number stands by itself, not inside a word, a decimal or a longer code.
    private boolean free(int first, int last) {
        char inside = first == last ? '-' : groups.joint(last - 1);
        return apart(groups.joint(first - 1), inside)
                && apart(groups.joint(last), inside)
                && open(groups.start(first) - 1)
                && open(groups.end(last))
                && !codeBefore(groups.start(first));
    }

    /// Numbers side by side are told apart by a space only, unless spaces are what groups them.
    private static boolean apart(char joint, char inside) {
        return joint == 0 || (joint == ' ' && inside != ' ');
    }

    private boolean open(int at) {
        if (at < 0 || at >= length) {
            return true;
        }
        char c = chars[at];
        return !latin(c) && c != '*' && c != '_' && c != '/';
    }

    private boolean codeBefore(int start) {
        return start > 1 && chars[start - 1] == '-' && latin(chars[start - 2]);
    }

    private static boolean latin(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || DigitGroups.digit(c);
    }

    private boolean mask(int first, int last) {
        if (kinds.contains(MaskPii.Kind.RESIDENT_NUMBER)
                && residentShape(first, last)
                && ResidentNumber.valid(digits())) {
            return hide(7, count);
        }
        if (kinds.contains(MaskPii.Kind.CARD)
                && cardShape(first, last)
                && CardNumber.valid(digits())) {
            return hide(0, count - 4);
        }
        if (!kinds.contains(MaskPii.Kind.PHONE)) {
            return false;
        }
        int shown = PhoneShape.shownDigits(chars, groups, first, last);
        return shown >= 0 && hide(Math.min(shown, count - 7), count - 4);
    }

    private boolean residentShape(int first, int last) {
        return count == 13
                && (first == last
                        || (last == first + 1
                                && groups.size(first) == 6
                                && groups.joint(first) != '.'));
    }

    private boolean cardShape(int first, int last) {
        for (int group = first; group < last; group++) {
            char joint = groups.joint(group);
            if (joint != groups.joint(first) || joint == '.' || joint == ')') {
                return false;
            }
        }
        for (int group = first; group <= last; group++) {
            if (first != last && (groups.size(group) < 3 || groups.size(group) > 6)) {
                return false;
            }
        }
        return count >= 14;
    }

    private String digits() {
        var digits = new char[count];
        for (int i = 0; i < count; i++) {
            digits[i] = chars[places[i]];
        }
        return new String(digits);
    }

    private boolean hide(int from, int to) {
        for (int i = from; i < to; i++) {
            chars[places[i]] = '*';
        }
        return true;
    }
}
