package dev.onggi.rule.kind;

/// What a text holds that common rules look for, found in one pass without branches: the bits a
/// [TriggeredRule] waits for.
public final class Triggers {
    /// `<` or `&`.
    public static final int MARKUP = 1;

    /// A space other than U+0020, a tab, a line end or an invisible character.
    public static final int ODD_SPACE = 1 << 1;

    /// An ordinary space, which is no trigger by itself.
    private static final int SPACE = 1 << 2;

    /// A character that Unicode normalization may change or combine.
    public static final int UNCOMPOSED = 1 << 3;

    /// A Western letter or sign above ASCII, or a Chinese character: possible encoding damage.
    public static final int DAMAGE = 1 << 4;

    /// `@`.
    public static final int AT = 1 << 5;

    /// A digit, which is no trigger by itself.
    private static final int DIGIT = 1 << 6;

    /// Two ordinary spaces side by side.
    public static final int TWO_SPACES = 1 << 8;

    /// A space or an invisible character at either end.
    public static final int SPACE_AT_END = 1 << 9;

    /// Enough digits for a phone number.
    public static final int NUMBER = 1 << 10;

    /// Everything, for rules that do not say what they wait for.
    public static final int ALL = -1;

    /// The shortest number that can be masked: `02-123-4567`.
    private static final int FEWEST_DIGITS = 9;

    private static final byte[] CLASSES = classes();

    private Triggers() {}

    private static byte[] classes() {
        var classes = new byte[Character.MAX_VALUE + 1];
        for (int i = 0; i < classes.length; i++) {
            char c = (char) i;
            int bits = c == '<' || c == '&' ? MARKUP : 0;
            bits |= c == ' ' ? SPACE : 0;
            bits |= c != ' ' && (Spaces.wide(c) || Spaces.invisible(c)) ? ODD_SPACE : 0;
            bits |= Composition.settled(c) ? 0 : UNCOMPOSED;
            bits |= (c >= '\u00A1' && c <= '\u00F4') || ideograph(c) ? DAMAGE : 0;
            bits |= c == '@' ? AT : 0;
            bits |= c >= '0' && c <= '9' ? DIGIT : 0;
            classes[i] = (byte) bits;
        }
        return classes;
    }

    /// Whether a character is Chinese.
    ///
    /// @param c any character
    /// @return true in the unified and the compatibility block
    public static boolean ideograph(char c) {
        return (c >= '\u4E00' && c <= '\u9FFF') || (c >= '\uF900' && c <= '\uFAFF');
    }

    /// Whether Unicode normalization may change a character or combine it.
    ///
    /// @param c any character
    /// @return false where it stays as it is whatever stands beside it
    public static boolean uncomposed(char c) {
        return (CLASSES[c] & UNCOMPOSED) != 0;
    }

    /// Looks through a buffer.
    ///
    /// @param text the text
    /// @return its bits
    public static int of(TextBuffer text) {
        var classes = CLASSES;
        var chars = text.chars();
        int length = Math.min(text.length(), chars.length);
        int all = 0;
        int pairs = 0;
        int digits = 0;
        int before = 0;
        for (int i = 0; i < length; i++) {
            int bits = classes[chars[i]];
            all |= bits;
            pairs |= bits & before;
            digits += bits & DIGIT;
            before = bits;
        }
        return length == 0 ? 0 : bits(all, pairs, digits, chars[0], chars[length - 1]);
    }

    /// Looks through a text.
    ///
    /// @param text the text
    /// @return its bits
    public static int of(String text) {
        var classes = CLASSES;
        int length = text.length();
        int all = 0;
        int pairs = 0;
        int digits = 0;
        int before = 0;
        for (int i = 0; i < length; i++) {
            int bits = classes[text.charAt(i)];
            all |= bits;
            pairs |= bits & before;
            digits += bits & DIGIT;
            before = bits;
        }
        return length == 0 ? 0 : bits(all, pairs, digits, text.charAt(0), text.charAt(length - 1));
    }

    /// What one more character anywhere in a text may bring.
    ///
    /// @param c any character
    /// @return bits of this class
    public static int of(char c) {
        int bits = CLASSES[c];
        int may = bits & (MARKUP | ODD_SPACE | UNCOMPOSED | DAMAGE | AT);
        may |= (bits & (SPACE | ODD_SPACE)) != 0 ? TWO_SPACES | SPACE_AT_END : 0;
        return (bits & DIGIT) != 0 ? may | NUMBER : may;
    }

    private static int bits(int all, int pairs, int digits, char first, char last) {
        int bits = all & (MARKUP | ODD_SPACE | UNCOMPOSED | DAMAGE | AT);
        bits |= (pairs & SPACE) != 0 ? TWO_SPACES : 0;
        bits |= ((CLASSES[first] | CLASSES[last]) & (SPACE | ODD_SPACE)) != 0 ? SPACE_AT_END : 0;
        bits |= digits >= FEWEST_DIGITS * DIGIT ? NUMBER : 0;
        return bits;
    }

    /// Finds where spaces stop being single and ordinary.
    ///
    /// @param text the text
    /// @param from where to begin
    /// @return the index of an odd space, or of the second of two spaces; the length where there is
    ///   none
    public static int nextSpaces(TextBuffer text, int from) {
        var classes = CLASSES;
        var chars = text.chars();
        int length = Math.min(text.length(), chars.length);
        int before = 0;
        for (int i = from; i < length; i++) {
            int bits = classes[chars[i]];
            if (((bits & ODD_SPACE) | (bits & before & SPACE)) != 0) {
                return i;
            }
            before = bits;
        }
        return length;
    }
}
