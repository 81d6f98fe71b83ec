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

/// Chat completions, as OpenAI words them.
final class OpenAiChat implements ChatFormat {
    private static final int LONGEST_ANSWER = 16_384;

    @Override
    public ModelRequest read(Map<String, Object> body) throws BadQuestion {
        var system = new StringBuilder();
        var user = new StringBuilder();
        for (var entry : Json.list(body.get("messages"))) {
            var message = Json.map(entry);
            var role = Json.text(message.get("role"));
            var said = role.equals("user") ? user : system;
            said.append(content(message.get("content")));
        }
        if (!(body.get("model") instanceof String model) || model.isEmpty()) {
            throw new BadQuestion("you must provide a model parameter");
        }
        if (user.isEmpty() && system.isEmpty()) {
            throw new BadQuestion("Missing required parameter: 'messages'.");
        }
        return new ModelRequest(
                model,
                new Prompt(system.toString(), user.toString()),
                limit(body),
                sampling(body),
                schema(body),
                Duration.ofDays(1));
    }

    private static String content(@Nullable Object content) {
        if (content instanceof String text) {
            return text;
        }
        var joined = new StringBuilder();
        Json.list(content).forEach(part -> joined.append(Json.text(Json.map(part).get("text"))));
        return joined.toString();
    }

    private static int limit(Map<String, Object> body) throws BadQuestion {
        var limit = body.getOrDefault("max_completion_tokens", body.get("max_tokens"));
        if (limit == null) {
            return LONGEST_ANSWER;
        }
        if (!(limit instanceof Number number) || number.intValue() < 1) {
            throw new BadQuestion("Invalid 'max_completion_tokens': expected a positive integer.");
        }
        return number.intValue();
    }

    private static Sampling sampling(Map<String, Object> body) {
        return new Sampling(
                body.get("temperature") instanceof Number t ? t.doubleValue() : null,
                body.get("seed") instanceof Number s ? s.longValue() : null);
    }

    private static @Nullable OutputSchema schema(Map<String, Object> body) {
        var schema = Json.map(Json.map(body.get("response_format")).get("json_schema"));
        return schema.isEmpty()
                ? null
                : new OutputSchema(Json.text(schema.get("name")), Json.write(schema.get("schema")));
    }

    @Override
    public Map<String, @Nullable Object> answer(Verdict verdict) {
        var message = new LinkedHashMap<String, @Nullable Object>();
        message.put("role", "assistant");
        boolean refused = verdict.is(Fault.REFUSAL);
        message.put("content", refused ? null : verdict.text());
        message.put("refusal", refused ? "I'm sorry, I can't help with that." : null);
        message.put("annotations", List.of());
        var choice = new LinkedHashMap<String, @Nullable Object>();
        choice.put("index", 0);
        choice.put("message", message);
        choice.put("logprobs", null);
        choice.put("finish_reason", finish(verdict));
        return completion(verdict, List.of(choice));
    }

    private static String finish(Verdict verdict) {
        return switch (verdict.finish()) {
            case STOP, REFUSED, OTHER -> "stop";
            case LENGTH -> "length";
            case FILTERED -> "content_filter";
        };
    }

    @Override
    public Map<String, @Nullable Object> empty(Verdict verdict) {
        return completion(verdict, List.of());
    }

    private static Map<String, @Nullable Object> completion(Verdict verdict, List<?> choices) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("id", "chatcmpl-" + verdict.number());
        body.put("object", "chat.completion");
        body.put("created", 1_700_000_000 + verdict.number());
        body.put("model", verdict.request().model());
        body.put("choices", choices);
        body.put("service_tier", "default");
        body.put("system_fingerprint", "fp_fake");
        if (!verdict.is(Fault.NO_USAGE)) {
            body.put("usage", usage(verdict));
        }
        return body;
    }

    private static Map<String, @Nullable Object> usage(Verdict verdict) {
        boolean wrong = verdict.is(Fault.WRONG_USAGE);
        long input = wrong ? -1 : verdict.usage().input();
        long output = wrong ? 1_000_000_000_000L : verdict.usage().output();
        var usage = new LinkedHashMap<String, @Nullable Object>();
        usage.put("prompt_tokens", input);
        usage.put("completion_tokens", output);
        usage.put("total_tokens", input + output);
        usage.put("prompt_tokens_details", Map.of("cached_tokens", 0, "audio_tokens", 0));
        usage.put("completion_tokens_details", Map.of("reasoning_tokens", 0, "audio_tokens", 0));
        return usage;
    }

    @Override
    public Map<String, @Nullable Object> error(Fault fault, long number, String message) {
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("message", message);
        error.put("type", type(fault));
        error.put("param", null);
        error.put("code", code(fault));
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("error", error);
        return body;
    }

    private static String type(Fault fault) {
        return switch (fault) {
            case RATE_LIMIT, RATE_LIMIT_DATE, RATE_LIMIT_MILLIS, RATE_LIMIT_SILENT -> "requests";
            case RATE_LIMIT_ABSURD -> "tokens";
            case SLOW_DOWN -> "rate_limit_error";
            case QUOTA -> "insufficient_quota";
            case BILLING -> "unknown_error";
            case UNAVAILABLE -> "unavailable_error";
            case SERVER_ERROR, OVERLOADED, ERROR_IN_SUCCESS -> "server_error";
            default -> "invalid_request_error";
        };
    }

    private static @Nullable Object code(Fault fault) {
        return switch (fault) {
            case RATE_LIMIT,
                    RATE_LIMIT_DATE,
                    RATE_LIMIT_MILLIS,
                    RATE_LIMIT_SILENT,
                    RATE_LIMIT_ABSURD ->
                    "rate_limit_exceeded";
            case SLOW_DOWN -> "slow_down";
            case QUOTA -> "insufficient_quota";
            case UNAVAILABLE -> 503; // a number, as llama.cpp has it while it loads
            case OVERLOADED -> "server_is_overloaded";
            case CONTEXT_LENGTH -> "context_length_exceeded";
            case UNAUTHORIZED -> "invalid_api_key";
            case MODEL_NOT_FOUND -> "model_not_found";
            default -> null;
        };
    }

    @Override
    public String idHeader() {
        return "x-request-id";
    }
}
