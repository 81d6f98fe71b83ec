package dev.onggi.server.reply;

import java.io.IOException;

/// A body that is longer than a route takes.
public final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    private final String limit;

    /// A body that is too long.
    ///
    /// @param limit what is taken, for people
    public BodyTooLarge(String limit) {
        super("the body is longer than " + limit);
        this.limit = limit;
    }

    String limit() {
        return limit;
    }
}
