package dev.onggi.clean.ask;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What stands against asking: 1571 to 1589.
public enum AskProblem implements ProblemCode {
    /// The provider's own money or allowance is used up.
    QUOTA(1571, Blame.UPSTREAM),
    /// Every call has failed for minutes.
    NOT_ANSWERING(1572, Blame.UPSTREAM),
    /// No model of the task takes the questions.
    NOBODY_ANSWERS(1573, Blame.USER),
    /// The program is wrong.
    BROKEN(1574, Blame.BUG),
    /// No answer is what the task wants.
    NOTHING_FITS(1575, Blame.USER),
    /// A provider does not take a batch.
    NO_BATCH(1576, Blame.UPSTREAM),
    /// A batch is not over, or cannot be read.
    BATCH_LEFT(1577, Blame.UPSTREAM);

    private final int number;
    private final Blame blame;

    AskProblem(int number, Blame blame) {
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

    /// A model whose answers fit nothing has failed.
    @Override
    public boolean ofRequest() {
        return blame == Blame.USER && this != NOTHING_FITS;
    }
}
