package dev.onggi.data;

import dev.onggi.problem.OnggiException;

/// An exception of a source on its way through DuckDB.
public final class FeedFailure {
    private FeedFailure() {}

    /// Carries an exception through code that throws problems only.
    ///
    /// @param cause what a reader threw
    /// @return a problem whose cause it is
    public static OnggiException wrap(Exception cause) {
        return OnggiException.because(
                cause, DataProblem.QUERY_FAILED, String.valueOf(cause.getMessage()));
    }

    /// The exception that a reader threw.
    ///
    /// @param problem what came out
    /// @return the reader's exception where there is one, else the problem
    public static Exception unwrap(OnggiException problem) {
        return problem.getCause() instanceof Exception cause ? cause : problem;
    }
}
