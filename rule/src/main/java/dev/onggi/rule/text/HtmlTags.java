package dev.onggi.rule.text;

import java.util.Set;

/// Which names in angle brackets are markup. Others, such as `List<String>` or `<kim@shop.kr>`, are
/// text.
final class HtmlTags {
    private static final Set<String> BLOCKS =
            words(
                    """
                    address article aside blockquote body br button caption center dd details dialog
                    dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6
                    head header hgroup hr html iframe legend li main menu nav noscript ol optgroup
                    option p pre section select summary table tbody td template textarea tfoot th
                    thead title tr ul video
                    """);

    private static final Set<String> INLINES =
            words(
                    """
                    a abbr acronym applet area audio b base basefont bdi bdo big canvas cite code col
                    colgroup data datalist del dfn em embed font frame i img input ins kbd label link
                    map mark marquee meta meter nobr noframes object output param picture progress q
                    rp rt ruby s samp script slot small source span strike strong style sub sup svg
                    time track tt u var wbr path g circle rect line polygon use defs
                    """);

    private static final int LONGEST = 12;

    private HtmlTags() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /// What a name in angle brackets is.
    enum Role {
        TEXT,
        INLINE,
        BLOCK
    }

    /// Classifies the name in `chars[from, to)`, which is made of ASCII letters, digits, `-` and
    /// `:`.
    static Role role(char[] chars, int from, int to) {
        int length = to - from;
        for (int i = from + 1; i < to - 1; i++) {
            // Custom elements and prefixed names, such as Word's `<o:p>`.
            if (chars[i] == '-' || chars[i] == ':') {
                return Role.INLINE;
            }
        }
        if (length > LONGEST) {
            return Role.TEXT;
        }
        var lower = new char[length];
        for (int i = 0; i < length; i++) {
            char c = chars[from + i];
            lower[i] = c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
        }
        var name = new String(lower);
        if (BLOCKS.contains(name)) {
            return Role.BLOCK;
        }
        return INLINES.contains(name) ? Role.INLINE : Role.TEXT;
    }
}
