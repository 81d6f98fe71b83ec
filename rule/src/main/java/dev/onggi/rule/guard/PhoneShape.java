package dev.onggi.rule.guard;

/// Tells phone numbers from other numbers by how their digits are grouped.
///
/// Only shapes that hardly anything else has: Korean mobiles with or without separators, Korean
/// landlines and North American numbers with them, and what stands behind a `+`.
final class PhoneShape {
    private final char[] chars;
    private final DigitGroups groups;
    private final int first;
    private final int last;

    private PhoneShape(char[] chars, DigitGroups groups, int first, int last) {
        this.chars = chars;
        this.groups = groups;
        this.first = first;
        this.last = last;
    }

    /// How many digits of a phone number may be shown before the mask: country and area.
    ///
    /// @return -1 where this is no phone number
    static int shownDigits(char[] chars, DigitGroups groups, int first, int last) {
        return new PhoneShape(chars, groups, first, last).shownDigits();
    }

    private int shownDigits() {
        int start = groups.start(first);
        int size = last - first + 1;
        if (start > 0 && chars[start - 1] == '+') {
            return international(size);
        }
        if (!uniform(first)) {
            return -1;
        }
        return switch (size) {
            case 1 -> mobile(first) && plainMobileLength() ? 3 : -1;
            case 2 -> mobile(first) && groups.size(first) == 3 && groups.size(last) == 8 ? 3 : -1;
            case 3 -> threeGroups();
            case 4 -> code(first, "82") && groups.size(last) == 4 ? 2 + groups.size(first + 1) : -1;
            default -> -1;
        };
    }

    private int international(int size) {
        int digits = 0;
        for (int group = first; group <= last; group++) {
            digits += groups.size(group);
        }
        if (digits > 15) {
            return -1;
        }
        if (size == 1) {
            return 2;
        }
        int country = groups.size(first);
        return country > 3 ? -1 : country + (size > 2 ? groups.size(first + 1) : 0);
    }

    /// One sign joins all groups, but an area code in brackets may come first.
    private boolean uniform(int from) {
        int start = from < last && groups.joint(from) == ')' ? from + 1 : from;
        for (int group = start; group < last; group++) {
            if (groups.joint(group) != groups.joint(start) || groups.joint(group) == ')') {
                return false;
            }
        }
        return true;
    }

    private boolean plainMobileLength() {
        return groups.size(first) == 11 || (groups.size(first) == 10 && digit(first, 2) != '0');
    }

    private int threeGroups() {
        int area = groups.size(first);
        int middle = groups.size(first + 1);
        if (groups.size(last) != 4 || middle < 3 || middle > 4) {
            return -1;
        }
        if (digit(first, 0) == '0') {
            boolean korean =
                    switch (area) {
                        case 2 -> digit(first, 1) == '2';
                        case 3 -> digit(first, 1) != '0';
                        case 4 -> digit(first, 1) == '5';
                        default -> false;
                    };
            return korean ? area : -1;
        }
        boolean american =
                area == 3 && middle == 3 && digit(first, 0) >= '2' && digit(first + 1, 0) >= '2';
        return american ? 0 : -1;
    }

    private boolean mobile(int group) {
        char third = groups.size(group) < 3 ? 0 : digit(group, 2);
        return code(group, "01")
                && (third == '0' || third == '1' || (third >= '6' && third <= '9'));
    }

    private boolean code(int group, String start) {
        return groups.size(group) >= 2
                && digit(group, 0) == start.charAt(0)
                && digit(group, 1) == start.charAt(1);
    }

    private char digit(int group, int index) {
        return chars[groups.start(group) + index];
    }
}
