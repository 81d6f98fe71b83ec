package dev.onggi.server.airflow;

import dev.onggi.server.reply.HttpProblem;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with a call of an Airflow client: 9151 to 9159.
public enum AirflowProblem implements HttpProblem {
    /// An operation of Airflow that has no meaning here.
    NOT_OFFERED(9151, 501),
    /// A name that another thing has.
    TAKEN(9152, 409),
    /// A run whose record stays, because it goes on or has files.
    RUN_STAYS(9153, 409),
    /// Steps that cannot be repeated together.
    NOT_TOGETHER(9154, 409),
    /// A pipeline whose file is still there.
    FILE_STAYS(9155, 409),
    /// A backfill that is over.
    BACKFILL_OVER(9156, 409),
    /// A dataset that no pipeline, or more than one, makes.
    NO_MAKER(9157, 400),
    /// A pipeline without a schedule of times.
    NO_SLOTS(9158, 409);

    private final int number;
    private final int status;

    AirflowProblem(int number, int status) {
        this.number = number;
        this.status = status;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Blame blame() {
        return Blame.USER;
    }
}
