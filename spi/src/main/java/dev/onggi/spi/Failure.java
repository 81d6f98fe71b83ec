package dev.onggi.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A failure that an extension reports: what happened, who is to blame, whether trying again can
/// help, and what to do.
///
/// Any other exception that leaves an extension is taken as [Blame#BUG] and is not retried, except
/// [java.net.SocketTimeoutException], [java.net.http.HttpTimeoutException] and other network
/// exceptions.
public final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    /// Who has to act.
    public enum Blame {
        /// Settings or arguments are wrong.
        USER,
        /// The data is broken.
        DATA,
        /// The other side is unreachable or refuses.
        UPSTREAM,
        /// This machine is short of disk, memory or files.
        RESOURCE,
        /// The program is wrong.
        BUG
    }

    private final Blame blame;
    private final boolean retryable;
    private final @Nullable String hint;
    private final @Nullable Duration retryAfter;

    /// A failure with everything said.
    ///
    /// @param blame who has to act
    /// @param retryable whether the same call may succeed later
    /// @param message what happened and where, one sentence
    /// @param hint what to do, or null
    /// @param cause what raised it, or null
    public Failure(
            Blame blame,
            boolean retryable,
            String message,
            @Nullable String hint,
            @Nullable Throwable cause) {
        super(message, cause);
        this.blame = blame;
        this.retryable = retryable;
        this.hint = hint;
        this.retryAfter = null;
    }

    private Failure(Failure other, Duration retryAfter) {
        super(other.getMessage(), other.getCause());
        this.blame = other.blame;
        this.retryable = other.retryable;
        this.hint = other.hint;
        this.retryAfter = retryAfter;
    }

    /// Wrong settings or arguments; never retried.
    ///
    /// @param message what is wrong
    /// @param hint what to do
    /// @return the failure
    public static Failure user(String message, String hint) {
        return new Failure(Blame.USER, false, message, hint, null);
    }

    /// Broken data; never retried.
    ///
    /// @param message what is wrong, with the place
    /// @param hint what to do
    /// @return the failure
    public static Failure data(String message, String hint) {
        return new Failure(Blame.DATA, false, message, hint, null);
    }

    /// The other side cannot be reached or is failing for now; retried.
    ///
    /// @param message what happened
    /// @param cause what raised it, or null
    /// @return the failure
    public static Failure unreachable(String message, @Nullable Throwable cause) {
        return new Failure(Blame.UPSTREAM, true, message, null, cause);
    }

    /// The other side refuses and will go on refusing; never retried.
    ///
    /// @param message what happened
    /// @param hint what to do
    /// @return the failure
    public static Failure refused(String message, String hint) {
        return new Failure(Blame.UPSTREAM, false, message, hint, null);
    }

    /// Who has to act.
    ///
    /// @return never null
    public Blame blame() {
        return blame;
    }

    /// Whether the same call may succeed later.
    ///
    /// @return true where a retry can help
    public boolean retryable() {
        return retryable;
    }

    /// What to do.
    ///
    /// @return one sentence, or null
    public @Nullable String hint() {
        return hint;
    }

    /// The same failure, where the other side said how long to wait.
    ///
    /// @param wait not to be tried again earlier
    /// @return a failure with this one's message, hint and cause
    public Failure retryAfter(Duration wait) {
        return new Failure(this, wait);
    }

    /// How long the other side asked to wait.
    ///
    /// @return the wait, or empty where nothing was said
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
