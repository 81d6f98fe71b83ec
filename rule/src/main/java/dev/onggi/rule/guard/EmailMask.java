package dev.onggi.rule.guard;

/// Masks the part of an e-mail address before the `@`, all but its first character.
final class EmailMask {
    private EmailMask() {}

    static boolean mask(char[] chars, int length) {
        boolean changed = false;
        for (int at = 1; at < length; at++) {
            if (chars[at] == '@' && local(chars[at - 1]) && domain(chars, at + 1, length)) {
                int from = at;
                while (from > 0 && local(chars[from - 1])) {
                    from--;
                }
                // A mask already stands before this piece: what is left of an address.
                boolean whole = from == 0 || chars[from - 1] != '*';
                int keep = whole && at - from > 1 ? 1 : 0;
                for (int i = from + keep; i < at; i++) {
                    chars[i] = '*';
                    changed = true;
                }
            }
        }
        return changed;
    }

    private static boolean local(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || ".!#$%&'+/=?^_`{|}~-".indexOf(c) >= 0);
    }

    /// At least two labels, the last one of letters.
    private static boolean domain(char[] chars, int from, int length) {
        int label = from;
        int labels = 0;
        int i = from;
        while (i < length && (Character.isLetterOrDigit(chars[i]) || chars[i] == '-')) {
            i++;
            if (i + 1 < length && chars[i] == '.' && Character.isLetterOrDigit(chars[i + 1])) {
                if (i == label) {
                    return false;
                }
                labels++;
                i++;
                label = i;
            }
            if (i - from > 255) {
                return false;
            }
        }
        return labels >= 1 && i - label >= 2 && Character.isLetter(chars[label]);
    }
}
