package dev.onggi.rule.guard;

import dev.onggi.spi.CellRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Masks personal data inside text, keeping its length and shape.
///
/// @param kinds what is masked
record MaskPii(Set<Kind> kinds) implements CellRule {
    /// The shortest number that can be masked: `02-123-4567`.
    private static final int FEWEST_DIGITS = 9;

    private static final int PASSES = 4;

    /// Sorts of personal data.
    enum Kind {
        RESIDENT_NUMBER,
        CARD,
        PHONE,
        EMAIL
    }

    @Override
    public String name() {
        return "mask-pii";
    }

    @Override
    public boolean mayChange(String cell) {
        int digits = 0;
        int length = cell.length();
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c <= '@' && (c == '@' || (c >= '0' && c <= '9' && ++digits >= FEWEST_DIGITS))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        if (cell == null || !mayChange(cell)) {
            return cell;
        }
        var chars = cell.toCharArray();
        boolean changed = false;
        for (int pass = 0; pass < PASSES; pass++) {
            if (!mask(chars)) {
                return changed ? new String(chars) : cell;
            }
            changed = true;
        }
        return cell;
    }

    private boolean mask(char[] chars) {
        boolean changed = false;
        if (kinds.contains(Kind.EMAIL)) {
            changed = EmailMask.mask(chars);
        }
        return NumberMask.mask(chars, kinds) || changed;
    }
}
