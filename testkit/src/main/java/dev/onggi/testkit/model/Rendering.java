package dev.onggi.testkit.model;

import dev.onggi.testkit.FakeAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Turns a verdict into bytes, headers and broken connections.
final class Rendering {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    private final ChatFormat format;

    Rendering(ChatFormat format) {
        this.format = format;
    }

    FakeAnswer render(Verdict verdict, Instant now) {
        var fault = verdict.fault();
        var answer =
                fault == null || fault.kind().isEmpty()
                        ? answer(verdict)
                        : fault.status() == 200
                                ? broken(fault, verdict)
                                : refused(fault, verdict, now);
        var named = answer.header(format.idHeader(), "req_" + verdict.number());
        return fault == Fault.SILENCE ? named : named.delayed(verdict.timing().latency());
    }

    ChatFormat format() {
        return format;
    }

    /// An error that no verdict stands behind.
    FakeAnswer error(Fault fault, String message) {
        return FakeAnswer.json(Json.write(format.error(fault, 0, message))).as(fault.status());
    }

    private FakeAnswer answer(Verdict verdict) {
        return FakeAnswer.json(Json.write(format.answer(verdict)));
    }

    private FakeAnswer broken(Fault fault, Verdict verdict) {
        var whole = answer(verdict);
        int half = whole.bytes().length / 2;
        return switch (fault) {
            case SLOW_LORIS -> whole.slow(Duration.ofSeconds(1));
            case SILENCE -> whole.delayed(LONG);
            case RESET -> whole.reset(half);
            case CUT_BODY -> whole.truncated(half);
            case HANG_UP -> whole.hangUp();
            case CUT_JSON ->
                    FakeAnswer.json(
                            new String(whole.bytes(), 0, half, StandardCharsets.ISO_8859_1));
            case EMPTY_BODY -> FakeAnswer.json("");
            case HTML -> FakeAnswer.of("text/html", PAGE);
            case EMPTY_CHOICES -> FakeAnswer.json(Json.write(format.empty(verdict)));
            case INVALID_UTF8 -> whole.body(spoilt(whole.bytes()));
            case ERROR_IN_SUCCESS -> error(fault, verdict);
            default -> whole;
        };
    }

    /// A byte in the middle becomes one that UTF-8 does not have.
    private static byte[] spoilt(byte[] body) {
        body[body.length / 2] = (byte) 0xff;
        return body;
    }

    private FakeAnswer refused(Fault fault, Verdict verdict, Instant now) {
        var answer = error(fault, verdict).as(fault.status());
        return switch (fault) {
            case RATE_LIMIT, SLOW_DOWN ->
                    answer.header("Retry-After", String.valueOf(seconds(verdict)));
            case RATE_LIMIT_DATE ->
                    answer.header("Retry-After", date(now.plusSeconds(seconds(verdict))));
            case RATE_LIMIT_MILLIS -> answer.header("Retry-After-Ms", "750");
            case RATE_LIMIT_ABSURD -> answer.header("Retry-After", "99999999999");
            case BAD_GATEWAY, GATEWAY_TIMEOUT ->
                    FakeAnswer.of("text/html", PAGE).as(fault.status());
            case REDIRECT -> FakeAnswer.redirect(fault.status(), "http://127.0.0.1:1/elsewhere");
            default -> answer;
        };
    }

    private FakeAnswer error(Fault fault, Verdict verdict) {
        return FakeAnswer.json(
                Json.write(format.error(fault, verdict.number(), message(fault, verdict))));
    }

    private static String message(Fault fault, Verdict verdict) {
        return switch (fault) {
            case MODEL_NOT_FOUND -> "The model `" + verdict.request().model() + "` does not exist.";
            case CONTEXT_LENGTH ->
                    "This model's maximum context length is 128 tokens: the prompt is too long.";
            case QUOTA, BILLING -> "You exceeded your current quota, check your billing details.";
            default -> "This request went wrong on purpose: " + fault.name();
        };
    }

    static long seconds(Verdict verdict) {
        return Math.max(1, Math.ceilDiv(verdict.timing().pause().toMillis(), 1000L));
    }

    private static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
