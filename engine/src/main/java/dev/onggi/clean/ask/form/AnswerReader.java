package dev.onggi.clean.ask.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads answers: ids in are ids out, and each cell is what its column may hold. What is right is
/// kept where the rest is not.
final class AnswerReader {
    private static final String FOREIGN = "your answer belongs to another item";

    private final Form form;
    private final Map<String, Answer> good = new LinkedHashMap<>();
    private final Map<String, String> bad = new LinkedHashMap<>();
    private Map<String, Object> said = Map.of();

    AnswerReader(Form form) {
        this.form = form;
    }

    Reading read(String text, List<AskedItem> items, String nonce) {
        var object = AnswerText.object(text).orElse(null);
        if (object == null) {
            return all(items, "your answer was no JSON object of the form asked for");
        }
        if (!nonce.equals(object.get("nonce"))) {
            return all(items, "your answer did not repeat the nonce");
        }
        said = said(object);
        for (var item : items) {
            take(item, said.get(item.id()));
        }
        for (var suspect : Mixup.suspects(form, items, good)) {
            good.remove(suspect);
            bad.put(suspect, FOREIGN);
        }
        return new Reading(good, bad);
    }

    /// Reads one item of an answer whose other items are not at hand.
    Reading one(String text, AskedItem item, String nonce) {
        read(text, List.of(item), nonce);
        var answer = good.get(item.id());
        if (answer != null && Mixup.suspected(form, item.question(), answer, said.values())) {
            good.remove(item.id());
            bad.put(item.id(), FOREIGN);
        }
        return new Reading(good, bad);
    }

    private Reading all(List<AskedItem> items, String why) {
        items.forEach(item -> bad.put(item.id(), why));
        return new Reading(good, bad);
    }

    /// What was said of each id; a text where it was said badly.
    private static Map<String, Object> said(Map<String, Object> object) {
        var said = new HashMap<String, Object>();
        var twice = new HashSet<String>();
        if (object.get("items") instanceof List<?> items) {
            for (var element : items) {
                if (element instanceof Map<?, ?> item && item.get("id") != null) {
                    var id = String.valueOf(item.get("id"));
                    if (said.put(id, item) != null) {
                        twice.add(id);
                    }
                }
            }
        }
        if (object.get("unchanged") instanceof List<?> ids) {
            for (var id : ids) {
                if (said.put(String.valueOf(id), Map.of()) != null) {
                    twice.add(String.valueOf(id));
                }
            }
        }
        twice.forEach(id -> said.put(id, "your answer held this id twice"));
        return said;
    }

    private void take(AskedItem item, @Nullable Object said) {
        if (!(said instanceof Map<?, ?> map)) {
            bad.put(item.id(), said instanceof String why ? why : "your answer left this id out");
            return;
        }
        try {
            good.put(item.id(), answer(item, map));
        } catch (Unfit e) {
            bad.put(item.id(), e.why());
        }
    }

    private Answer answer(AskedItem item, Map<?, ?> said) throws Unfit {
        return switch (form.kind()) {
            case REWRITE, REPAIR -> changed(item, said);
            case EXTRACT -> new Answer(List.of(row(said)));
            case EXTRACT_MANY -> {
                if (!(said.get("rows") instanceof List<?> list)) {
                    throw new Unfit("`rows` is missing");
                }
                var rows = new ArrayList<Map<String, @Nullable String>>();
                for (var row : list) {
                    if (!(row instanceof Map<?, ?> cells)) {
                        throw new Unfit("`rows` is a list of objects");
                    }
                    rows.add(row(cells));
                }
                yield new Answer(rows);
            }
        };
    }

    private Answer changed(AskedItem item, Map<?, ?> said) throws Unfit {
        var changes = new LinkedHashMap<String, @Nullable Object>();
        if (said.get("changes") instanceof List<?> list) {
            for (var element : list) {
                if (!(element instanceof Map<?, ?> change) || !change.containsKey("value")) {
                    throw new Unfit("`changes` is a list of {column, value}");
                }
                changes.put(String.valueOf(change.get("column")), change.get("value"));
            }
        }
        for (var entry : said.entrySet()) {
            var name = String.valueOf(entry.getKey());
            if (!name.equals("id") && !name.equals("changes")) {
                changes.put(name, entry.getValue());
            }
        }
        var cells = new LinkedHashMap<String, @Nullable String>();
        for (var change : changes.entrySet()) {
            change(item, change.getKey(), change.getValue(), cells);
        }
        return cells.isEmpty() ? Answer.UNCHANGED : new Answer(List.of(cells));
    }

    private void change(
            AskedItem item,
            String name,
            @Nullable Object value,
            Map<String, @Nullable String> cells)
            throws Unfit {
        int field = form.fields().indexOf(name);
        var column = form.column(name);
        var before = field < 0 ? null : item.question().values().get(field);
        if (column == null) {
            if (field >= 0 && !String.valueOf(value).equals(String.valueOf(before))) {
                throw new Unfit("`" + name + "` may not change");
            }
            return; // what was not asked for is not taken
        }
        var after = Cell.read(column, value);
        if (after == null && before != null && form.kind() == Form.Kind.REWRITE) {
            throw new Unfit("`" + name + "` may not become empty");
        }
        if (after == null ? before != null : !after.equals(before)) {
            cells.put(name, after);
        }
    }

    private Map<String, @Nullable String> row(Map<?, ?> said) throws Unfit {
        var cells = new LinkedHashMap<String, @Nullable String>();
        for (var column : form.columns()) {
            if (!said.containsKey(column.name())) {
                throw new Unfit("`" + column.name() + "` is missing");
            }
            cells.put(column.name(), Cell.read(column, said.get(column.name())));
        }
        return cells;
    }
}
