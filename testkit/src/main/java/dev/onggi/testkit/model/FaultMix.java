package dev.onggi.testkit.model;

import dev.onggi.spi.ModelReply.Kind;
import java.util.Arrays;
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

    /// Faults that pass by themselves: nobody has to act, and the next try may succeed.
    ///
    /// @param share from 0 to 1
    /// @return the mix
    public static FaultMix passing(double share) {
        var kinds =
                Arrays.stream(Fault.values())
                        .filter(fault -> fault.kind().map(Kind::retryable).orElse(true))
                        .toList();
        return new FaultMix(share, kinds);
    }

    /// Keeps the kinds unchangeable.
    public FaultMix {
        kinds = List.copyOf(kinds);
    }

    Optional<Fault> sample(RandomGenerator random) {
        double chance = random.nextDouble();
        int kind = kinds.isEmpty() ? 0 : random.nextInt(kinds.size());
        return chance < share && !kinds.isEmpty() ? Optional.of(kinds.get(kind)) : Optional.empty();
    }
}
