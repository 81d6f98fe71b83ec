package dev.onggi.clean;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.Shelf;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.form.Answer;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.data.CellMap;
import dev.onggi.data.RowSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Turns the packed fields of rows into what a model said of them: `{"m": model, "r": [cells]}`,
/// null where nothing was asked. Answers are read from the cache, a vector at a time, so that a
/// million of them need no memory.
final class AnswerMap implements CellMap {
    private static final JSON WRITER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private final AskedFields fields;
    private final Asking asking;
    private final ModelChanges changes;
    private final LongUnaryOperator origin;
    private final RowSet empty = new RowSet();

    /// @param origin the row of the raw file that a row of the asked dataset comes from
    AnswerMap(AskedFields fields, Asking asking, ModelChanges changes, LongUnaryOperator origin) {
        this.fields = fields;
        this.asking = asking;
        this.changes = changes;
        this.origin = origin;
    }

    @Override
    public void map(IntToLongFunction positions, @Nullable String[] cells) {
        var keys = new @Nullable ContentKey[cells.length];
        var found = new HashMap<ContentKey, Shelf.@Nullable Kept>();
        for (int i = 0; i < cells.length; i++) {
            var question = fields.question(cells[i]);
            keys[i] = question == null ? null : question.key();
            if (question != null) {
                found.put(question.key(), null);
            }
        }
        asking.cache()
                .find(
                        found.keySet().stream().toList().iterator(),
                        cached -> found.put(cached.key(), Shelf.Kept.of(cached)));
        for (int i = 0; i < cells.length; i++) {
            var kept = keys[i] == null ? null : found.get(keys[i]);
            var packed = cells[i];
            cells[i] =
                    kept == null || packed == null
                            ? null
                            : said(kept, positions.applyAsLong(i), packed);
        }
    }

    private String said(Shelf.Kept kept, long row, String packed) {
        var answer = Answer.parse(kept.answer());
        var kind = fields.form().kind();
        if (kind == Form.Kind.REWRITE || kind == Form.Kind.REPAIR) {
            note(kept, origin.applyAsLong(row), answer.rows().getFirst().keySet(), packed);
        }
        if (answer.rows().isEmpty()) {
            nothing(row);
        }
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("m", kept.model());
        said.put("r", answer.rows());
        try {
            return WRITER.asString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(Shelf.Kept kept, long row, Set<String> columns, String packed) {
        if (columns.isEmpty()) {
            return;
        }
        var seen = AskedFields.unpacked(packed);
        for (var column : columns) {
            int field = fields.form().fields().indexOf(column);
            changes.add(row, column, kept, field < 0 ? null : seen.get(field));
        }
    }

    private synchronized void nothing(long row) {
        empty.add(row);
    }

    /// The rows in which a model found nothing to extract.
    synchronized RowSet empty() {
        return empty;
    }
}
