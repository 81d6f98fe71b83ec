package dev.onggi.store;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can go wrong with the metadata database: 7001 to 7099.
public enum StoreProblem implements ProblemCode {
    /// The database cannot be opened or used.
    UNUSABLE(7001, Blame.RESOURCE),
    /// Another process owns the workspace.
    OWNED(7002, Blame.USER),
    /// The database was written by a newer version.
    NEWER(7003, Blame.USER),
    /// The PostgreSQL of the store does not answer.
    UNREACHABLE(7004, Blame.UPSTREAM),
    /// The PostgreSQL of the store lets nobody in, or has no such database.
    REFUSED(7005, Blame.USER),
    /// The PostgreSQL of the store had to give up because of others.
    BUSY(7006, Blame.UPSTREAM);

    private final int number;
    private final Blame blame;

    StoreProblem(int number, Blame blame) {
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

    @Override
    public boolean retryable() {
        return this == UNREACHABLE || this == BUSY;
    }
}
