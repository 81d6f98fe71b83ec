package dev.onggi.testkit.model;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Which share of the requests goes wrong, and how.
///
/// @param share from 0 to 1
/// @param kinds each as likely as the others
public record FaultMix(double share, List<Fault> kinds) {
    /// Nothing goes wrong.
    public static final FaultMix NONE = new FaultMix(0, List.of());

    /// Keeps the kinds unchangeable.
    public FaultMix {
        kinds = List.copyOf(kinds);
    }

    Optional<Fault> sample(RandomGenerator random) {
        double chance = random.nextDouble();
        int kind = kinds.isEmpty() ? 0 : random.nextInt(kinds.size());
        return chance < share && !kinds.isEmpty()
                ? Optional.of(kinds.get(kind))
                : Optional.empty();
    }
}
