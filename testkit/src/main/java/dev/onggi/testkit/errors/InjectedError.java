package dev.onggi.testkit.errors;

/// One cell that was spoilt, or one row that was added.
///
/// @param row the row's position in the dirty table, from 0
/// @param column the column's name; empty for a whole row
/// @param kind what happened
/// @param before the right text
/// @param after the text in its place
public record InjectedError(int row, String column, ErrorKind kind, String before, String after) {}
