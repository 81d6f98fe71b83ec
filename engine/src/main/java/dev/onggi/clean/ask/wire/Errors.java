package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelReply.Kind;
import dev.onggi.spi.ModelReply.Rejected;
import java.util.Map;
import java.util.Set;

/// Which kind of rejection an error is. The code decides before the status: a 429 may mean that the
/// money is used up, which no waiting mends.
final class Errors {
    private static final Set<String> QUOTA =
            Set.of(
                    "insufficient_quota",
                    "credit_balance_exhausted",
                    "organization_spend_limit_exceeded",
                    "project_spend_limit_exceeded",
                    "organization_usage_limit_exceeded",
                    "billing_hard_limit_reached",
                    "billing_not_active",
                    "enforced_spend_limit_reached",
                    "billing_error");
    private static final Set<String> LIMITED =
            Set.of("rate_limit_exceeded", "rate_limit_error", "slow_down");
    private static final Set<String> OVERLOADED =
            Set.of("server_is_overloaded", "overloaded_error", "engine_overloaded");
    private static final String[] TOO_LONG = {
        "context_length",
        "exceed_context_size",
        "maximum context",
        "context window",
        "prompt is too long",
        "string_above_max_length",
        "request_too_large"
    };

    private Errors() {}

    /// The rejection that a reply stands for; for a reply of success the error says its status.
    static Rejected rejected(Came came, Map<String, Object> body) {
        var error = ErrorBody.of(body, came.body());
        int status = came.status() / 100 == 2 ? status(error) : came.status();
        var kind = kind(status, error);
        var said = error.message().isEmpty() ? error.type() : error.message();
        var message = came.status() + (said.isEmpty() ? "" : ": " + said);
        boolean charged = status == 502 || status == 504;
        return came.rejected(kind, message, retryable(kind, came), charged);
    }

    private static boolean retryable(Kind kind, Came came) {
        boolean usual = kind.retryable();
        return switch (came.headers().firstValue("x-should-retry").orElse("")) {
            case "true" -> kind != Kind.QUOTA;
            case "false" -> false;
            default -> usual;
        };
    }

    private static int status(ErrorBody error) {
        return error.code().matches("[45]\\d\\d") ? Integer.parseInt(error.code()) : 500;
    }

    private static Kind kind(int status, ErrorBody error) {
        if (QUOTA.contains(error.code()) || QUOTA.contains(error.type())) {
            return Kind.QUOTA;
        }
        if (OVERLOADED.contains(error.code()) || OVERLOADED.contains(error.type())) {
            return Kind.OVERLOADED;
        }
        if (LIMITED.contains(error.code()) || LIMITED.contains(error.type())) {
            return Kind.RATE_LIMITED;
        }
        return ofStatus(status, error);
    }

    private static Kind ofStatus(int status, ErrorBody error) {
        return switch (status) {
            case 401, 403 -> Kind.UNAUTHORIZED;
            case 402 -> Kind.QUOTA;
            case 404 -> Kind.NOT_FOUND;
            case 408, 504 -> Kind.TIMEOUT;
            case 409 -> Kind.CONFLICT;
            case 413 -> Kind.TOO_LARGE;
            case 429 -> Kind.RATE_LIMITED;
            case 503, 529 -> Kind.OVERLOADED;
            default ->
                    status >= 500
                            ? Kind.SERVER_ERROR
                            : error.speaksOf(TOO_LONG)
                                    ? Kind.TOO_LARGE
                                    : error.speaksOf("model_not_found")
                                            ? Kind.NOT_FOUND
                                            : Kind.INVALID_REQUEST;
        };
    }
}
