package dev.onggi.rule.text;

import dev.onggi.rule.kind.Triggers;

/// One pass of markup removal over one cell, in place and in linear time.
///
/// The output is never longer than the input, so it is written over it. Where removing a tag would
/// glue its neighbours into new markup (`<<b>b>`), a space is left, so that a few passes reach the
/// end whatever the input.
final class HtmlStripper {
    private final char[] chars;
    private final int length;
    private int in;
    private int out;
    private int lastClose;
    private boolean spaceOwed;
    private boolean quotesBroken;
    private boolean commentsOpen;
    private boolean rawTextOpen;
    private boolean leftover;
    private int added;

    HtmlStripper(char[] chars, int length) {
        this.chars = chars;
        this.length = length;
    }

    /// Strips the text.
    ///
    /// @return the new length
    int strip() {
        lastClose = length - 1;
        while (lastClose >= 0 && chars[lastClose] != '>') {
            lastClose--;
        }
        while (true) {
            int next = in;
            while (next < length && chars[next] != '<' && chars[next] != '&') {
                next++;
            }
            copy(next);
            if (in >= length) {
                return out;
            }
            boolean removed = chars[in] == '<' ? in < lastClose && markup() : reference();
            if (!removed) {
                emit(chars[in++]);
            }
        }
    }

    /// Copies text up to the next sign.
    private void copy(int to) {
        if (in == to) {
            return;
        }
        emit(chars[in++]);
        if (out != in) {
            System.arraycopy(chars, in, chars, out, to - in);
        }
        out += to - in;
        in = to;
    }

    /// Whether a `<` or `&` was written, so that another pass may find markup.
    boolean leftover() {
        return leftover;
    }

    /// What the pass may have brought into the text.
    int added() {
        return added;
    }

    private void emit(char c) {
        if (spaceOwed) {
            spaceOwed = false;
            if (out > 0 && !space(chars[out - 1]) && !space(c)) {
                chars[out++] = ' ';
            }
        }
        leftover |= c == '<' || c == '&';
        chars[out++] = c;
    }

    private static boolean space(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private boolean markup() {
        char next = chars[in + 1];
        if (next == '!' || next == '?') {
            return declaration(next);
        }
        int name = next == '/' ? in + 2 : in + 1;
        int end = name;
        while (end < lastClose && nameChar(chars[end])) {
            end++;
        }
        if (end == name || !letter(chars[name]) || !delimiter(chars[end])) {
            return false;
        }
        var role = HtmlTags.role(chars, name, end);
        if (role == HtmlTags.Role.TEXT) {
            return false;
        }
        int close = tagEnd(end);
        boolean opening = next != '/';
        if (opening && (is("script", name, end) || is("style", name, end))) {
            int rawEnd = rawTextEnd(close + 1, name, end);
            close = rawEnd < 0 ? close : rawEnd;
        }
        skip(close + 1, role == HtmlTags.Role.BLOCK);
        return true;
    }

    /// Moves behind a removed piece of markup.
    private void skip(int to, boolean block) {
        in = to;
        added |= Triggers.TWO_SPACES | Triggers.SPACE_AT_END;
        spaceOwed |= block || wouldGlue();
    }

    /// Whether what was written ends in the beginning of a tag or of a reference.
    private boolean wouldGlue() {
        for (int i = out - 1, n = 0; i >= 0 && n <= HtmlEntities.MAX_LENGTH; i--, n++) {
            char c = chars[i];
            if (c == '<' || c == '&') {
                return true;
            }
            if (!nameChar(c) && c != '#' && c != '/' && c != '!' && c != '?') {
                return false;
            }
        }
        return false;
    }

    private boolean declaration(char kind) {
        if (at("<!--", in)) {
            int end = commentsOpen ? -1 : find("-->", in + 4);
            if (end < 0) {
                commentsOpen = true;
                return false;
            }
            skip(end + 3, false);
            return true;
        }
        if (at("<![CDATA[", in) || at("<![endif]", in) || at("<![if", in)) {
            return cdataOrConditional();
        }
        if ((kind == '?' && in + 2 < length && letter(chars[in + 2]))
                || at("<!DOCTYPE", in)
                || at("<!doctype", in)) {
            skip(next('>', in) + 1, false);
            return true;
        }
        return false;
    }

    private boolean cdataOrConditional() {
        if (!at("<![CDATA[", in)) {
            skip(next('>', in) + 1, false);
            return true;
        }
        int end = commentsOpen ? -1 : find("]]>", in + 9);
        if (end < 0) {
            commentsOpen = true;
            return false;
        }
        in += 9;
        spaceOwed |= wouldGlue();
        while (in < end) {
            emit(chars[in++]);
        }
        skip(end + 3, false);
        return true;
    }

    /// The `>` that ends a tag, not one inside a quoted attribute unless the quotes are broken.
    private int tagEnd(int from) {
        if (!quotesBroken) {
            char quote = 0;
            for (int i = from; i <= lastClose; i++) {
                char c = chars[i];
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if (c == '>') {
                    return i;
                } else if ((c == '"' || c == '\'') && chars[i - 1] == '=') {
                    quote = c;
                }
            }
            quotesBroken = true;
        }
        return next('>', from);
    }

    private int rawTextEnd(int from, int name, int nameEnd) {
        int size = rawTextOpen ? length : nameEnd - name;
        for (int i = from; i + size + 2 <= lastClose; i++) {
            if (chars[i] == '<'
                    && chars[i + 1] == '/'
                    && sameName(i + 2, name, size)
                    && !nameChar(chars[i + 2 + size])) {
                return next('>', i);
            }
        }
        rawTextOpen = true;
        return -1;
    }

    private boolean sameName(int at, int name, int size) {
        for (int k = 0; k < size; k++) {
            if ((chars[at + k] | 0x20) != (chars[name + k] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    /// Decodes `&lt;` and, without leaving the place, chains such as `&amp;amp;lt;`.
    private boolean reference() {
        int at = in;
        int codePoint = -1;
        while (true) {
            int end = referenceEnd(at + 1);
            int next = end < 0 ? -1 : HtmlEntities.decode(chars, at + 1, end);
            if (next < 0) {
                break;
            }
            codePoint = next;
            at = end;
            if (codePoint != '&') {
                break;
            }
            // The `;` now stands where the decoded `&` would.
        }
        if (codePoint < 0) {
            return false;
        }
        in = at + 1;
        if (Character.isBmpCodePoint(codePoint)) {
            added |= Triggers.of((char) codePoint);
            emit((char) codePoint);
        } else {
            added |= Triggers.UNCOMPOSED;
            emit(Character.highSurrogate(codePoint));
            emit(Character.lowSurrogate(codePoint));
        }
        return true;
    }

    private int referenceEnd(int from) {
        int limit = Math.min(length, from + HtmlEntities.MAX_LENGTH);
        for (int i = from; i < limit; i++) {
            char c = chars[i];
            if (c == ';') {
                return i;
            }
            if (c != '#' && (c == '-' || c == ':' || !nameChar(c))) {
                return -1;
            }
        }
        return -1;
    }

    private boolean is(String word, int from, int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((chars[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean at(String word, int from) {
        if (from + word.length() > length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (chars[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int find(String word, int from) {
        for (int i = from; i + word.length() <= lastClose + 1; i++) {
            if (chars[i] == word.charAt(0) && at(word, i)) {
                return i;
            }
        }
        return -1;
    }

    private int next(char wanted, int from) {
        int i = from;
        while (chars[i] != wanted) {
            i++;
        }
        return i;
    }

    private static boolean letter(char c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    private static boolean nameChar(char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':';
    }

    private static boolean delimiter(char c) {
        return c == '>' || c == '/' || space(c);
    }
}
