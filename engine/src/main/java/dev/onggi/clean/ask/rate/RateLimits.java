package dev.onggi.clean.ask.rate;

import java.util.HashMap;
import java.util.Map;

/// The limits of a workspace, one for each key of a provider and model, shared by all runs.
public final class RateLimits {
    /// Who counts the calls.
    ///
    /// @param account what tells the provider's keys apart; never a key itself
    /// @param model the model
    public record Key(String account, String model) {}

    private final Map<Key, RateLimit> limits = new HashMap<>();

    /// The limit of a key.
    ///
    /// @param key whose calls are counted together
    /// @param pace counts for the first who asks
    /// @return the same one each time
    public RateLimit of(Key key, Pace pace) {
        return limits.computeIfAbsent(key, any -> new RateLimit(pace));
    }
}
