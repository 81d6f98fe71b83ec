package dev.onggi.run;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// Why a run or a step waits: 8051 to 8079. None of them is a failure.
public enum WaitReason implements ProblemCode {
    /// Other runs of the pipeline go on, as many as may.
    QUEUED(8051, Blame.RESOURCE),
    /// A step before it has not ended.
    STEP(8052, Blame.RESOURCE),
    /// The runs it has begun have not ended.
    CALLS(8053, Blame.RESOURCE),
    /// It failed and is tried again later.
    RETRY(8054, Blame.UPSTREAM),
    /// It may not begin before a time.
    NOT_BEFORE(8055, Blame.RESOURCE),
    /// Its pool is full.
    POOL(8056, Blame.RESOURCE),
    /// Its pool has no places.
    NO_POOL(8057, Blame.USER),
    /// No worker with its label is alive.
    NO_LABEL(8058, Blame.USER),
    /// Nobody works on runs.
    NO_WORKER(8059, Blame.USER),
    /// The worker that has it has gone silent.
    SILENT(8060, Blame.RESOURCE),
    /// All places are taken.
    PLACES(8061, Blame.RESOURCE),
    /// Too little is free on the disk.
    DISK(8062, Blame.RESOURCE),
    /// Too much memory is used.
    MEMORY(8063, Blame.RESOURCE),
    /// It has just become ready.
    SOON(8064, Blame.RESOURCE),
    /// Its pipeline is paused, so that no run begins by itself.
    PAUSED(8065, Blame.USER);

    private final int number;
    private final Blame blame;

    WaitReason(int number, Blame blame) {
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
        return blame != Blame.USER;
    }
}
