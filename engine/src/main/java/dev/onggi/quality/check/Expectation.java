package dev.onggi.quality.check;

import dev.onggi.problem.Place;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A claim with how much may break it and what happens then.
///
/// @param claim what is expected
/// @param atMost the share of rows that may fail, 0 to 1
/// @param otherwise what happens when more fail
/// @param place where it was written, or null
/// @param title the expectation as people name it, such as `between: 별점`
public record Expectation(
        Claim claim, double atMost, Otherwise otherwise, @Nullable Place place, String title) {
    /// The share that may fail.
    ///
    /// @return 0 to 1, of rows; of cells for an accuracy
    public double allowed() {
        return claim instanceof Claim.Accuracy accuracy
                ? BigDecimal.ONE.subtract(BigDecimal.valueOf(accuracy.atLeast())).doubleValue()
                : atMost;
    }
}
