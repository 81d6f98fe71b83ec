package dev.onggi.collect.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.onggi.spi.Failure;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads one JSON document as a stream: hands on the records that lie at a path and keeps single
/// values that lie elsewhere, such as the link to the next page.
public final class JsonAnswer {
    /// Takes the records of an answer.
    @FunctionalInterface
    public interface RecordSink {
        /// Takes one record.
        ///
        /// @param values texts by column, in the order written
        /// @throws Failure when the record cannot be taken
        void add(Map<String, @Nullable String> values) throws Failure;
    }

    private static final String WHOLE = ".";

    private final String records;
    private final Set<String> wanted;
    private final RecordSink sink;
    private final Map<String, String> found = new HashMap<>();
    private final Set<String> names = new TreeSet<>();
    private boolean seen;

    /// A reader of one document.
    ///
    /// @param records the dotted path of the records; empty for the document itself, a point for
    ///   the document as one record whatever is inside
    /// @param wanted dotted paths of single values to keep
    /// @param sink takes the records
    public JsonAnswer(String records, Set<String> wanted, RecordSink sink) {
        this.records = records;
        this.wanted = wanted;
        this.sink = sink;
    }

    /// Reads the document.
    ///
    /// @param parser before the first token
    /// @throws IOException when the JSON is broken or reading fails
    /// @throws Failure when a record cannot be taken, or records must be looked for elsewhere
    public void read(JsonParser parser) throws IOException, Failure {
        var first = parser.nextToken();
        if (first == null) {
            return; // an empty body holds no records
        }
        if (records.equals(WHOLE)) {
            seen = true;
            sink.add(JsonRecord.read(parser));
        } else if (records.isEmpty()) {
            seen = true;
            root(parser, first);
        } else if (first == JsonToken.START_OBJECT) {
            envelope(parser, "");
        } else {
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            throw new JsonParseException(
                    parser, "there is more behind the end of the JSON document");
        }
    }

    /// Whether the path of the records was there, even if it held none.
    ///
    /// @return false where the answer has another shape
    public boolean found() {
        return seen;
    }

    /// The names that stand where the records were looked for, for a message.
    ///
    /// @return paths in order
    public Set<String> names() {
        return names;
    }

    /// A single value that was kept.
    ///
    /// @param path one of the wanted paths
    /// @return its text, or empty where it is absent, null or empty
    public Optional<String> value(String path) {
        return Optional.ofNullable(found.get(path)).filter(text -> !text.isEmpty());
    }

    private void root(JsonParser parser, JsonToken first) throws IOException, Failure {
        if (first == JsonToken.START_ARRAY) {
            array(parser);
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            sink.add(JsonRecord.read(parser));
            return;
        }
        var record = JsonRecord.read(parser);
        var lists =
                record.entrySet().stream()
                        .filter(e -> e.getValue() != null && e.getValue().startsWith("[{"))
                        .map(Map.Entry::getKey)
                        .toList();
        if (!lists.isEmpty()) {
            throw Failure.user(
                    "the answer is one object with its records inside, at " + quoted(lists),
                    "Add `records: %s` to the step, or `records: .` to take the whole object as"
                                    .formatted(lists.getFirst())
                            + " one row.");
        }
        sink.add(record);
    }

    private static String quoted(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }

    private void envelope(JsonParser parser, String prefix) throws IOException, Failure {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var path = prefix + parser.currentName();
            var token = parser.nextToken();
            if (names.size() < 50) {
                names.add(path);
            }
            if (path.equals(records)) {
                seen = true;
                records(parser, token);
            } else if (wanted.contains(path) && token.isScalarValue()) {
                keep(parser, path);
            } else if (token == JsonToken.START_OBJECT && leadsOn(path)) {
                envelope(parser, path + ".");
            } else {
                parser.skipChildren();
            }
        }
    }

    private void keep(JsonParser parser, String path) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NULL
                && parser.currentToken() != JsonToken.VALUE_FALSE) {
            found.put(path, parser.getText());
        }
    }

    private boolean leadsOn(String path) {
        var prefix = path + ".";
        return records.startsWith(prefix) || wanted.stream().anyMatch(w -> w.startsWith(prefix));
    }

    private void records(JsonParser parser, JsonToken token) throws IOException, Failure {
        if (token == JsonToken.START_ARRAY) {
            array(parser);
        } else if (token == JsonToken.START_OBJECT) {
            sink.add(JsonRecord.read(parser));
        } else if (token != JsonToken.VALUE_NULL) {
            sink.add(new LinkedHashMap<>(Map.of(JsonRecord.VALUE, parser.getText())));
        }
    }

    private void array(JsonParser parser) throws IOException, Failure {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            sink.add(JsonRecord.read(parser));
        }
    }
}
