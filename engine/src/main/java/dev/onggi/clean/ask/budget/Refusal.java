package dev.onggi.clean.ask.budget;

import dev.onggi.clean.ask.call.Money;
import dev.onggi.problem.Problem;
import java.util.Locale;

/// A call that a budget does not allow.
///
/// @param by the strictest of the budgets that stand against it
/// @param worst the most that the call can cost
public record Refusal(Allowance by, Money worst) {
    /// What to tell people.
    ///
    /// @return names the budget, what is spent of it, and what the call needs
    public Problem problem() {
        var scope = by.scope().name().toLowerCase(Locale.ROOT);
        if (by.requestsLeft().filter(left -> left < 1).isPresent()) {
            return Problem.of(
                    BudgetProblem.OUT_OF_REQUESTS,
                    null,
                    scope,
                    by.requests(),
                    by.limits().requests());
        }
        return Problem.of(
                BudgetProblem.OUT_OF_MONEY, null, scope, by.usd(), by.limits().usd(), worst);
    }
}
