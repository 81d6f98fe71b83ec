package dev.onggi.collect.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a JSON value into a record of texts: nested objects become `user.name`, lists stay JSON
/// text, numbers and truth values are taken as they were written, null is empty.
///
/// A name that comes twice is kept as `name_2`, so that nothing is lost. A value that is no object
/// becomes the column `value`.
public final class JsonRecord {
    /// The column of a value that is no object.
    public static final String VALUE = "value";

    /// The most columns of one record; a broken or hostile source could make any number of them.
    public static final int MOST_COLUMNS = 20_000;

    /// Objects nested deeper than this stay JSON text.
    private static final int DEEPEST = 32;

    private JsonRecord() {}

    /// Reads the value the parser stands at.
    ///
    /// @param parser at the first token of a value; afterwards at its last
    /// @return texts by column, in the order written
    /// @throws IOException when the JSON is broken or reading fails
    public static Map<String, @Nullable String> read(JsonParser parser) throws IOException {
        var record = new LinkedHashMap<String, @Nullable String>();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(parser, "", 1, record);
        } else {
            put(parser, record, VALUE, scalar(parser));
        }
        return record;
    }

    private static void object(
            JsonParser parser, String prefix, int depth, Map<String, @Nullable String> record)
            throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = prefix + parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT && depth < DEEPEST) {
                object(parser, name + ".", depth + 1, record);
            } else {
                put(parser, record, name, scalar(parser));
            }
        }
    }

    private static void put(
            JsonParser parser,
            Map<String, @Nullable String> record,
            String name,
            @Nullable String value)
            throws IOException {
        var free = name;
        for (int n = 2; record.containsKey(free); n++) {
            free = name + "_" + n;
        }
        record.put(free, value);
        if (record.size() > MOST_COLUMNS) {
            throw new JsonParseException(
                    parser, "a record has more than " + MOST_COLUMNS + " columns");
        }
    }

    private static @Nullable String scalar(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case START_ARRAY, START_OBJECT -> JsonText.copy(parser);
            default -> parser.getText();
        };
    }
}
