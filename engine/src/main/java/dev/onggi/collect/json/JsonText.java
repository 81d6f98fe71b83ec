package dev.onggi.collect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;

/// Copies JSON as text without changing a number.
final class JsonText {
    private JsonText() {}

    /// The value the parser stands at as compact JSON; the parser ends at the value's last token.
    static String copy(JsonParser parser) throws IOException {
        var text = new StringWriter();
        try (var generator = Json.FACTORY.createGenerator(text)) {
            int depth = 0;
            for (var token = parser.currentToken(); ; token = parser.nextToken()) {
                depth += write(parser, token, generator);
                if (depth == 0) {
                    break;
                }
            }
        }
        return text.toString();
    }

    /// Writes one token; returns what it adds to the depth.
    private static int write(JsonParser parser, JsonToken token, JsonGenerator to)
            throws IOException {
        switch (token) {
            case START_OBJECT -> {
                to.writeStartObject();
                return 1;
            }
            case START_ARRAY -> {
                to.writeStartArray();
                return 1;
            }
            case END_OBJECT -> {
                to.writeEndObject();
                return -1;
            }
            case END_ARRAY -> {
                to.writeEndArray();
                return -1;
            }
            case FIELD_NAME -> to.writeFieldName(parser.currentName());
            case VALUE_STRING -> to.writeString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> to.writeNumber(parser.getText());
            case VALUE_TRUE -> to.writeBoolean(true);
            case VALUE_FALSE -> to.writeBoolean(false);
            case VALUE_NULL -> to.writeNull();
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("JSON text has no " + token);
        }
        return 0;
    }
}
