package dev.onggi.rule.text;

import dev.onggi.spi.CellRule;
import org.jspecify.annotations.Nullable;

/// Drops spaces of any width at both ends.
final class Trim implements CellRule {
    @Override
    public String name() {
        return "trim";
    }

    @Override
    public boolean mayChange(String cell) {
        return !cell.isEmpty()
                && (droppable(cell.charAt(0)) || droppable(cell.charAt(cell.length() - 1)));
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        if (cell == null || !mayChange(cell)) {
            return cell;
        }
        return strip(cell);
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

    private static boolean droppable(char c) {
        return Spaces.wide(c) || Spaces.invisible(c);
    }
}
