package dev.onggi.clean.ask.budget;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What stands against paying: 1521 to 1539.
public enum BudgetProblem implements ProblemCode {
    /// Nobody said what a model costs.
    PRICE_UNKNOWN(1521),
    /// A call can cost more than is left.
    OUT_OF_MONEY(1522),
    /// All requests are made.
    OUT_OF_REQUESTS(1523);

    private final int number;

    BudgetProblem(int number) {
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

    /// A budget that is spent has done what it is for; the work is not done.
    @Override
    public boolean ofRequest() {
        return this == PRICE_UNKNOWN;
    }
}
