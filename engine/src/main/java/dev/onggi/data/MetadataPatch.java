package dev.onggi.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// Puts new values into the metadata of texts: of `[{"별점": "5점", "k": 1.10}, 5]` and the name `별점`
/// it makes `{"별점":5,"k":1.10}`. What has no new value stays letter by letter, and a name whose new
/// value is null is left out.
public final class MetadataPatch implements CellMap {
    private static final JsonFactory JSON = new JsonFactory();
    private final List<String> names;

    /// A patch.
    ///
    /// @param names whose values follow the metadata, in order
    public MetadataPatch(List<String> names) {
        this.names = names;
    }

    @Override
    public void map(IntToLongFunction positions, @Nullable String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            var cell = cells[i];
            cells[i] = cell == null ? null : patched(cell);
        }
    }

    private String patched(String list) {
        try (var parser = JSON.createParser(list)) {
            parser.nextToken();
            parser.nextToken();
            var values = new LinkedHashMap<String, String>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                values.putIfAbsent(name, written(parser, list));
            }
            for (var name : names) {
                if (parser.nextToken() == JsonToken.VALUE_NULL) {
                    values.remove(name);
                } else {
                    values.put(name, written(parser, list));
                }
            }
            return object(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The value at hand as it is written.
    private static String written(JsonParser parser, String list) throws IOException {
        long from = parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return list.substring(
                        Math.toIntExact(from),
                        Math.toIntExact(parser.currentLocation().getCharOffset()))
                .strip();
    }

    private static String object(Map<String, String> values) {
        var text = new StringBuilder("{");
        values.forEach((name, value) -> {
            text.append(text.length() == 1 ? "\"" : ",\"");
            text.append(JsonStringEncoder.getInstance().quoteAsString(name));
            text.append("\":").append(value);
        });
        return text.append('}').toString();
    }
}
