package dev.onggi.report;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What would help, with the figures that say so: 8081 to 8099.
public enum Advice implements ProblemCode {
    /// One step takes most of its pipeline's time.
    SPLIT_STEP(8081),
    /// Runs of a schedule wait for another pipeline.
    MOVE_SCHEDULE(8082),
    /// Steps wait for places of a pool.
    RAISE_POOL(8083),
    /// One step fails most of the runs that fail.
    MEND_STEP(8084);

    private final int number;

    Advice(int number) {
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
