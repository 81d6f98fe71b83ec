package dev.onggi.clean.report;

/// Markup in which every text is escaped.
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /// Writes markup as it stands.
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /// Writes a text that says itself and nothing to the browser.
    Html text(String text) {
        text.codePoints().forEach(this::character);
        return this;
    }

    /// Writes `<tag>text</tag>`; a class may stand behind the tag, as in `td.number`.
    Html tag(String tag, String text) {
        return open(tag).text(text).close(tag);
    }

    Html open(String tag) {
        int dot = tag.indexOf('.');
        out.append('<').append(name(tag));
        if (dot >= 0) {
            out.append(" class=\"").append(tag, dot + 1, tag.length()).append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(name(tag)).append('>');
        return this;
    }

    private static String name(String tag) {
        int dot = tag.indexOf('.');
        return dot < 0 ? tag : tag.substring(0, dot);
    }

    private void character(int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> {
                if (unseen(c)) {
                    out.append("<span class=\"unseen\">U+%04X</span>".formatted(c));
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    /// Characters that would be invisible, turn the direction of writing, or break the page.
    private static boolean unseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
