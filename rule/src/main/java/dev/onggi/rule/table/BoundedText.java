package dev.onggi.rule.table;

/// A text that may be looked at only so often, which bounds the backtracking of `java.util.regex`.
/// Steps are counted, not seconds, so that the outcome is the same on every machine.
final class BoundedText implements CharSequence {
    private static final int BASE = 20_000;
    private static final int PER_CHAR = 400;
    private static final int MOST = 50_000_000;

    private final String text;
    private int stepsLeft;

    BoundedText(String text) {
        this.text = text;
        this.stepsLeft = (int) Math.min(MOST, BASE + (long) PER_CHAR * text.length());
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (stepsLeft-- <= 0) {
            throw new TooManySteps();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /// Ends a match that would take too long.
    static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }
}
