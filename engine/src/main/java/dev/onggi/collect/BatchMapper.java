package dev.onggi.collect;

import dev.onggi.data.Batch;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Column;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Puts the columns of a file's batches where the collection has them.
final class BatchMapper {
    private final Schema schema;
    private final Notes notes;
    private @Nullable List<Column> columns;
    private int[] indexes = {};

    BatchMapper(Schema schema, Notes notes) {
        this.schema = schema;
        this.notes = notes;
    }

    /// A batch as a chunk.
    ///
    /// @param rows how many of its rows
    /// @param before records before the first of them
    /// @param file the file they come from, or null where one is read
    @SuppressWarnings("ReferenceEquality") // the same list means the same file
    Chunk chunk(List<Column> from, Batch batch, int rows, long before, byte @Nullable [] file) {
        if (from != columns) {
            indexes = indexes(from, file);
            columns = from;
        }
        var layout = schema.layout();
        var arrays = new Object[layout.columns().size()];
        for (int i = 0; i < indexes.length; i++) {
            var type = layout.columns().get(indexes[i]).type();
            boolean same = type.equals(from.get(i).type());
            arrays[indexes[i]] = ColumnArrays.copy(batch.columns()[i], rows, same ? null : type);
        }
        for (int c = 0; c < arrays.length; c++) {
            if (arrays[c] == null) {
                arrays[c] = ColumnArrays.empty(layout.columns().get(c).type());
            }
        }
        var numbers = new long[rows];
        Arrays.setAll(numbers, i -> before + i + 1);
        byte @Nullable [][] files = null;
        if (file != null) {
            files = new byte[rows][];
            Arrays.fill(files, file);
        }
        return new Chunk(layout, rows, arrays, numbers, files);
    }

    private int[] indexes(List<Column> from, byte @Nullable [] file) {
        var found = new int[from.size()];
        var owners = new LinkedHashMap<Integer, String>();
        for (int i = 0; i < found.length; i++) {
            var name = from.get(i).name();
            found[i] = schema.index(name);
            schema.declare(found[i], from.get(i).type());
            var other = owners.put(found[i], name);
            if (other != null) {
                throw OnggiException.of(
                        CollectProblem.RENAMED_TWICE, schema.title(found[i]), other, name);
            }
        }
        if (file != null) {
            tellMissing(owners.keySet(), new String(file, StandardCharsets.UTF_8));
        }
        return found;
    }

    private void tellMissing(Set<Integer> there, String file) {
        if (there.size() == schema.size()) {
            return;
        }
        var missing = new StringJoiner(", ");
        for (int i = 0; i < schema.size(); i++) {
            if (!there.contains(i)) {
                missing.add("`" + schema.title(i) + "`");
            }
        }
        notes.add(Problem.of(CollectProblem.MISSING_COLUMNS, null, file, missing));
    }
}
