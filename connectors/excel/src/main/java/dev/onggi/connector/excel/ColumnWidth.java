package dev.onggi.connector.excel;

import org.jspecify.annotations.Nullable;

/// How wide a column must be for a value, in the widths of a digit.
final class ColumnWidth {
    private static final int NARROWEST = 8;
    private static final int WIDEST = 60;
    private static final int MARGIN = 2;

    private ColumnWidth() {}

    /// The width for a value; Hangul and other wide characters count twice.
    static int of(@Nullable Object value) {
        int width = 0;
        var text = value == null ? "" : value.toString();
        for (int i = 0; i < text.length() && width < WIDEST && text.charAt(i) != '\n'; i++) {
            width += text.charAt(i) >= 0x1100 ? 2 : 1;
        }
        return Math.clamp(width + MARGIN, NARROWEST, WIDEST);
    }
}
