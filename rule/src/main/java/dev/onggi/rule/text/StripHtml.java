package dev.onggi.rule.text;

import dev.onggi.rule.kind.BufferRule;
import dev.onggi.rule.kind.TextBuffer;
import dev.onggi.rule.kind.Triggers;

/// Removes markup and decodes character references until none is left.
final class StripHtml implements BufferRule {
    /// A pass that changes something makes the text shorter, and references nested n deep take 5^n
    /// characters, so real cells need two or three passes.
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
    public int triggers() {
        return Triggers.MARKUP;
    }

    @Override
    public boolean apply(TextBuffer text) {
        int before = text.length();
        for (int pass = 0; pass < PASSES; pass++) {
            var stripper = new HtmlStripper(text.chars(), text.length());
            int length = stripper.strip();
            if (length == text.length()) {
                return length != before;
            }
            text.truncate(length);
            text.mayHold(stripper.added());
            if (!stripper.leftover()) {
                text.holdsNo(Triggers.MARKUP);
                return true;
            }
        }
        return dropSigns(text);
    }

    /// What is still markup now was contrived; without these signs it is none.
    private static boolean dropSigns(TextBuffer text) {
        var chars = text.chars();
        int out = 0;
        for (int i = 0; i < text.length(); i++) {
            if (chars[i] != '<' && chars[i] != '&') {
                chars[out++] = chars[i];
            }
        }
        text.truncate(out);
        return true;
    }
}
