package dev.onggi.cli;

import java.util.ArrayList;
import java.util.List;

/// Text broken into lines of a terminal's width.
final class Wrapping {
    private Wrapping() {}

    /// Breaks a text between words, and within those that are too long for a line.
    ///
    /// @param first what the first line begins with; the others are indented as far
    /// @param text one line
    /// @param width columns of the terminal
    static List<String> of(String first, String text, int width) {
        var indent = " ".repeat(TextWidth.of(first));
        var lines = new ArrayList<String>();
        var line = new StringBuilder(first);
        boolean begun = false;
        for (var word : text.split(" ", -1)) {
            for (var part : parts(word, width - TextWidth.of(first))) {
                if (begun && TextWidth.of(line.toString()) + 1 + TextWidth.of(part) > width) {
                    lines.add(line.toString().stripTrailing());
                    line = new StringBuilder(indent);
                    begun = false;
                }
                line.append(begun ? " " : "").append(part);
                begun = true;
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static List<String> parts(String word, int width) {
        if (TextWidth.of(word) <= width) {
            return List.of(word);
        }
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        word.codePoints()
                .forEach(c -> {
                    var letter = Character.toString(c);
                    if (TextWidth.of(part.toString()) + TextWidth.of(letter) > width) {
                        parts.add(part.toString());
                        part.setLength(0);
                    }
                    part.append(letter);
                });
        parts.add(part.toString());
        return parts;
    }

    /// A map of YAML in braces, broken between its entries.
    ///
    /// @param head such as `types: {`
    /// @param entries such as `price: number`
    /// @param width columns of the terminal
    static List<String> flow(String head, List<String> entries, int width) {
        var indent = " ".repeat(TextWidth.of(head));
        var lines = new ArrayList<String>();
        var line = new StringBuilder(head);
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i) + (i == entries.size() - 1 ? "}" : ",");
            boolean begun = line.length() > indent.length() || i == 0;
            if (i > 0 && TextWidth.of(line.toString()) + 1 + TextWidth.of(entry) > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                begun = false;
            }
            line.append(begun && i > 0 ? " " : "").append(entry);
        }
        lines.add(line.toString());
        return lines;
    }
}
