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
    NEWER(7003, Blame.USER);

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
}
