package dev.onggi.clean.ask.form;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a model says of one value: rows of cells by column. A rewrite or repair has one row with
/// the cells that change, an extract as many rows as there are.
///
/// @param rows cells by column, in the form's order; null where a cell is empty
public record Answer(List<Map<String, @Nullable String>> rows) {
    /// Nothing changes.
    public static final Answer UNCHANGED = new Answer(List.of(Map.of()));

    /// The answer as it is kept.
    ///
    /// @return a JSON array of objects
    public String json() {
        try {
            return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a kept answer.
    ///
    /// @param json as [#json] wrote it
    /// @return the answer
    public static Answer parse(String json) {
        if (json.equals("[{}]")) {
            return UNCHANGED;
        }
        try {
            var rows = new ArrayList<Map<String, @Nullable String>>();
            for (var row : JSON.std.listFrom(json)) {
                var cells = new LinkedHashMap<String, @Nullable String>();
                ((Map<?, ?>) row)
                        .forEach((column, cell) ->
                                cells.put(
                                        String.valueOf(column),
                                        cell == null ? null : String.valueOf(cell)));
                rows.add(cells);
            }
            return new Answer(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
