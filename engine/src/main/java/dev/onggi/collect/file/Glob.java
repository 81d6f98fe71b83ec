package dev.onggi.collect.file;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// A pattern of paths: `*` and `?` within a folder, `**` through all folders, `[ab]` and `{a,b}`.
/// Composed and decomposed Hangul are the same.
final class Glob {
    private static final String SPECIAL = "*?[{";
    private final Pattern pattern;

    private Glob(Pattern pattern) {
        this.pattern = pattern;
    }

    /// Whether a text has a character with a meaning in patterns.
    static boolean isPattern(String path) {
        return path.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    /// @param glob with `/` between folders
    static Glob of(String glob) {
        var regex = new StringBuilder();
        boolean inBraces = false;
        for (int i = 0; i < glob.length(); i++) {
            char letter = glob.charAt(i);
            switch (letter) {
                case '*' -> {
                    boolean deep = glob.startsWith("**", i);
                    boolean folders = glob.startsWith("**/", i);
                    regex.append(folders ? "(?:.*/)?" : deep ? ".*" : "[^/]*");
                    i += folders ? 2 : deep ? 1 : 0;
                }
                case '?' -> regex.append("[^/]");
                case '[' -> i = bracket(glob, i, regex);
                case '{' -> {
                    inBraces = glob.indexOf('}', i) > 0;
                    regex.append(inBraces ? "(?:" : "\\{");
                }
                case '}' -> {
                    regex.append(inBraces ? ")" : "\\}");
                    inBraces = false;
                }
                case ',' -> regex.append(inBraces ? "|" : ",");
                default -> regex.append(Pattern.quote(String.valueOf(letter)));
            }
        }
        return new Glob(Pattern.compile(composed(regex.toString()), Pattern.DOTALL));
    }

    private static int bracket(String glob, int from, StringBuilder regex) {
        int to = glob.indexOf(']', from + 2);
        if (to < 0) {
            regex.append("\\[");
            return from;
        }
        var inside = glob.substring(from + 1, to);
        boolean not = inside.startsWith("!");
        var letters = (not ? inside.substring(1) : inside).replaceAll("[\\\\\\[\\]&^]", "\\\\$0");
        regex.append(not ? "[^/" : "[").append(letters).append(']');
        return to;
    }

    boolean matches(String path) {
        return pattern.matcher(composed(path)).matches();
    }

    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
