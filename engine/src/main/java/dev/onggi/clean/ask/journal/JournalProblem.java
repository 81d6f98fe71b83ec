package dev.onggi.clean.ask.journal;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with the journal: 1501 to 1519.
public enum JournalProblem implements ProblemCode {
    /// A file cannot be read or written.
    UNUSABLE(1501),
    /// A file is not as it was written.
    DAMAGED(1502),
    /// A file between two others is gone.
    MISSING(1503),
    /// A file was written by a newer version.
    NEWER(1504);

    private final int number;

    JournalProblem(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Blame blame() {
        return this == NEWER ? Blame.USER : Blame.RESOURCE;
    }
}
