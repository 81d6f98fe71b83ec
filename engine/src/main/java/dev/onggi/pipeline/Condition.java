package dev.onggi.pipeline;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.yaml.References;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// One comparison of `when:`.
///
/// @param left text that may hold references
/// @param operator how it is compared
/// @param right text that may hold references
/// @param place where it was written
public record Condition(String left, Operator operator, String right, Place place) {
    private static final Pattern COMPARISON =
            Pattern.compile(
                    "\\s*(?<left>\"[^\"]*\"|'[^']*'|(?:\\$\\{[^}]*}|[^<>=!\"'])+?)\\s*"
                            + "(?<operator>==|!=|<=|>=|<|>)\\s*"
                            + "(?<right>\"[^\"]*\"|'[^']*'|(?:\\$\\{[^}]*}|[^<>=!\"'])+?)\\s*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,30}(\\.\\d{1,30})?");

    /// How two values are compared.
    public enum Operator {
        /// Equal.
        EQUAL("=="),
        /// Not equal.
        NOT_EQUAL("!="),
        /// Smaller.
        LESS("<"),
        /// Smaller or equal.
        AT_MOST("<="),
        /// Larger.
        GREATER(">"),
        /// Larger or equal.
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /// The sign in YAML.
        ///
        /// @return such as `>=`
        public String sign() {
            return sign;
        }

        private boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case NOT_EQUAL -> comparison != 0;
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case GREATER -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
            };
        }
    }

    /// Reads a comparison such as `${steps.fetch.rows} > 0`. Sides may stand in quotes.
    static Optional<Condition> parse(String text, Place place) {
        var match = COMPARISON.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var operator =
                Arrays.stream(Operator.values())
                        .filter(o -> o.sign.equals(match.group("operator")))
                        .findFirst();
        return operator.map(o ->
                new Condition(
                        unquoted(match.group("left")), o, unquoted(match.group("right")), place));
    }

    /// Whether the comparison holds: between numbers by size, between texts letter by letter.
    ///
    /// @param values what references stand for
    /// @return true where the step may run
    public boolean holds(References.Lookup values) {
        var a = References.fill(left, place, values);
        var b = References.fill(right, place, values);
        boolean number = NUMBER.matcher(a).matches();
        if (number && NUMBER.matcher(b).matches()) {
            return operator.holds(new BigDecimal(a).compareTo(new BigDecimal(b)));
        }
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        if (!equality && (number || NUMBER.matcher(b).matches())) {
            throw OnggiException.at(place, PipelineProblem.CANNOT_COMPARE, a, b, operator.sign);
        }
        return operator.holds(a.compareTo(b));
    }

    private static String unquoted(String side) {
        var text = side.strip();
        return text.startsWith("\"") || text.startsWith("'")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
