package dev.onggi.testkit.errors;

import java.util.SplittableRandom;

/// Spoils one cell.
@FunctionalInterface
interface CellError {
    /// The cell with the error, or the same text where this error cannot happen to it.
    String spoil(Spot spot, SplittableRandom random);
}
