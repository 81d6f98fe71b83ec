package dev.onggi.testkit.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The form in which the asking path sends items: one JSON object with a nonce and items with ids
/// somewhere in the user's text.
///
/// @param nonce to be repeated in the answer
/// @param items each with its `id`
record ItemProtocol(String nonce, List<Map<String, Object>> items) {
    private static final Pattern START = Pattern.compile("\\{\\s*\"nonce\"");

    /// The items in a text, or empty where it holds none.
    static Optional<ItemProtocol> in(String text) {
        var start = START.matcher(text);
        return start.find()
                ? Json.object(text.substring(start.start())).map(ItemProtocol::of)
                : Optional.empty();
    }

    private static ItemProtocol of(Map<String, Object> object) {
        return new ItemProtocol(
                Json.text(object.get("nonce")),
                Json.list(object.get("items")).stream().map(Json::map).toList());
    }

    String write() {
        var object = new LinkedHashMap<String, Object>();
        object.put("nonce", nonce);
        object.put("items", items);
        return Json.write(object);
    }
}
