package dev.onggi.clean.ask.wire;

import java.util.Map;

/// What the body of an error says, in any of the forms seen: OpenAI's, Anthropic's, Ollama's text,
/// FastAPI's `detail`. The code may be a number.
///
/// @param code OpenAI's `code`, or Anthropic's `details.error_code`
/// @param type the kind
/// @param message for people
/// @param param the field that is meant
record ErrorBody(String code, String type, String message, String param) {
    private static final int LONGEST_MESSAGE = 500;

    /// Reads an error; a body that is no JSON is its own message.
    static ErrorBody of(Map<String, Object> body, String text) {
        var error = body.get("error");
        if (error instanceof Map<?, ?> map) {
            var details = map.get("details") instanceof Map<?, ?> d ? d.get("error_code") : null;
            return new ErrorBody(
                    text(details == null ? map.get("code") : details),
                    text(map.get("type")),
                    cut(text(map.get("message"))),
                    text(map.get("param")));
        }
        var message =
                error instanceof String said
                        ? said
                        : text(body.getOrDefault("message", body.getOrDefault("detail", text)));
        return new ErrorBody(text(body.get("code")), text(body.get("type")), cut(message), "");
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String cut(String message) {
        var line = message.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
    }

    /// Whether code, type, field or message speak of one of these words.
    boolean speaksOf(String... words) {
        for (var word : words) {
            if (code.contains(word)
                    || type.contains(word)
                    || param.contains(word)
                    || message.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
