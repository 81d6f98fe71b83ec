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

    /// This pace and another one, both kept.
    ///
    /// @param other of the same key and model
    /// @return of each count the lower rate; one that neither states is any number
    public Pace stricter(Pace other) {
        return new Pace(
                Rate.lower(requests, other.requests),
                Rate.lower(input, other.input),
                Rate.lower(output, other.output),
                Rate.lower(tokens, other.tokens));
    }

    /// Whether both state a rate for the same count, and not the same one.
    ///
    /// @param other of the same key and model
    /// @return false where one leaves open what the other states
    public boolean contradicts(Pace other) {
        return differ(requests, other.requests)
                || differ(input, other.input)
                || differ(output, other.output)
                || differ(tokens, other.tokens);
    }

    private static boolean differ(@Nullable Rate one, @Nullable Rate other) {
        return one != null && other != null && !one.equals(other);
    }

    /// This pace with the usual number of requests where none is stated.
    ///
    /// @return a pace under which requests are counted
    public Pace orUsual() {
        return requests == null ? new Pace(USUAL.requests, input, output, tokens) : this;
    }
}
