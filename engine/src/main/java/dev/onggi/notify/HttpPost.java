package dev.onggi.notify;

import dev.onggi.collect.http.AddressGuard;
import dev.onggi.collect.http.GuardedHttp;
import dev.onggi.collect.http.HttpAnswer;
import dev.onggi.collect.http.HttpCall;
import dev.onggi.collect.http.HttpLimits;
import dev.onggi.collect.http.WebUrl;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Failure.Blame;
import dev.onggi.upstream.RetryAfter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Posts JSON to a URL. The URL may be a secret: what went wrong is told with the host only.
///
/// @param guard keeps calls away from private addresses
/// @param clock reads what `Retry-After` says
record HttpPost(Supplier<AddressGuard> guard, InstantSource clock) {
    private static final HttpLimits LIMITS =
            new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), 1 << 20);
    private static final int SHOWN = 200;

    void send(WebUrl url, String json, Map<String, String> headers) throws Failure {
        var all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/json");
        var call = new HttpCall("POST", url, all, json);
        try (var http = new GuardedHttp(guard.get(), LIMITS);
                var answer = http.send(call, () -> false)) {
            if (!answer.call().method().equals(call.method())) {
                throw Failure.refused(
                        url.host() + " sends the call on to another address, without its body",
                        "Write the address it ends at.");
            }
            if (answer.status() / 100 != 2) {
                throw failure(url, answer);
            }
        } catch (Failure e) {
            throw hidden(url, e);
        }
    }

    private Failure failure(WebUrl url, HttpAnswer answer) {
        int status = answer.status();
        boolean later = status == 408 || status == 425 || status == 429 || status >= 500;
        var failure =
                new Failure(
                        Blame.UPSTREAM,
                        later,
                        "%s answered with status %d%s".formatted(url.host(), status, said(answer)),
                        later ? null : "Check the address and what the other side expects.",
                        null);
        return answer.header("Retry-After")
                .flatMap(wait -> RetryAfter.parse(wait, clock.instant()))
                .map(failure::retryAfter)
                .orElse(failure);
    }

    private static String said(HttpAnswer answer) {
        try {
            var bytes = answer.body(() -> false).readNBytes(SHOWN);
            var text = new String(bytes, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
            return text.isEmpty() ? "" : ": " + text;
        } catch (IOException | Failure e) {
            return "";
        }
    }

    /// The same failure without the path of the URL.
    private static Failure hidden(WebUrl url, Failure e) {
        var shown = String.valueOf(e.getMessage()).replace(url.toString(), url.host());
        var hidden = new Failure(e.blame(), e.retryable(), shown, hint(e), null);
        return e.retryAfter().map(hidden::retryAfter).orElse(hidden);
    }

    private static @Nullable String hint(Failure e) {
        var hint = e.hint();
        return hint == null || hint.contains("request_timeout") ? null : hint;
    }
}
