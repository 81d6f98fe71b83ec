package dev.onggi.rule.text;

import dev.onggi.rule.kind.BufferRule;
import dev.onggi.rule.kind.Spaces;
import dev.onggi.rule.kind.TextBuffer;
import dev.onggi.rule.kind.Triggers;

/// Makes one space of every run of spaces, and drops invisible ones.
///
/// @param keepLines whether a run with a line end in it becomes a line end
record CollapseSpace(boolean keepLines) implements BufferRule {
    @Override
    public String name() {
        return "collapse-space";
    }

    @Override
    public int triggers() {
        return Triggers.ODD_SPACE | Triggers.TWO_SPACES;
    }

    @Override
    public boolean apply(TextBuffer text) {
        var chars = text.chars();
        int length = text.length();
        boolean changed = false;
        int in = Triggers.nextSpaces(text, 0);
        int out = in;
        while (in < length) {
            if (out > 0 && chars[out - 1] == ' ' && chars[in - 1] == ' ') {
                // The run begins with the space that was copied last.
                out--;
                in--;
            }
            int end = in;
            boolean space = false;
            boolean line = false;
            while (end < length && (Spaces.wide(chars[end]) || Spaces.invisible(chars[end]))) {
                space |= Spaces.wide(chars[end]);
                line |= Spaces.lineEnd(chars[end]);
                end++;
            }
            char run = line && keepLines ? '\n' : ' ';
            changed |= end - in != 1 || chars[in] != run;
            if (space) {
                chars[out++] = run;
            }
            in = end;
            int next = Triggers.nextSpaces(text, in);
            System.arraycopy(chars, in, chars, out, next - in);
            out += next - in;
            in = next;
        }
        text.truncate(out);
        text.holdsNo(keepLines ? Triggers.TWO_SPACES : triggers());
        return changed;
    }
}
