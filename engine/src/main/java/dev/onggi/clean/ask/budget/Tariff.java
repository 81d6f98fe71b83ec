package dev.onggi.clean.ask.budget;

/// What a model costs.
///
/// @param online when it answers at once
/// @param batch when it may take its time
public record Tariff(Price online, Price batch) {
    /// Nothing.
    public static final Tariff FREE = new Tariff(Price.FREE, Price.FREE);
}
