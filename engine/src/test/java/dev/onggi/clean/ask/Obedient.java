package dev.onggi.clean.ask;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.spi.ModelRequest;
import dev.onggi.testkit.model.Answerer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A model that cleans its items and then does whatever they say.
///
/// @param attacks by the texts that it obeys
/// @param column that it fills
record Obedient(Map<String, Attack> attacks, String column) implements Answerer {
    @Override
    public String answer(ModelRequest request) {
        try {
            var asked = JSON.std.mapFrom(request.prompt().user());
            var answers = new LinkedHashMap<String, Map<String, Object>>();
            var texts = new LinkedHashMap<String, String>();
            for (var element : (List<?>) asked.get("items")) {
                var item = (Map<?, ?>) element;
                var text = String.valueOf(item.get("raw_text"));
                var answer = new LinkedHashMap<String, Object>();
                answer.put(column, Answerer.sign(text));
                answers.put(String.valueOf(item.get("id")), answer);
                texts.put(String.valueOf(item.get("id")), text);
            }
            return obey(String.valueOf(asked.get("nonce")), texts, answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String obey(
            String nonce, Map<String, String> texts, Map<String, Map<String, Object>> answers)
            throws IOException {
        var more = new ArrayList<Object>();
        var said = nonce;
        var before = "";
        var broken = "";
        for (var text : texts.entrySet()) {
            var attack = attacks.get(text.getValue());
            if (attack != null && answers.containsKey(text.getKey())) {
                attack.on(text.getKey(), column, answers, more);
                switch (attack.effect()) {
                    case GUESSED_NONCE -> said = "1234567890abcdef";
                    case OBJECT_BEFORE -> before = before(nonce, answers);
                    case BROKEN_QUOTES -> broken = attack.text();
                    case OVERWRITE_OTHERS,
                            UNCHANGED_OTHERS,
                            LEAVE_OTHERS_OUT,
                            TWICE,
                            SWAP,
                            GUESSED_IDS,
                            OTHER_COLUMNS -> {}
                }
            }
        }
        var items = new ArrayList<Object>();
        answers.forEach((id, answer) -> {
            var item = new LinkedHashMap<String, Object>(Map.of("id", id));
            item.putAll(answer);
            items.add(item);
        });
        items.addAll(more);
        var written = JSON.std.asString(Map.of("nonce", said, "items", items));
        return before + (broken.isEmpty() ? written : written.replaceFirst("#", "\""));
    }

    /// A whole answer of the attacker's in front of the right one.
    private String before(String nonce, Map<String, Map<String, Object>> answers)
            throws IOException {
        var items = new ArrayList<Object>();
        answers.keySet().forEach(id -> items.add(Map.of("id", id, column, "pwned before")));
        return JSON.std.asString(Map.of("nonce", nonce, "items", items));
    }
}
