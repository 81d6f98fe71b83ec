package dev.onggi.clean.ask.rate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a provider takes for one key and model.
///
/// @param requests requests, or null for any number
/// @param input tokens sent, or null for any number
/// @param output tokens that may come back, or null for any number
/// @param tokens both together, or null for any number
public record Pace(
        @Nullable Rate requests,
        @Nullable Rate input,
        @Nullable Rate output,
        @Nullable Rate tokens) {
    /// Ten requests a second, if nothing else is said.
    public static final Pace USUAL = new Pace(new Rate(10, Duration.ofSeconds(1)), null, null);

    /// A pace that counts tokens apart only.
    ///
    /// @param requests requests, or null for any number
    /// @param input tokens sent, or null for any number
    /// @param output tokens that may come back, or null for any number
    public Pace(@Nullable Rate requests, @Nullable Rate input, @Nullable Rate output) {
        this(requests, input, output, null);
    }

    /// How many requests that is a second.
    ///
    /// @return infinite where any number may be sent
    public double perSecond() {
        return requests == null
                ? Double.POSITIVE_INFINITY
                : requests.amount() * 1e9 / requests.per().toNanos();
    }
}
