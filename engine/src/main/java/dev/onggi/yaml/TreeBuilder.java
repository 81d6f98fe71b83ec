package dev.onggi.yaml;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;

/// Makes nodes of the parser's events, within limits.
final class TreeBuilder {
    private static final String CORE = "tag:yaml.org,2002:";
    static final int MAX_DEPTH = 50;
    static final int MAX_ALIASES = 50;
    static final int MAX_VALUES = 200_000;

    private final EventCursor events;
    private final Problems problems;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int aliases;
    private int values;
    private int deepest;

    /// A node that aliases may repeat.
    private record Anchored(YamlNode node, int values, int height) {}

    TreeBuilder(EventCursor events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    YamlNode document() {
        events.next();
        var start = events.next();
        if (start instanceof StreamEndEvent) {
            return new YamlNode.Scalar("", null, events.place(start));
        }
        var node = node(events.next(), 1);
        events.next();
        if (events.next() instanceof DocumentStartEvent second) {
            problems.add(events.place(second), YamlProblem.MANY_DOCUMENTS);
        }
        return node;
    }

    private YamlNode node(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return repeat(alias, depth);
        }
        int before = values;
        int above = deepest;
        deepest = depth;
        count(1, events.place(event));
        if (depth > MAX_DEPTH) {
            throw OnggiException.at(events.place(event), YamlProblem.TOO_DEEP, MAX_DEPTH);
        }
        var node =
                switch (event) {
                    case MappingStartEvent map -> entries(map, depth);
                    case SequenceStartEvent list -> items(list, depth);
                    case ScalarEvent scalar -> scalar(scalar);
                    default -> throw new IllegalStateException(event.toString());
                };
        ((NodeEvent) event)
                .getAnchor()
                .ifPresent(anchor ->
                        anchors.put(
                                anchor.getValue(),
                                new Anchored(node, values - before, deepest - depth)));
        deepest = Math.max(deepest, above);
        return node;
    }

    private YamlNode repeat(AliasEvent alias, int depth) {
        var place = events.place(alias);
        var name = alias.getAlias().getValue();
        var anchored = anchors.get(name);
        if (anchored == null) {
            throw OnggiException.at(
                    place,
                    YamlProblem.UNKNOWN_ALIAS,
                    name,
                    NearestName.of(name, anchors.keySet()).orElse(""));
        }
        if (++aliases > MAX_ALIASES) {
            throw OnggiException.at(place, YamlProblem.TOO_MANY_ALIASES, MAX_ALIASES);
        }
        count(anchored.values(), place);
        deepest = Math.max(deepest, depth + anchored.height());
        if (deepest > MAX_DEPTH) {
            throw OnggiException.at(place, YamlProblem.TOO_DEEP, MAX_DEPTH);
        }
        return anchored.node();
    }

    private void count(int more, Place place) {
        values += more;
        if (values > MAX_VALUES) {
            throw OnggiException.at(place, YamlProblem.TOO_MANY_VALUES, MAX_VALUES);
        }
    }

    private YamlNode entries(MappingStartEvent start, int depth) {
        checkTag(start, "map");
        var entries = new LinkedHashMap<String, YamlNode.Entry>();
        for (var event = events.next();
                !(event instanceof MappingEndEvent);
                event = events.next()) {
            var place = events.place(event);
            var key = key(node(event, depth + 1), place);
            var value = node(events.next(), depth + 1);
            if (key == null) {
                continue;
            }
            var earlier = entries.putIfAbsent(key, new YamlNode.Entry(place, value));
            if (earlier != null) {
                problems.add(
                        place,
                        YamlProblem.DUPLICATE_KEY,
                        key,
                        earlier.keyPlace().line(),
                        earlier.keyPlace().column());
            }
        }
        return new YamlNode.Entries(entries, events.place(start));
    }

    private @Nullable String key(YamlNode node, Place place) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.value() == null) {
            problems.add(place, YamlProblem.KEY_NOT_TEXT);
            return null;
        }
        if (scalar.text().equals("<<")) {
            problems.add(place, YamlProblem.MERGE_KEY);
            return null;
        }
        return scalar.text();
    }

    private YamlNode items(SequenceStartEvent start, int depth) {
        checkTag(start, "seq");
        var items = new ArrayList<YamlNode>();
        for (var event = events.next();
                !(event instanceof SequenceEndEvent);
                event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlNode.Items(items, events.place(start));
    }

    private YamlNode scalar(ScalarEvent event) {
        var place = events.place(event);
        var text = event.getValue();
        var plain = CoreSchema.value(text);
        var tag = event.getTag();
        if (tag.isEmpty()) {
            return new YamlNode.Scalar(text, event.isPlain() ? plain : text, place);
        }
        var core = tag.get().replace(CORE, "");
        var value =
                core.equals("float") && plain instanceof Long whole ? whole.doubleValue() : plain;
        boolean fits =
                switch (core) {
                    case "!", "str" -> true;
                    case "int" -> value instanceof Long;
                    case "float" -> value instanceof Double;
                    case "bool" -> value instanceof Boolean;
                    case "null" -> value == null;
                    default -> false;
                };
        if (!fits) {
            problems.add(place, YamlProblem.TAG, tag.get().replace(CORE, "!!"));
        }
        var typed = core.equals("!") || core.equals("str") || !fits ? text : value;
        return new YamlNode.Scalar(text, typed, place);
    }

    private void checkTag(CollectionStartEvent start, String allowed) {
        Optional<String> tag = start.getTag();
        if (tag.isPresent() && !tag.get().equals(CORE + allowed) && !tag.get().equals("!")) {
            problems.add(events.place(start), YamlProblem.TAG, tag.get().replace(CORE, "!!"));
        }
    }
}
