package dev.onggi.pipeline;

import dev.onggi.problem.Place;
import dev.onggi.yaml.Values;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A parameter of a pipeline.
///
/// @param name behind `params.`
/// @param type what its values are
/// @param fallback the value taken when none is given, or null
/// @param required whether a value must be given where there is no fallback
/// @param description what it is for, or an empty text
/// @param place where it was written
public record Param(
        String name,
        Type type,
        @Nullable String fallback,
        boolean required,
        String description,
        Place place) {
    /// What the values of a parameter are.
    public enum Type {
        /// Any text.
        STRING,
        /// A whole number.
        INTEGER,
        /// A number.
        NUMBER,
        /// `true` or `false`.
        BOOLEAN,
        /// A date such as `2024-03-05`.
        DATE;

        /// The word in YAML.
        ///
        /// @return such as `integer`
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Type of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /// The value that a text stands for.
        ///
        /// @param text as given
        /// @return a text, `Long`, `Double` or `Boolean`; a date stays a text
        /// @throws IllegalArgumentException or [java.time.DateTimeException] when it is none
        public Object value(String text) {
            return switch (this) {
                case STRING -> text;
                case INTEGER -> (Object) Long.parseLong(text);
                case NUMBER -> (Object) new BigDecimal(text).doubleValue();
                case BOOLEAN -> (Object) Values.flag(text);
                case DATE -> LocalDate.parse(text).toString();
            };
        }

        boolean takes(String text) {
            try {
                return !value(text).toString().isEmpty() || this == STRING;
            } catch (IllegalArgumentException | DateTimeException e) {
                return false;
            }
        }
    }
}
