package dev.onggi.step;

/// What a step tells while it works. Secrets are masked. Safe for use by several threads.
public interface StepLog {
    /// Writes a line for people who look for a cause.
    ///
    /// @param message one line
    void info(String message);

    /// Writes a line about something that is not as it should be.
    ///
    /// @param message one line
    void warn(String message);

    /// Says how far the step is.
    ///
    /// @param rows rows done
    /// @param total rows in all, or -1 where that is not known
    void progress(long rows, long total);

    /// Says how far the step is with asking models.
    ///
    /// @param values distinct values that have an answer, or will have none
    /// @param total values to be asked
    /// @param spent what that has cost by now, for people, such as `0.12 USD`
    default void asked(long values, long total, String spent) {}
}
