package dev.onggi.rule.kind;

/// A cell's characters, which several rules in a row change in place before one string is made of
/// them, with what is known of their [Triggers]. Belongs to one thread.
public final class TextBuffer {
    /// Larger arrays are given back after a large cell, so that one cell does not hold its memory.
    private static final int KEPT = 1 << 16;

    private char[] chars = new char[512];
    private int length;
    private int triggers = Triggers.ALL;

    /// The triggers that may be in the text; those not set are surely not in it.
    ///
    /// @return bits of [Triggers]
    public int triggers() {
        return triggers;
    }

    /// Says that something may be in the text now.
    ///
    /// @param bits bits of [Triggers]
    public void mayHold(int bits) {
        triggers |= bits;
    }

    /// Says that something is surely not in the text now.
    ///
    /// @param bits bits of [Triggers]
    public void holdsNo(int bits) {
        triggers &= ~bits;
    }

    /// Looks through the text for triggers.
    public void look() {
        triggers = Triggers.of(this);
    }

    /// The characters; those from [#length()] on mean nothing.
    ///
    /// @return the array itself
    public char[] chars() {
        return chars;
    }

    /// How many characters there are.
    ///
    /// @return the length
    public int length() {
        return length;
    }

    /// Keeps the first characters only.
    ///
    /// @param shorter how many
    public void truncate(int shorter) {
        length = shorter;
    }

    /// Takes a text, of whose triggers nothing is known yet.
    ///
    /// @param text replaces what is there
    public void set(String text) {
        int size = text.length();
        if (size > chars.length || (chars.length > KEPT && size <= KEPT)) {
            chars = new char[Math.max(size, 512)];
        }
        text.getChars(0, size, chars, 0);
        length = size;
        triggers = Triggers.ALL;
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
