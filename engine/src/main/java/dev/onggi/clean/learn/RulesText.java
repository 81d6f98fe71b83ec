package dev.onggi.clean.learn;

import dev.onggi.yaml.FlowText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Learnt rules as a file that people read, edit and commit: YAML with the evidence as comments.
public final class RulesText {
    private static final int LONGEST = 80;

    private static final int EXAMPLES = 5;

    private static final int WHOLE = 1 << 30;

    /// Characters of all values together: a file of a megabyte is read, and no person reads more.
    private static final int MOST = 400_000;

    private RulesText() {}

    /// Writes rules.
    ///
    /// @param learnt at least one rule, or duplicates
    /// @param from what they were learnt from
    /// @return the text of a `x.rules.yaml`
    public static String of(Learnt learnt, String from) {
        var text = new StringBuilder();
        text.append("# Learnt from ")
                .append(shown(from))
                .append(". Edit it, put # before a rule to\n");
        text.append("# switch it off, and commit it. The rules are applied in this order.\n");
        text.append("repairs:\n");
        for (var rule : learnt.rules()) {
            evidence(rule, text);
            definition(rule.definition(), MOST / learnt.rules().size(), text);
        }
        if (!learnt.twins().rows().isEmpty()) {
            evidence(learnt.twins(), text);
            definition(learnt.twins().definition(), WHOLE, text);
        }
        if (!learnt.rules().isEmpty()) {
            profile(learnt.profile(), text);
        }
        return text.toString();
    }

    private static void evidence(LearntRule rule, StringBuilder text) {
        text.append("  # ")
                .append(
                        String.format(
                                Locale.ROOT,
                                "%,d cells, at least %.1f %% of them right by estimate",
                                rule.cells(),
                                rule.precision() * 100))
                .append("\n");
        var author = rule.author();
        if (author != null) {
            text.append("  # written by ")
                    .append(shown(author.name()))
                    .append(author.why().isBlank() ? "" : ": " + shown(author.why()))
                    .append("\n");
        }
        for (var example : rule.examples()) {
            text.append("  #   ")
                    .append(shown(example.column()))
                    .append(": ")
                    .append(shown(example.before()))
                    .append(" -> ")
                    .append(shown(example.after()))
                    .append("\n");
        }
    }

    private static void evidence(Twins twins, StringBuilder text) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "  # %,d rows about the same thing as an earlier row, at least %.1f %% of them by estimate.\n",
                        twins.rows().size(),
                        twins.precision() * 100));
        text.append("  # They stay. With merge: true they go, into the rejects.\n");
        for (var twin : twins.rows().stream().limit(EXAMPLES).toList()) {
            text.append(
                    String.format(
                            Locale.ROOT, "  #   row %,d, as %,d", twin.row() + 1, twin.of() + 1));
            for (var difference : twin.differences()) {
                text.append("; ")
                        .append(shown(difference.column()))
                        .append(": ")
                        .append(shown(difference.value()))
                        .append(" / ")
                        .append(shown(difference.other()));
            }
            text.append("\n");
        }
    }

    private static void profile(TableProfile profile, StringBuilder text) {
        text.append("# What the table looked like. A later table that looks otherwise is told.\n");
        text.append("profile:\n");
        profile.definition()
                .forEach((key, value) -> {
                    if (value instanceof Map<?, ?> entries && !entries.isEmpty()) {
                        text.append("  ").append(key).append(":\n");
                        entries.forEach((name, entry) ->
                                text.append("    ")
                                        .append(FlowText.of(String.valueOf(name)))
                                        .append(": ")
                                        .append(FlowText.of(entry))
                                        .append("\n"));
                    } else {
                        text.append("  ")
                                .append(key)
                                .append(": ")
                                .append(FlowText.of(value))
                                .append("\n");
                    }
                });
    }

    private static void definition(Map<String, Object> rule, int budget, StringBuilder text) {
        var lead = "  - ";
        for (var entry : rule.entrySet()) {
            text.append(lead).append(FlowText.of(entry.getKey())).append(":");
            if (entry.getValue() instanceof Map<?, ?> options) {
                text.append("\n");
                options(options, entry.getKey().equals("map") ? budget : WHOLE, text);
            } else {
                text.append(" ").append(FlowText.of(entry.getValue())).append("\n");
            }
            lead = "    ";
        }
    }

    private static void options(Map<?, ?> options, int budget, StringBuilder text) {
        int end = text.length() + budget;
        int written = 0;
        for (var option : options.entrySet()) {
            if (text.length() > end) {
                text.append("      # ")
                        .append(options.size() - written)
                        .append(" more values were left out of this file\n");
                return;
            }
            text.append("      ")
                    .append(FlowText.of(String.valueOf(option.getKey())))
                    .append(": ")
                    .append(FlowText.of(option.getValue()))
                    .append("\n");
            written++;
        }
    }

    /// One line for a comment, cut where it is long.
    private static String shown(String value) {
        var line = FlowText.of(List.of(value));
        var inner = line.substring(1, line.length() - 1);
        return inner.length() <= LONGEST ? inner : inner.substring(0, LONGEST) + "...";
    }
}
