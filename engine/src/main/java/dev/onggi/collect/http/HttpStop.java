package dev.onggi.collect.http;

import java.io.IOException;

/// Why this side stopped reading. An [IOException], so that parsers let it through.
abstract sealed class HttpStop extends IOException {
    private static final long serialVersionUID = 1L;

    private HttpStop(String message) {
        super(message);
    }

    /// The run was cancelled.
    static final class Cancelled extends HttpStop {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("cancelled");
        }
    }

    /// The bodies are larger than allowed.
    static final class TooLarge extends HttpStop {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("too large");
        }
    }

    /// The body trickles.
    static final class TooSlow extends HttpStop {
        private static final long serialVersionUID = 1L;

        TooSlow(long bytes, long seconds) {
            super("only " + bytes + " bytes came in " + seconds + " s of waiting");
        }
    }

    /// The head of the answer did not come in time.
    static final class NoAnswer extends HttpStop {
        private static final long serialVersionUID = 1L;

        NoAnswer() {
            super("no answer in time");
        }
    }
}
