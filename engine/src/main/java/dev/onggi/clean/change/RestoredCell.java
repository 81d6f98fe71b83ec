package dev.onggi.clean.change;

import org.jspecify.annotations.Nullable;

/// A cell that goes back to what it was.
///
/// @param row the row's id
/// @param column its column
/// @param now what stands there; null where the cell is empty
/// @param restored what will stand there; null where it will be empty
public record RestoredCell(
        String row, String column, @Nullable String now, @Nullable String restored) {}
