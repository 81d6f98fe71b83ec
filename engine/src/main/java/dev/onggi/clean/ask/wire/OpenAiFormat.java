package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelReply.Answered;
import dev.onggi.spi.ModelReply.Finish;
import dev.onggi.spi.ModelReply.Usage;
import dev.onggi.spi.ModelRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chat completions.
final class OpenAiFormat implements Format {
    @Override
    public String path() {
        return "/chat/completions";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public Map<String, Object> body(ModelRequest request, Dialect dialect) {
        var messages = new ArrayList<Map<String, Object>>();
        if (!request.prompt().system().isEmpty()) {
            messages.add(message("system", request.prompt().system()));
        }
        messages.add(message("user", request.prompt().user()));
        var body = new LinkedHashMap<String, Object>();
        body.put("model", request.model());
        body.put("messages", messages);
        body.put(dialect.limit(), request.maxOutputTokens());
        var sampling = request.sampling();
        if (sampling.temperature() != null && dialect.temperature()) {
            body.put("temperature", sampling.temperature());
        }
        if (sampling.seed() != null && dialect.seed()) {
            body.put("seed", sampling.seed());
        }
        var schema = request.schema();
        if (schema != null && dialect.schema()) {
            var named = new LinkedHashMap<String, Object>();
            named.put("name", schema.name());
            named.put("strict", true);
            named.put("schema", Json.object(schema.json()));
            body.put("response_format", Map.of("type", "json_schema", "json_schema", named));
        }
        return body;
    }

    private static Map<String, Object> message(String role, String text) {
        var message = new LinkedHashMap<String, Object>();
        message.put("role", role);
        message.put("content", text);
        return message;
    }

    @Override
    public ModelReply answer(ModelRequest request, Came came, Map<String, Object> body) {
        if (!(body.get("choices") instanceof List<?> choices)
                || choices.isEmpty()
                || !(choices.getFirst() instanceof Map<?, ?> choice)
                || !(choice.get("message") instanceof Map<?, ?> message)) {
            return came.malformed("the answer holds no choice");
        }
        var text = Json.text(message.get("content"));
        boolean refused = message.get("refusal") instanceof String refusal && !refusal.isEmpty();
        return new Answered(
                text,
                refused ? Finish.REFUSED : finish(choice.get("finish_reason")),
                usage(request, body, text),
                body.get("model") instanceof String model ? model : request.model(),
                came.requestId().orElse(body.get("id") instanceof String id ? id : null),
                came.body());
    }

    private static Finish finish(@Nullable Object reason) {
        return switch (String.valueOf(reason)) {
            case "stop" -> Finish.STOP;
            case "length" -> Finish.LENGTH;
            case "content_filter" -> Finish.FILTERED;
            default -> Finish.OTHER;
        };
    }

    private static Usage usage(ModelRequest request, Map<String, Object> body, String text) {
        var usage = Json.map(body.get("usage"));
        var details = Json.map(usage.get("prompt_tokens_details"));
        return Tokens.usage(
                new Tokens.Told(
                        Tokens.number(usage.get("prompt_tokens")),
                        Tokens.number(usage.get("completion_tokens")),
                        Math.max(0, Tokens.number(details.get("cached_tokens")))),
                request,
                text);
    }
}
