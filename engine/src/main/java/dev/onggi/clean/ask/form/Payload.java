package dev.onggi.clean.ask.form;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The user's text of a request: one JSON object with a nonce and items.
final class Payload {
    /// Tokens that an item takes in an answer beside its values.
    static final int TOKENS_PER_ITEM = 16;

    private Payload() {}

    static String of(Form form, List<AskedItem> items, String nonce) {
        var shown = new ArrayList<Object>(items.size());
        for (var item : items) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            fields.put("id", item.id());
            for (int i = 0; i < form.fields().size(); i++) {
                fields.put(form.fields().get(i), item.question().values().get(i));
            }
            if (item.complaint() != null) {
                fields.put("_your_last_answer", item.complaint());
            }
            shown.add(fields);
        }
        var object = new LinkedHashMap<String, Object>();
        object.put("nonce", nonce);
        object.put("items", shown);
        try {
            return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
