package dev.onggi.rule.text;

import dev.onggi.rule.kind.BufferRule;
import dev.onggi.rule.kind.Spaces;
import dev.onggi.rule.kind.TextBuffer;
import dev.onggi.rule.kind.Triggers;

/// Drops spaces of any width at both ends.
final class Trim implements BufferRule {
    @Override
    public String name() {
        return "trim";
    }

    @Override
    public int triggers() {
        return Triggers.SPACE_AT_END;
    }

    @Override
    public boolean mayChange(String cell) {
        return !cell.isEmpty()
                && (droppable(cell.charAt(0)) || droppable(cell.charAt(cell.length() - 1)));
    }

    @Override
    public boolean apply(TextBuffer text) {
        var chars = text.chars();
        int from = 0;
        int to = text.length();
        while (from < to && droppable(chars[from])) {
            from++;
        }
        while (to > from && droppable(chars[to - 1])) {
            to--;
        }
        text.holdsNo(Triggers.SPACE_AT_END);
        if (to - from == text.length()) {
            return false;
        }
        System.arraycopy(chars, from, chars, 0, to - from);
        text.truncate(to - from);
        return true;
    }

    /// The text without spaces at its ends.
    static String strip(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && droppable(cell.charAt(from))) {
            from++;
        }
        while (to > from && droppable(cell.charAt(to - 1))) {
            to--;
        }
        return cell.substring(from, to);
    }

    /// Whether a character is dropped at an end.
    static boolean droppable(char c) {
        return Spaces.wide(c) || Spaces.invisible(c);
    }
}
