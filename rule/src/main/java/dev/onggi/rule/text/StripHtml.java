package dev.onggi.rule.text;

import dev.onggi.spi.CellRule;
import org.jspecify.annotations.Nullable;

/// Removes markup and decodes character references until none is left.
final class StripHtml implements CellRule {
    /// A pass that changes something makes the text shorter, and references nested n deep take 5^n
    /// characters, so real cells need two or three passes; a contrived one that needs more is left
    /// as it is.
    private static final int PASSES = 32;

    @Override
    public String name() {
        return "strip-html";
    }

    @Override
    public boolean mayChange(String cell) {
        return cell.indexOf('<') >= 0 || cell.indexOf('&') >= 0;
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        int start = first(cell);
        if (start < 0) {
            return cell;
        }
        var chars = cell.toCharArray();
        int length = chars.length;
        for (int pass = 0; pass < PASSES; pass++) {
            var stripper = new HtmlStripper(chars, length);
            int shorter = stripper.strip(start);
            if (shorter == length || !stripper.leftover()) {
                return shorter == cell.length() ? cell : new String(chars, 0, shorter);
            }
            length = shorter;
        }
        return cell;
    }

    private static int first(String cell) {
        int tag = cell.indexOf('<');
        int reference = cell.indexOf('&');
        return tag < 0 ? reference : reference < 0 ? tag : Math.min(tag, reference);
    }
}
