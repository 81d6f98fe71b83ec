package dev.onggi.testkit.model;

import dev.onggi.spi.ModelRequest;
import dev.onggi.spi.ModelRequest.OutputSchema;
import dev.onggi.spi.ModelRequest.Prompt;
import dev.onggi.spi.ModelRequest.Sampling;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Messages, as Anthropic words them.
final class AnthropicMessages implements ChatFormat {
    @Override
    public ModelRequest read(Map<String, Object> body) throws BadQuestion {
        var user = new StringBuilder();
        for (var message : Json.list(body.get("messages"))) {
            user.append(content(Json.map(message).get("content")));
        }
        if (!(body.get("model") instanceof String model) || model.isEmpty()) {
            throw new BadQuestion("model: Field required");
        }
        if (!(body.get("max_tokens") instanceof Number limit) || limit.intValue() < 1) {
            throw new BadQuestion("max_tokens: Field required");
        }
        if (user.isEmpty()) {
            throw new BadQuestion("messages: at least one message is required");
        }
        var format = Json.map(Json.map(body.get("output_config")).get("format"));
        return new ModelRequest(
                model,
                new Prompt(content(body.get("system")), user.toString()),
                limit.intValue(),
                new Sampling(
                        body.get("temperature") instanceof Number t ? t.doubleValue() : null, null),
                format.isEmpty()
                        ? null
                        : new OutputSchema("output", Json.write(format.get("schema"))),
                Duration.ofDays(1));
    }

    private static String content(@Nullable Object content) {
        if (content instanceof String text) {
            return text;
        }
        var joined = new StringBuilder();
        Json.list(content).forEach(block -> joined.append(Json.text(Json.map(block).get("text"))));
        return joined.toString();
    }

    @Override
    public Map<String, @Nullable Object> answer(Verdict verdict) {
        var text = new LinkedHashMap<String, Object>();
        text.put("type", "text");
        text.put("text", verdict.text());
        var body = message(verdict);
        body.put("content", verdict.text().isEmpty() ? List.of() : List.of(text));
        return body;
    }

    @Override
    public Map<String, @Nullable Object> empty(Verdict verdict) {
        var body = message(verdict);
        body.remove("content");
        return body;
    }

    private static Map<String, @Nullable Object> message(Verdict verdict) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("id", "msg_" + verdict.number());
        body.put("type", "message");
        body.put("role", "assistant");
        body.put("model", verdict.request().model());
        body.put("content", List.of());
        body.put(
                "stop_reason",
                switch (verdict.finish()) {
                    case STOP, OTHER -> "end_turn";
                    case LENGTH -> "max_tokens";
                    case FILTERED, REFUSED -> "refusal";
                });
        body.put("stop_sequence", null);
        if (!verdict.is(Fault.NO_USAGE)) {
            boolean wrong = verdict.is(Fault.WRONG_USAGE);
            var usage = new LinkedHashMap<String, @Nullable Object>();
            usage.put("input_tokens", wrong ? -1 : verdict.usage().input());
            usage.put("output_tokens", wrong ? 1_000_000_000_000L : verdict.usage().output());
            usage.put("cache_creation_input_tokens", 0);
            usage.put("cache_read_input_tokens", 0);
            usage.put("service_tier", "standard");
            body.put("usage", usage);
        }
        return body;
    }

    @Override
    public Map<String, @Nullable Object> error(Fault fault, long number, String message) {
        var error = new LinkedHashMap<String, Object>();
        error.put("type", type(fault));
        error.put("message", message);
        if (fault == Fault.QUOTA) {
            error.put("details", Map.of("error_code", "enforced_spend_limit_reached"));
        }
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("type", "error");
        body.put("error", error);
        body.put("request_id", "req_" + number);
        return body;
    }

    private static String type(Fault fault) {
        return switch (fault.status()) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 409 -> "conflict_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "overloaded_error";
            case 504 -> "timeout_error";
            case 400 -> "invalid_request_error";
            default -> "api_error";
        };
    }

    @Override
    public String idHeader() {
        return "request-id";
    }
}
