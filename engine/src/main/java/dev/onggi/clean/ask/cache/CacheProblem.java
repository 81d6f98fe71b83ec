package dev.onggi.clean.ask.cache;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with the cache of answers: 1541 to 1549.
public enum CacheProblem implements ProblemCode {
    /// The cache cannot be read or written.
    UNUSABLE(1541),
    /// The cache was damaged, and a new one was begun.
    THROWN_AWAY(1542);

    private final int number;

    CacheProblem(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Blame blame() {
        return Blame.RESOURCE;
    }
}
