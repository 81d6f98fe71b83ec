package dev.onggi.testkit.model;

/// The rate limits of a provider, kept by token buckets that hold a second's worth.
///
/// @param requestsPerMinute 0 for no limit
/// @param tokensPerMinute of input and output together; 0 for no limit
public record Limits(long requestsPerMinute, long tokensPerMinute) {
    /// No limits.
    public static final Limits NONE = new Limits(0, 0);
}
