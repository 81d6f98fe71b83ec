package dev.onggi.collect.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.onggi.collect.JsonBytes;
import dev.onggi.spi.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns JSON values into rows: keys of objects within objects become `user.name`, lists stay JSON,
/// and numbers are the text they were written as.
final class JsonRecords {
    /// What a whole record is still known by when it is one text.
    private static final Set<String> OWN = Set.of("id", "source", "created_at");

    private final JsonParser parser;
    private final Reading reading;
    private final boolean whole;
    private final List<@Nullable Object> cells = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> lists = new LinkedHashSet<>();
    private boolean alone;

    JsonRecords(JsonParser parser, Reading reading) {
        this.parser = parser;
        this.reading = reading;
        this.whole = reading.setting("text", "").equals("*");
    }

    /// Keys of a lone object that hold lists.
    Set<String> lists() {
        return lists;
    }

    /// Reads the value that begins here: every item of a list, or the one value.
    boolean root(JsonToken token) throws IOException, Failure {
        if (token == JsonToken.START_ARRAY) {
            items();
        } else {
            alone = token == JsonToken.START_OBJECT;
            record(token);
            alone = false;
        }
        return true;
    }

    private void items() throws IOException, Failure {
        for (var item = parser.nextToken();
                item != JsonToken.END_ARRAY;
                item = parser.nextToken()) {
            record(item);
        }
    }

    /// Reads what lies at a path of keys below the value that begins here.
    ///
    /// @return whether the path leads somewhere
    boolean at(JsonToken token, String path) throws IOException, Failure {
        if (token != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return false;
        }
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var key = parser.currentName();
            var value = parser.nextToken();
            if (key.equals(path) && !found) {
                found = root(value);
            } else if (path.startsWith(key + ".") && !found) {
                found = at(value, path.substring(key.length() + 1));
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private void record(JsonToken token) throws IOException, Failure {
        cells.clear();
        names.clear();
        if (whole) {
            var out = new JsonBytes();
            if (token == JsonToken.START_OBJECT) {
                copyObject(out, OWN);
            } else {
                copy(token, out);
            }
            cell("*", out.take());
        } else if (token == JsonToken.START_OBJECT) {
            object("");
        } else {
            value("value", token);
        }
        reading.rows().add(cells.toArray());
    }

    private void object(String prefix) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = prefix + parser.currentName();
            value(name, parser.nextToken());
        }
    }

    private void value(String name, JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT -> object(name + ".");
            case START_ARRAY -> {
                if (alone) {
                    lists.add(name);
                }
                var out = new JsonBytes();
                copy(token, out);
                cell(name, out.take());
            }
            case VALUE_NULL -> cell(name, null);
            default -> cell(name, parser.getText());
        }
    }

    private void cell(String name, @Nullable Object value) {
        var unique = name;
        for (int n = 2; !names.add(unique); n++) {
            unique = name + "_" + n;
        }
        cells.add(unique);
        cells.add(value);
    }

    private void copy(JsonToken token, JsonBytes out) throws IOException {
        switch (token) {
            case START_ARRAY -> {
                out.raw('[');
                char before = 0;
                for (var item = parser.nextToken();
                        item != JsonToken.END_ARRAY;
                        item = parser.nextToken()) {
                    comma(out, before);
                    copy(item, out);
                    before = ',';
                }
                out.raw(']');
            }
            case START_OBJECT -> copyObject(out, Set.of());
            case VALUE_STRING -> out.string(parser.getText());
            default -> out.raw(parser.getText());
        }
    }

    /// @param cells keys whose single values become cells too
    private void copyObject(JsonBytes out, Set<String> cells) throws IOException {
        out.raw('{');
        char before = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            comma(out, before);
            var key = parser.currentName();
            out.string(key).raw(':');
            var token = parser.nextToken();
            if (cells.contains(key) && token.isScalarValue()) {
                cell(key, token == JsonToken.VALUE_NULL ? null : parser.getText());
            }
            copy(token, out);
            before = ',';
        }
        out.raw('}');
    }

    private static void comma(JsonBytes out, char before) {
        if (before == ',') {
            out.raw(before);
        }
    }
}
