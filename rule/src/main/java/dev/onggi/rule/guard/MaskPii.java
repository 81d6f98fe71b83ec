package dev.onggi.rule.guard;

import dev.onggi.rule.kind.BufferRule;
import dev.onggi.rule.kind.TextBuffer;
import dev.onggi.rule.kind.Triggers;
import java.util.Set;

/// Masks personal data inside text, keeping its length and shape.
///
/// @param kinds what is masked
record MaskPii(Set<Kind> kinds) implements BufferRule {
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
    public int triggers() {
        return Triggers.AT | Triggers.NUMBER;
    }

    @Override
    public boolean apply(TextBuffer text) {
        boolean changed = false;
        // Each pass leaves fewer letters and digits to mask.
        while (mask(text)) {
            changed = true;
        }
        return changed;
    }

    private boolean mask(TextBuffer text) {
        int may = text.triggers();
        boolean changed = false;
        if ((may & Triggers.AT) != 0 && kinds.contains(Kind.EMAIL)) {
            changed = EmailMask.mask(text.chars(), text.length());
        }
        if ((may & Triggers.NUMBER) != 0) {
            changed |= NumberMask.mask(text.chars(), text.length(), kinds);
        }
        return changed;
    }
}
