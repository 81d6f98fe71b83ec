package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelReply.Kind;
import dev.onggi.spi.ModelReply.Rejected;
import dev.onggi.spi.ModelReply.Response;
import dev.onggi.upstream.RetryAfter;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A reply of HTTP, whole and in letters.
///
/// @param status of HTTP
/// @param headers as they came
/// @param body with keys hidden
/// @param at when it came
record Came(int status, HttpHeaders headers, String body, Instant at) {
    private static final int LONGEST_KEPT = 64 << 10;

    Optional<String> requestId() {
        return headers.firstValue("x-request-id").or(() -> headers.firstValue("request-id"));
    }

    Optional<Duration> retryAfter() {
        return RetryAfter.in(headers::firstValue, at);
    }

    Rejected rejected(Kind kind, String message, boolean retryable, boolean charged) {
        var kept = body.length() > LONGEST_KEPT ? body.substring(0, LONGEST_KEPT) : body;
        @Nullable Duration wait = retryAfter().orElse(null);
        return new Rejected(
                kind,
                message,
                retryable,
                charged,
                new Response(status, wait, requestId().orElse(null), kept));
    }

    /// A reply of success that cannot be read; it was paid for.
    Rejected malformed(String why) {
        return rejected(Kind.MALFORMED, why, true, true);
    }
}
