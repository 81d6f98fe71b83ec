package dev.onggi.door;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What the owner of a workspace says to those who ask: 8301 to 8309.
public enum DoorProblem implements ProblemCode {
    /// The owner failed.
    FAILED(8301, Blame.BUG),
    /// The owner does not know the order.
    UNKNOWN(8302, Blame.USER);

    private final int number;
    private final Blame blame;

    DoorProblem(int number, Blame blame) {
        this.number = number;
        this.blame = blame;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Blame blame() {
        return blame;
    }
}
