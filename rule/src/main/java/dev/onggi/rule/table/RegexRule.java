package dev.onggi.rule.table;

import dev.onggi.rule.kind.LimitedRule;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Replaces every match of a regular expression.
///
/// @param pattern the expression
/// @param to the replacement, in which `$1` and `${name}` stand for groups
record RegexRule(Pattern pattern, String to) implements LimitedRule {
    @Override
    public String name() {
        return "regex";
    }

    /// A cell whose matching takes too many steps, or too much stack, stays as it is.
    @Override
    public @Nullable String apply(@Nullable String cell, Runnable givenUp) {
        if (cell == null) {
            return null;
        }
        try {
            var matcher = pattern.matcher(new BoundedText(cell));
            if (!matcher.find()) {
                return cell;
            }
            var replaced = matcher.replaceAll(to);
            return replaced.equals(cell) ? cell : replaced;
        } catch (BoundedText.TooManySteps | StackOverflowError e) {
            givenUp.run();
            return cell;
        }
    }
}
