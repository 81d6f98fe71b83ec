package dev.onggi.testkit.errors;

import dev.onggi.testkit.table.Table;
import java.util.List;

/// A table with errors, and what it should be, row for row.
///
/// @param dirty the table with errors
/// @param clean the truth of each of its rows; a repeated row stands in it as often
/// @param errors what was done, in the order of rows
public record SpoiltTable(Table dirty, Table clean, List<InjectedError> errors) {}
