package dev.onggi.clean.ask.budget;

import dev.onggi.clean.ask.call.Money;
import org.jspecify.annotations.Nullable;

/// The most that may be spent in a scope.
///
/// @param usd in money, or null for any amount
/// @param requests in requests sent, or null for any number
public record Limits(@Nullable Money usd, @Nullable Long requests) {
    /// No limit.
    public static final Limits NONE = new Limits(null, null);
}
