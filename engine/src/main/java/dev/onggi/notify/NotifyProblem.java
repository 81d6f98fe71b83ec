package dev.onggi.notify;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with telling people: 8201 to 8299.
public enum NotifyProblem implements ProblemCode {
    /// A channel that nobody brings.
    UNKNOWN_NOTIFIER(8201, Blame.USER),
    /// A channel needs a connection and none of its type is stored.
    NO_CONNECTION(8202, Blame.USER),
    /// A channel needs a connection and several of its type are stored.
    WHICH_CONNECTION(8203, Blame.USER),
    /// A connection of another type.
    WRONG_TYPE(8204, Blame.USER),
    /// A connection lacks a key.
    MISSING_KEY(8205, Blame.USER),
    /// A connection has a key that its type does not know.
    UNKNOWN_KEY(8206, Blame.USER),
    /// A connection's value is not of its kind.
    WRONG_VALUE(8207, Blame.USER),
    /// A channel that can tell nobody.
    WRONG_TARGET(8208, Blame.USER),
    /// A reference that a notification cannot have.
    REFERENCE(8209, Blame.USER),
    /// A notice could not be delivered.
    NOT_DELIVERED(8210, Blame.UPSTREAM),
    /// A notice was not delivered for so long that it was given up.
    GIVEN_UP(8211, Blame.UPSTREAM);

    private final int number;
    private final Blame blame;

    NotifyProblem(int number, Blame blame) {
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
