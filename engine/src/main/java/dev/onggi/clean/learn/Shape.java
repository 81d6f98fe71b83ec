package dev.onggi.clean.learn;

/// The outline of a value: each run of digits, of letters of one case or writing, or of spaces is
/// one sign, and everything else stands for itself. `2026-03-01` is `9-9-9`.
final class Shape {
    private static final int LONGEST = 60;

    private Shape() {}

    static String of(String text) {
        var shape = new StringBuilder();
        char last = 0;
        for (int i = 0; i < text.length() && shape.length() < LONGEST; i++) {
            char sign = sign(text.charAt(i));
            if (sign != last || (!Character.isLetterOrDigit(sign) && sign != ' ')) {
                shape.append(sign);
            }
            last = sign;
        }
        return shape.toString();
    }

    /// A regular expression of the values with an outline.
    static String pattern(String shape) {
        var pattern = new StringBuilder();
        for (int i = 0; i < shape.length(); i++) {
            char c = shape.charAt(i);
            pattern.append(
                    switch (c) {
                        case '9' -> "\\d+";
                        case 'A' -> "\\p{Lu}+";
                        case 'a' -> "[\\p{L}&&[^\\p{Lu}가-힣]]+";
                        case '가' -> "[가-힣]+";
                        case ' ' -> "\\s+";
                        default -> "\\" + c;
                    });
        }
        return pattern.toString();
    }

    private static char sign(char c) {
        if (Character.isDigit(c)) {
            return '9';
        }
        if (Character.isWhitespace(c)) {
            return ' ';
        }
        if (!Character.isLetter(c)) {
            return c;
        }
        if (c >= '가' && c <= '힣') {
            return '가';
        }
        return Character.isUpperCase(c) ? 'A' : 'a';
    }
}
