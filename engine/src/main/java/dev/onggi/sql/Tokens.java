package dev.onggi.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The words and signs of a query, without its comments; texts and quoted names are one token each.
final class Tokens {
    private static final Pattern TOKEN =
            Pattern.compile(
                    """
                    (?<skip>\\s+|--[^\\n]*|/\\*(?s:.*?)\\*/)\
                    |[eE]'(?:[^'\\\\]|\\\\(?s:.)|'')*'\
                    |'(?:[^']|'')*'\
                    |"(?:[^"]|"")*"\
                    |(?<dollar>\\$\\w*\\$)(?s:.*?)\\k<dollar>\
                    |[\\p{L}_][\\p{L}\\p{N}_$]*\
                    |(?s:.)\
                    """);

    private Tokens() {}

    /// A piece of a query.
    ///
    /// @param text as written
    /// @param start where it begins
    record Token(String text, int start) {
        boolean is(String... words) {
            for (var word : words) {
                if (text.equalsIgnoreCase(word)) {
                    return true;
                }
            }
            return false;
        }
    }

    static List<Token> of(String sql) {
        var tokens = new ArrayList<Token>();
        var matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            if (matcher.group("skip") == null) {
                tokens.add(new Token(matcher.group(), matcher.start()));
            }
        }
        return tokens;
    }
}
