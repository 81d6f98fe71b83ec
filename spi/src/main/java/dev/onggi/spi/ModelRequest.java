package dev.onggi.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One question to a model.
///
/// @param model the name the provider knows it by
/// @param prompt what to say
/// @param maxOutputTokens where the answer is cut
/// @param sampling how freely the model chooses
/// @param schema the form the answer must have, or null for free text
/// @param timeout from sending to the last byte of the reply
public record ModelRequest(
        String model,
        Prompt prompt,
        int maxOutputTokens,
        Sampling sampling,
        @Nullable OutputSchema schema,
        Duration timeout) {

    /// Checks what no provider takes.
    public ModelRequest {
        if (maxOutputTokens < 1) {
            throw new IllegalArgumentException("maxOutputTokens is " + maxOutputTokens);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout is " + timeout);
        }
    }

    /// What is said to a model.
    ///
    /// @param system the instructions; empty for none
    /// @param user the data
    public record Prompt(String system, String user) {}

    /// How freely a model chooses its words. Providers without a setting ignore it.
    ///
    /// @param temperature from 0 to 2, or null for the provider's own
    /// @param seed for repeatable choices, or null
    public record Sampling(@Nullable Double temperature, @Nullable Long seed) {
        /// Everything left to the provider.
        public static final Sampling DEFAULT = new Sampling(null, null);
    }

    /// The form an answer must have. Some servers enforce it, some accept and ignore it.
    ///
    /// @param name letters, digits, `_` and `-`, at most 64
    /// @param json a JSON Schema; for strict providers every property is required and
    ///   `additionalProperties` is false
    public record OutputSchema(String name, String json) {}
}
