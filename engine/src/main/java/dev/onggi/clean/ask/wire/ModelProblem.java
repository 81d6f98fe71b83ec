package dev.onggi.clean.ask.wire;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with the models that a workspace names: 1551 to 1599.
public enum ModelProblem implements ProblemCode {
    /// No key for a provider that wants one.
    KEY_MISSING(1551),
    /// An address that is none.
    WRONG_ADDRESS(1552),
    /// A connection of a type that serves no models, or another provider's.
    WRONG_CONNECTION(1553),
    /// Names under `models:` that lead back to themselves.
    GOES_ROUND(1554),
    /// Two names of one model with one key state different rates.
    DIFFERENT_PACES(1555);

    private final int number;

    ModelProblem(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Blame blame() {
        return Blame.USER;
    }
}
