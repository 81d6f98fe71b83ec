package dev.onggi.sql;

/// Undeclared text where its order or its value matters.
///
/// @param origin the column it stems from
/// @param operation what is done with it, as in SQL: `<`, `max`, `ORDER BY`
record Misuse(Origin origin, String operation) {}
