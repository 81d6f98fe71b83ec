package dev.onggi.spi;

import java.time.Instant;
import java.util.Optional;

/// What a step asks of a source: its settings, where it stopped last time, and the run it belongs
/// to.
public interface Request extends GivenSettings {
    /// A secret from the environment, `.env` or a stored connection. It is masked wherever the run
    /// is logged.
    ///
    /// @param name the secret's name
    /// @return its value
    /// @throws Failure when there is no such secret
    String secret(String name) throws Failure;

    /// The mark that the last published collection of this step left by [Rows#mark]. A source that
    /// leaves none is given the last value of the step's `incremental` column, less its lag.
    ///
    /// @return the mark, or empty on a first run, in a backfill, or where the step is not
    ///   incremental
    Optional<String> lastMark();

    /// The start of the run's interval.
    ///
    /// @return the instant, inclusive
    Instant intervalStart();

    /// The end of the run's interval.
    ///
    /// @return the instant, exclusive
    Instant intervalEnd();

    /// The time to use as now: the run's start.
    ///
    /// @return the instant
    Instant now();

    /// Writes a line to the step's log; secrets are masked.
    ///
    /// @param message one line
    void log(String message);

    /// Whether the run was cancelled or timed out. A source that loops asks this now and then and
    /// returns early.
    ///
    /// @return true when the work should end
    boolean cancelled();
}
