package dev.onggi.testkit.model;

import dev.onggi.spi.ModelRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a fake model says: a pure function of what it is asked.
@FunctionalInterface
public interface Answerer {
    /// Answers once.
    ///
    /// @param request what is asked
    /// @return the model's text
    String answer(ModelRequest request);

    /// Answers each item of the item protocol by itself, and anything else with [#sign]. What a
    /// request's schema wants besides is made up by its type; what it does not name is left out.
    ///
    /// @param answer takes an item's fields without its id, gives the fields of its answer
    /// @return the answerer
    static Answerer items(UnaryOperator<Map<String, Object>> answer) {
        return request -> {
            var question = ItemProtocol.in(request.prompt().user());
            if (question.isEmpty()) {
                return sign(request.prompt().user());
            }
            var filling = SchemaFilling.of(request);
            var items =
                    question.get().items().stream().map(item -> answered(item, answer, filling));
            return new ItemProtocol(question.get().nonce(), items.toList()).write();
        };
    }

    private static Map<String, Object> answered(
            Map<String, Object> item,
            UnaryOperator<Map<String, Object>> answer,
            SchemaFilling filling) {
        var fields = new LinkedHashMap<>(item);
        var answered = new LinkedHashMap<String, Object>();
        answered.put("id", Json.text(fields.remove("id")));
        fields.remove("_your_last_answer");
        answered.putAll(filling.fill(fields, answer.apply(fields)));
        return answered;
    }

    /// Signs every text of every item, so that an answer that came to another row is seen.
    ///
    /// @return the answerer
    static Answerer signed() {
        return texts(Answerer::sign);
    }

    /// Replaces the texts that a truth knows, and leaves the others as they are.
    ///
    /// @param truth clean texts by dirty ones
    /// @return the answerer
    static Answerer truth(Map<String, String> truth) {
        return texts(text -> truth.getOrDefault(text, text));
    }

    private static Answerer texts(UnaryOperator<String> clean) {
        return items(fields -> {
            var answer = new LinkedHashMap<String, Object>();
            fields.forEach((name, value) ->
                    answer.put(name, value instanceof String text ? clean.apply(text) : value));
            return answer;
        });
    }

    /// A text in upper case with a signature of its own.
    ///
    /// @param text any text
    /// @return such as `HELLO #2cf24dba`
    static String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("onggi".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return text.toUpperCase(Locale.ROOT) + " #" + HexFormat.of().formatHex(hash, 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
