package dev.onggi.clean.ask.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `{column}` of a prompt. Each stands for a field of every item and is written as a reference
/// to it; no value is ever put into a prompt.
public final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}\\s\":,][^{}\":,]*)}");

    private Placeholders() {}

    /// The columns that a prompt names.
    ///
    /// @param prompt as it was written
    /// @return each once, in the order of the prompt
    public static List<String> in(String prompt) {
        var found = new ArrayList<String>();
        var matcher = PLACEHOLDER.matcher(prompt);
        while (matcher.find()) {
            if (!found.contains(matcher.group(1))) {
                found.add(matcher.group(1));
            }
        }
        return List.copyOf(found);
    }

    /// The prompt with references in place of placeholders.
    ///
    /// @param prompt as it was written
    /// @param known whether a name is a field; others stay as they stand
    /// @return such as "Correct the field `raw_text` of each item."
    static String refer(String prompt, Predicate<String> known) {
        return PLACEHOLDER
                .matcher(prompt)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                known.test(found.group(1))
                                        ? "the field `" + found.group(1) + "` of each item"
                                        : found.group()));
    }
}
