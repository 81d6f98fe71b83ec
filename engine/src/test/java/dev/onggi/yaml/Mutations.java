package dev.onggi.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/// Breaks texts the way people and machines do.
public final class Mutations {
    private static final String ODD =
            "{}[]:,-#'\"&*!|>%@`\t\n \u0000\u0007\uFEFF\u2028옹\uD83D~0?.$=<\\";

    private static final List<BiFunction<StringBuilder, Random, StringBuilder>> MUTATIONS =
            List.of(
                    (text, random) -> text.deleteCharAt(random.nextInt(text.length())),
                    (text, random) -> text.insert(random.nextInt(text.length()), odd(random)),
                    (text, random) -> {
                        text.setCharAt(random.nextInt(text.length()), odd(random));
                        return text;
                    },
                    (text, random) -> lines(text, random, Change.DELETE),
                    (text, random) -> lines(text, random, Change.REPEAT),
                    (text, random) -> lines(text, random, Change.SWAP),
                    (text, random) -> lines(text, random, Change.INDENT),
                    (text, random) -> words(text, random),
                    (text, random) ->
                            new StringBuilder(text.substring(random.nextInt(text.length()))),
                    (text, random) -> {
                        text.setLength(random.nextInt(text.length()));
                        return text;
                    });

    private enum Change {
        DELETE,
        REPEAT,
        SWAP,
        INDENT
    }

    private Mutations() {}

    /// A text with one to three changes of characters, lines or words.
    ///
    /// @param text any text
    /// @param random decides which
    /// @return the changed text
    public static String of(String text, Random random) {
        var changed = new StringBuilder(text);
        for (int n = random.nextInt(3); n >= 0 && !changed.isEmpty(); n--) {
            changed = MUTATIONS.get(random.nextInt(MUTATIONS.size())).apply(changed, random);
        }
        return changed.toString();
    }

    private static char odd(Random random) {
        return ODD.charAt(random.nextInt(ODD.length()));
    }

    private static StringBuilder lines(StringBuilder text, Random random, Change change) {
        var lines = new ArrayList<>(text.toString().lines().toList());
        if (lines.isEmpty()) {
            return text;
        }
        int at = random.nextInt(lines.size());
        switch (change) {
            case DELETE -> lines.remove(at);
            case REPEAT -> lines.add(random.nextInt(lines.size()), lines.get(at));
            case SWAP -> lines.set(at, lines.set(random.nextInt(lines.size()), lines.get(at)));
            case INDENT -> lines.set(at, " ".repeat(random.nextInt(5)) + lines.get(at).strip());
        }
        return new StringBuilder(String.join("\n", lines));
    }

    private static StringBuilder words(StringBuilder text, Random random) {
        var words = text.toString().split("(?<=\\W)|(?=\\W)", -1);
        words[random.nextInt(words.length)] = words[random.nextInt(words.length)];
        return new StringBuilder(String.join("", words));
    }
}
