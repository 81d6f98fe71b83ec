package dev.onggi.testkit.model;

/// How a fake provider behaves.
///
/// @param answerer what its models say
/// @param latency how long they take
/// @param faults what goes wrong
/// @param limits how much it takes
/// @param seed of latencies and faults
public record Behaviour(
        Answerer answerer, Latency latency, FaultMix faults, Limits limits, long seed) {
    /// Signed answers at once, without faults or limits.
    public static final Behaviour PLAIN =
            new Behaviour(Answerer.signed(), Latency.NONE, FaultMix.NONE, Limits.NONE, 1);

    /// The same with other answers.
    ///
    /// @param other what the models say
    /// @return the behaviour
    public Behaviour with(Answerer other) {
        return new Behaviour(other, latency, faults, limits, seed);
    }

    /// The same with another latency.
    ///
    /// @param other how long answers take
    /// @return the behaviour
    public Behaviour with(Latency other) {
        return new Behaviour(answerer, other, faults, limits, seed);
    }

    /// The same with other faults.
    ///
    /// @param other what goes wrong
    /// @return the behaviour
    public Behaviour with(FaultMix other) {
        return new Behaviour(answerer, latency, other, limits, seed);
    }

    /// The same with other limits.
    ///
    /// @param other how much is taken
    /// @return the behaviour
    public Behaviour with(Limits other) {
        return new Behaviour(answerer, latency, faults, other, seed);
    }

    /// The same with another seed.
    ///
    /// @param other of latencies and faults
    /// @return the behaviour
    public Behaviour withSeed(long other) {
        return new Behaviour(answerer, latency, faults, limits, other);
    }
}
