package dev.onggi.clean.ask.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the JSON object in what a model says: models put it into fences, behind thoughts, or
/// between sentences.
final class AnswerText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JSON STRICT = JSON.std.with(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);
    private static final Pattern THOUGHTS =
            Pattern.compile("<(think|thinking)>.*?</\\1>", Pattern.DOTALL);

    /// How many braces are tried before an answer counts as prose.
    private static final int MOST_STARTS = 50;

    private AnswerText() {}

    /// The first whole object with a nonce.
    static Optional<Map<String, Object>> object(String text) {
        var plain = THOUGHTS.matcher(text).replaceAll("");
        int start = plain.indexOf('{');
        for (int tries = 0; start >= 0 && tries < MOST_STARTS; tries++) {
            var found = parse(plain.substring(start));
            if (found.isPresent()) {
                return found;
            }
            start = plain.indexOf('{', start + 1);
        }
        return Optional.empty();
    }

    private static Optional<Map<String, Object>> parse(String text) {
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            parser.skipChildren();
            int end = (int) parser.currentLocation().getCharOffset();
            var object = STRICT.mapFrom(text.substring(0, end));
            return Optional.ofNullable(object).filter(map -> map.containsKey("nonce"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
