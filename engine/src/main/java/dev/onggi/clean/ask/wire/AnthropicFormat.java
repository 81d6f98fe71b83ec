package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelReply.Answered;
import dev.onggi.spi.ModelReply.Finish;
import dev.onggi.spi.ModelReply.Usage;
import dev.onggi.spi.ModelRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Messages. There is no seed, and a temperature is sent only where somebody asked for one.
final class AnthropicFormat implements Format {
    @Override
    public String path() {
        return "/v1/messages";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("anthropic-version", "2023-06-01");
    }

    @Override
    public Map<String, Object> body(ModelRequest request, Dialect dialect) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", request.model());
        body.put("max_tokens", request.maxOutputTokens());
        if (!request.prompt().system().isEmpty()) {
            body.put("system", request.prompt().system());
        }
        body.put("messages", List.of(Map.of("role", "user", "content", request.prompt().user())));
        var temperature = request.sampling().temperature();
        if (temperature != null && dialect.temperature()) {
            body.put("temperature", temperature);
        }
        var schema = request.schema();
        if (schema != null && dialect.schema()) {
            var format = new LinkedHashMap<String, Object>();
            format.put("type", "json_schema");
            format.put("schema", Json.object(schema.json()));
            body.put("output_config", Map.of("format", format));
        }
        return body;
    }

    @Override
    public ModelReply answer(ModelRequest request, Came came, Map<String, Object> body) {
        if (!(body.get("content") instanceof List<?> blocks)) {
            return came.malformed("the answer holds no content");
        }
        var text = Json.text(blocks);
        return new Answered(
                text,
                finish(body.get("stop_reason")),
                usage(request, body, text),
                body.get("model") instanceof String model ? model : request.model(),
                came.requestId().orElse(body.get("id") instanceof String id ? id : null),
                came.body());
    }

    private static Finish finish(@Nullable Object reason) {
        return switch (String.valueOf(reason)) {
            case "end_turn", "stop_sequence" -> Finish.STOP;
            case "max_tokens", "model_context_window_exceeded" -> Finish.LENGTH;
            case "refusal" -> Finish.REFUSED;
            default -> Finish.OTHER;
        };
    }

    /// Tokens written to and read from the provider's cache are counted beside the input.
    private static Usage usage(ModelRequest request, Map<String, Object> body, String text) {
        var usage = Json.map(body.get("usage"));
        long cached = Math.max(0, Tokens.number(usage.get("cache_read_input_tokens")));
        long written = Math.max(0, Tokens.number(usage.get("cache_creation_input_tokens")));
        long plain = Tokens.number(usage.get("input_tokens"));
        return Tokens.usage(
                new Tokens.Told(
                        plain < 0 ? plain : plain + cached + written,
                        Tokens.number(usage.get("output_tokens")),
                        cached),
                request,
                text);
    }
}
