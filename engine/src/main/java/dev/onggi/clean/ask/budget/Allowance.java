package dev.onggi.clean.ask.budget;

import dev.onggi.clean.ask.call.Money;
import java.util.Optional;

/// How a budget stands. Calls that are not settled count with the most they can cost.
///
/// @param scope what it is for
/// @param limits what may be spent
/// @param usd the money spent or set aside
/// @param requests the requests sent or about to be
public record Allowance(Scope scope, Limits limits, Money usd, long requests) {
    /// The money left.
    ///
    /// @return below zero where a call cost more than its worst; empty where there is no limit
    public Optional<Money> usdLeft() {
        return Optional.ofNullable(limits.usd()).map(limit -> limit.minus(usd));
    }

    /// The requests left.
    ///
    /// @return empty where there is no limit
    public Optional<Long> requestsLeft() {
        return Optional.ofNullable(limits.requests()).map(limit -> limit - requests);
    }

    /// Which part of a call still fits, where it does not fit whole.
    Optional<Double> missing(Money worst) {
        if (requestsLeft().filter(left -> left < 1).isPresent()) {
            return Optional.of(0.0);
        }
        return usdLeft()
                .filter(left -> worst.micros() > 0 && left.compareTo(worst) < 0)
                .map(left -> Math.max(0, left.micros()) / (double) worst.micros());
    }
}
