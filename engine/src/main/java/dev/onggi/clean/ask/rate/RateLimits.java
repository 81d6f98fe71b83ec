package dev.onggi.clean.ask.rate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

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
    /// @param begun is given a new limit, to count what another process sent
    /// @return the same one each time
    public RateLimit of(Key key, Pace pace, Consumer<? super RateLimit> begun) {
        return limits.computeIfAbsent(
                key,
                any -> {
                    var limit = new RateLimit(pace);
                    begun.accept(limit);
                    return limit;
                });
    }
}
