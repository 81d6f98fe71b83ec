package dev.onggi.clean.learn;

/// A cell that two rules would change differently, or that one changes back; it is left as it was.
///
/// @param row its row in the table in memory
/// @param column its column
/// @param value what it holds; empty where nothing
/// @param first the rule that stands first
/// @param firstValue what the first makes of it
/// @param second the other rule
/// @param secondValue what the other makes of it
public record Conflict(
        int row,
        String column,
        String value,
        String first,
        String firstValue,
        String second,
        String secondValue) {}
