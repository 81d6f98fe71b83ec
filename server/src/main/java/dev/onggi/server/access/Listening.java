package dev.onggi.server.access;

import jakarta.servlet.http.HttpServletRequest;

/// Whether whoever listens for long may still listen.
public final class Listening {
    private final Credentials credentials;

    /// Looks at credentials anew.
    ///
    /// @param credentials knows callers
    public Listening(Credentials credentials) {
        this.credentials = credentials;
    }

    /// Whether a caller is still who it was: its session or token has not ended, and its account
    /// has the same rights.
    ///
    /// @param request the call that goes on
    /// @return false where the stream has to end
    public boolean still(HttpServletRequest request) {
        var before = Callers.of(request).known();
        return before != null && before.equals(credentials.of(request).known());
    }
}
