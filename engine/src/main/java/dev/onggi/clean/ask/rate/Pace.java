package dev.onggi.clean.ask.rate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a provider takes for one key and model.
///
/// @param requests requests, or null for any number
/// @param input tokens sent, or null for any number
/// @param output tokens that may come back, or null for any number
public record Pace(@Nullable Rate requests, @Nullable Rate input, @Nullable Rate output) {
    /// Ten requests a second, if nothing else is said.
    public static final Pace USUAL = new Pace(new Rate(10, Duration.ofSeconds(1)), null, null);
}
