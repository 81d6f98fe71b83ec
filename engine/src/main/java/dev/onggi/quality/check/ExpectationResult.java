package dev.onggi.quality.check;

import dev.onggi.data.RowSet;
import dev.onggi.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of one expectation.
///
/// @param expectation what was expected
/// @param status whether it holds, and what happens where it does not
/// @param measured rows looked at; cells for an accuracy
/// @param failed how many of them fail, also where the share is allowed
/// @param examples the first rows that fail, where they are more than allowed
/// @param problem what is wrong, or null where the expectation holds
/// @param rejected the rows to be rejected, empty for any other status
public record ExpectationResult(
        Expectation expectation,
        Status status,
        long measured,
        long failed,
        List<Example> examples,
        @Nullable Problem problem,
        RowSet rejected) {
    /// Whether an expectation holds, and what happens where it does not.
    public enum Status {
        /// It holds.
        PASSED,
        /// It does not, and people are told.
        WARNED,
        /// It does not, and the rows that fail are rejected.
        REJECTED,
        /// It does not, and the pipeline ends.
        STOPPED
    }

    /// The share of rows that fail.
    ///
    /// @return from 0 to 1
    public double share() {
        return measured == 0 ? 0 : (double) failed / measured;
    }
}
