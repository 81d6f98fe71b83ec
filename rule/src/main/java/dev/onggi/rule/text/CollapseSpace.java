package dev.onggi.rule.text;

import dev.onggi.spi.CellRule;
import org.jspecify.annotations.Nullable;

/// Makes one space of every run of spaces, and drops invisible ones.
///
/// @param keepLines whether a run with a line end in it becomes a line end
record CollapseSpace(boolean keepLines) implements CellRule {
    @Override
    public String name() {
        return "collapse-space";
    }

    @Override
    public boolean mayChange(String cell) {
        return first(cell) >= 0;
    }

    /// The first character that is not an ordinary single space or text.
    private static int first(String cell) {
        int length = cell.length();
        boolean afterSpace = false;
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c == ' ') {
                if (afterSpace) {
                    return i - 1;
                }
                afterSpace = true;
            } else if (c < ' ' || (c >= '\u0085' && (c <= '\u3000' || c == '\uFEFF'))) {
                if (Spaces.wide(c) || Spaces.invisible(c)) {
                    return afterSpace ? i - 1 : i;
                }
                afterSpace = false;
            } else {
                afterSpace = false;
            }
        }
        return -1;
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        int first = first(cell);
        if (first < 0) {
            return cell;
        }
        var chars = cell.toCharArray();
        int out = first;
        int in = first;
        while (in < chars.length) {
            char c = chars[in];
            if (Spaces.wide(c)) {
                boolean line = false;
                while (in < chars.length
                        && (Spaces.wide(chars[in]) || Spaces.invisible(chars[in]))) {
                    line |= Spaces.lineEnd(chars[in]);
                    in++;
                }
                chars[out++] = line && keepLines ? '\n' : ' ';
            } else {
                in++;
                if (!Spaces.invisible(c)) {
                    chars[out++] = c;
                }
            }
        }
        var collapsed = new String(chars, 0, out);
        return collapsed.equals(cell) ? cell : collapsed;
    }
}
