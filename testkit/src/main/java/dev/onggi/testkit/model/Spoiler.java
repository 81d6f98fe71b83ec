package dev.onggi.testkit.model;

import dev.onggi.spi.ModelReply.Finish;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Spoils what a model says.
final class Spoiler {
    private Spoiler() {}

    static Finish finish(Fault fault) {
        return switch (fault) {
            case CUT_ANSWER -> Finish.LENGTH;
            case FILTERED -> Finish.FILTERED;
            case REFUSAL -> Finish.REFUSED;
            default -> Finish.STOP;
        };
    }

    static String spoil(Fault fault, String text) {
        return switch (fault) {
            case CUT_ANSWER, FILTERED -> text.substring(0, text.length() * 2 / 3);
            case REFUSAL, EMPTY_TEXT -> "";
            case REFUSAL_IN_PROSE -> "I'm sorry, but I can't help with that.";
            case FENCED -> "```json\n" + text + "\n```";
            case THINKING -> "<think>Let me see: {\"items\": []}?</think>\n" + text;
            case PROSE -> "Sure! Here is the cleaned data:\n\n" + text + "\n\nLet me know.";
            case WRONG_SCHEMA -> "{\"rows\": \"all fine\"}";
            case HUGE -> text + " ".repeat(30 << 20);
            case WRONG_NONCE, MISSING_ITEM, EXTRA_ITEM, REORDERED, DUPLICATE_ID, SWAPPED ->
                    ItemProtocol.in(text).map(answer -> spoil(fault, answer).write()).orElse(text);
            default -> text;
        };
    }

    private static ItemProtocol spoil(Fault fault, ItemProtocol answer) {
        var items = new ArrayList<>(answer.items());
        if (fault == Fault.WRONG_NONCE) {
            return new ItemProtocol(answer.nonce() + "x", items);
        }
        if (!items.isEmpty()) {
            items(fault, items);
        }
        return new ItemProtocol(answer.nonce(), items);
    }

    private static void items(Fault fault, List<Map<String, Object>> items) {
        switch (fault) {
            case MISSING_ITEM -> items.removeLast();
            case EXTRA_ITEM -> items.add(with(items.getFirst(), "id", "extra"));
            case REORDERED -> Collections.reverse(items);
            case DUPLICATE_ID ->
                    items.add(with(items.getLast(), "id", Json.text(items.getFirst().get("id"))));
            case SWAPPED -> {
                var first = items.getFirst();
                var last = items.getLast();
                items.set(0, with(last, "id", Json.text(first.get("id"))));
                items.set(items.size() - 1, with(first, "id", Json.text(last.get("id"))));
            }
            default -> throw new IllegalArgumentException(fault.name());
        }
    }

    private static Map<String, Object> with(Map<String, Object> item, String name, Object value) {
        var copy = new LinkedHashMap<>(item);
        copy.put(name, value);
        return copy;
    }
}
