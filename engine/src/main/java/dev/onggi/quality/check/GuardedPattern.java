package dev.onggi.quality.check;

import dev.onggi.data.TextTest;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// A regular expression that gives up on a text instead of searching for ever; a text it gave up on
/// does not match.
public final class GuardedPattern implements TextTest {
    /// Steps that any text may cost.
    private static final long STEPS = 20_000;

    /// Steps that each character may cost on top.
    private static final long STEPS_PER_CHARACTER = 100;

    /// Expressions that cannot look at a character over and over: no repeated group, no reference
    /// back, and so few repetitions that the steps stay below the square of the text's length.
    private static final Pattern TAME =
            Pattern.compile(
                    "(?!.*\\)[*+?{])(?!.*\\\\[1-9k])(?:[^*+{]*[*+{]){0,2}[^*+{]*", Pattern.DOTALL);

    private static final int TAME_LENGTH = 10_000;

    private final Pattern pattern;
    private final boolean tame;
    private final AtomicLong givenUp = new AtomicLong();

    /// Compiles an expression.
    ///
    /// @param expression a regular expression of `java.util.regex`
    /// @throws java.util.regex.PatternSyntaxException when it is none
    public GuardedPattern(String expression) {
        this.pattern = Pattern.compile(expression);
        this.tame = TAME.matcher(expression).matches();
    }

    @Override
    public boolean test(String text) {
        try {
            if (tame && text.length() <= TAME_LENGTH) {
                return pattern.matcher(text).matches();
            }
            return pattern.matcher(new Counted(text, STEPS + STEPS_PER_CHARACTER * text.length()))
                    .matches();
        } catch (GivenUp | StackOverflowError e) {
            givenUp.incrementAndGet();
            return false;
        }
    }

    /// How many texts it gave up on.
    ///
    /// @return the count since it was compiled
    long givenUp() {
        return givenUp.get();
    }

    /// The expression as written.
    @Override
    public String toString() {
        return pattern.pattern();
    }

    /// A text that counts how often its characters are looked at.
    private static final class Counted implements CharSequence {
        private final String text;
        private long left;

        Counted(String text, long steps) {
            this.text = text;
            this.left = steps;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new GivenUp();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUp() {
            super("too many steps", null, false, false);
        }
    }
}
