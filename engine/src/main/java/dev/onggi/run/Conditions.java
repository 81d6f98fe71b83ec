package dev.onggi.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The conditions of a statement that is put together, with what they are bound to.
final class Conditions {
    private final List<String> all = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();

    /// Nothing fits where the list is empty.
    void among(String column, @Nullable Collection<String> allowed) {
        if (allowed == null) {
            return;
        }
        var name = "list" + lists.size();
        all.add(allowed.isEmpty() ? "1 = 0" : column + " IN (<" + name + ">)");
        if (!allowed.isEmpty()) {
            lists.put(name, List.copyOf(allowed));
        }
    }

    void spans(Collection<Span> spans, String run, String own) {
        for (var span : spans) {
            var name = "span" + values.size();
            var table = span.of() == Span.Time.LOGICAL ? run : own;
            all.add(span.condition(table, name));
            values.put(name, span.text());
        }
    }

    void equal(String column, @Nullable Object value) {
        if (value != null) {
            var name = "value" + values.size();
            all.add(column + " = :" + name);
            values.put(name, value);
        }
    }

    String where() {
        return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
    }

    /// What the conditions' names stand for.
    Map<String, Object> values() {
        return values;
    }

    /// What the names of lists stand for.
    Map<String, List<String>> lists() {
        return lists;
    }
}
