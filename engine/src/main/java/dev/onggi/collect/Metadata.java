package dev.onggi.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.onggi.data.Dataset;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The `metadata` of texts: what is known beside the text, as JSON, and the names it is read by.
final class Metadata {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int DIGITS_OF_A_DOUBLE = 15;
    private static final byte[] NOTHING = {'{', '}'};
    private final Names names;
    private final Consumer<Problem> notes;
    private final Map<String, String> unfolded = new LinkedHashMap<>();
    private final JsonBytes out = new JsonBytes();
    private byte[] lastObject = NOTHING;
    private @Nullable String idName;

    Metadata(Consumer<Problem> notes) {
        var reserved = new ArrayList<>(Dataset.TEXT_COLUMNS);
        reserved.add("_row");
        reserved.add("_reason");
        reserved.add("_step");
        reserved.add("file_row_number");
        this.names = new Names(reserved);
        this.notes = notes;
    }

    /// The columns met, by the names they are read by, as the types a layout has for them.
    List<Column> unfolded(Layout layout) {
        return unfolded.entrySet().stream()
                .map(e -> new Column(e.getValue(), layout.type(e.getKey())))
                .toList();
    }

    /// Keeps an id that is no whole number.
    void replaceId(String column) {
        if (idName == null) {
            idName = key(column, false);
            notes.accept(Problem.of(CollectProblem.IDS_REPLACED, null, column, idName));
        }
    }

    /// The name that replaced ids are kept by.
    String idName() {
        return idName == null ? "id_2" : idName;
    }

    /// The name a column is read by, or would be.
    String shownName(String column) {
        var known = unfolded.get(column);
        return known == null ? names.unique(column) : known;
    }

    private String key(String column, boolean tell) {
        var known = unfolded.get(column);
        if (known != null) {
            return known;
        }
        var key = names.unique(column);
        unfolded.put(column, key);
        if (tell && !key.equals(column)) {
            notes.accept(Problem.of(CollectProblem.COLUMN_RENAMED, null, column, key));
        }
        return key;
    }

    /// The metadata of rows.
    ///
    /// @param kept the columns that go into it
    /// @param own the data's own metadata column, or -1
    /// @param unread times that could not be read, or null
    byte[][] of(Chunk chunk, boolean[] kept, int own, byte @Nullable [][] unread) {
        var columns = chunk.layout().columns();
        var parts = new ArrayList<Part>();
        for (int c = 0; c < kept.length; c++) {
            if (kept[c]) {
                parts.add(part(key(columns.get(c).name(), true), chunk.columns()[c]));
            }
        }
        if (chunk.files() != null) {
            parts.add(part(key("_file", true), chunk.files()));
        }
        if (unread != null) {
            parts.add(part(key("created_at", true), unread));
        }
        var objects = own < 0 ? null : ColumnArrays.texts(chunk.columns()[own], chunk.rows());
        var all = new byte[chunk.rows()][];
        for (int row = 0; row < all.length; row++) {
            byte @Nullable [] object = objects == null ? null : objects[row];
            all[row] =
                    parts.isEmpty() && (object == null || isObject(object))
                            ? object == null ? NOTHING : object
                            : merged(parts, row, object);
        }
        return all;
    }

    private record Part(byte[] key, Object column) {}

    /// JSON's numbers are read with the precision of a double, so that longer ones go as text.
    private static void write(JsonBytes out, Object value) {
        if (value instanceof BigDecimal number && number.precision() > DIGITS_OF_A_DOUBLE) {
            out.string(Cells.text(number));
        } else {
            Json.stored(out, value);
        }
    }

    private static Part part(String name, Object column) {
        return new Part(new JsonBytes().string(Cells.utf8(name)).raw(':').take(), column);
    }

    private byte[] merged(List<Part> parts, int row, byte @Nullable [] object) {
        char before = '{';
        for (var part : parts) {
            var value = ColumnArrays.value(part.column(), row);
            if (value != null) {
                write(out.raw(before).raw(part.key()), value);
                before = ',';
            }
        }
        if (object != null && isObject(object)) {
            var text = new String(object, StandardCharsets.UTF_8).strip();
            var inner = text.substring(1, text.length() - 1).strip();
            if (!inner.isEmpty()) {
                out.raw(before).raw(Cells.utf8(inner));
                before = ',';
            }
        } else if (object != null && object.length > 0) {
            out.raw(before).string(Cells.utf8(key("metadata", true))).raw(':').string(object);
            before = ',';
        }
        return before == '{' ? take(out.raw("{}")) : take(out.raw('}'));
    }

    private static byte[] take(JsonBytes out) {
        return out.take();
    }

    /// Whether a text is one JSON object.
    private boolean isObject(byte[] text) {
        if (Arrays.equals(text, NOTHING) || Arrays.equals(text, lastObject)) {
            return true;
        }
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            boolean whole = parser.currentToken() == JsonToken.END_OBJECT;
            if (!whole || parser.nextToken() != null) {
                return false;
            }
            lastObject = text;
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Whole records as JSON.
    static byte[][] record(Chunk chunk) {
        var parts = new ArrayList<Part>();
        var columns = chunk.layout().columns();
        for (int c = 0; c < chunk.columns().length; c++) {
            Column column = columns.get(c);
            parts.add(part(column.name(), chunk.columns()[c]));
        }
        var out = new JsonBytes();
        var all = new byte[chunk.rows()][];
        for (int row = 0; row < all.length; row++) {
            char before = '{';
            for (var part : parts) {
                var value = ColumnArrays.value(part.column(), row);
                if (value != null) {
                    Json.stored(out.raw(before).raw(part.key()), value);
                    before = ',';
                }
            }
            all[row] = before == '{' ? take(out.raw("{}")) : take(out.raw('}'));
        }
        return all;
    }
}
