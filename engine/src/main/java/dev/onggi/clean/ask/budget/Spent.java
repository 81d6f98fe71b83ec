package dev.onggi.clean.ask.budget;

import dev.onggi.clean.ask.call.Money;

/// What a scope has spent, with what is set aside.
///
/// @param usd money
/// @param requests requests
record Spent(Money usd, long requests) {
    static final Spent NOTHING = new Spent(Money.ZERO, 0);

    Spent plus(Spent other) {
        return new Spent(usd.plus(other.usd), requests + other.requests);
    }

    Spent minus(Spent other) {
        return new Spent(usd.minus(other.usd), requests - other.requests);
    }
}
