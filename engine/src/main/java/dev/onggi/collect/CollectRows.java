package dev.onggi.collect;

import dev.onggi.data.Batch;
import dev.onggi.data.Dataset;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Column;
import dev.onggi.spi.Failure;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of one collection: makes chunks of whatever a source adds. For the source's thread.
final class CollectRows implements BatchRows {
    private static final Set<String> RESERVED = reserved();
    private final CollectSettings settings;
    private final ChunkSink out;
    private final long most;
    private final Notes notes;
    private final Map<String, String> memory = new LinkedHashMap<>();
    private @Nullable Schema schema;
    private @Nullable RowBuffer buffer;
    private boolean texts;
    private int @Nullable [] fixed;
    private boolean rowsOfFixed;
    private @Nullable BatchMapper mapper;
    private byte @Nullable [] file;
    private long records;

    /// Takes chunks, in the order of their rows.
    @FunctionalInterface
    interface ChunkSink {
        void accept(Chunk chunk, boolean texts);
    }

    /// Ends a source that has given all the rows a sample needs.
    static final class Enough extends EndOfCollection {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("the sample is complete");
        }
    }

    /// @param most rows to take, or 0 for all
    CollectRows(CollectSettings settings, long most, ChunkSink out, Notes notes) {
        this.settings = settings;
        this.most = most;
        this.out = out;
        this.notes = notes;
    }

    private static Set<String> reserved() {
        var reserved = new HashSet<>(Dataset.TABLE_COLUMNS);
        reserved.addAll(List.of("_row", "_reason", "_step", "file_row_number"));
        return Set.copyOf(reserved);
    }

    private Schema schema() {
        var current = schema;
        if (current == null) {
            boolean table = !texts && settings.text() == null;
            current =
                    new Schema(
                            settings.renames(),
                            table ? RESERVED : Set.of("file_row_number"),
                            this::note);
            schema = current;
        }
        return current;
    }

    private RowBuffer buffer() {
        var current = buffer;
        if (current == null) {
            current = new RowBuffer(schema());
            buffer = current;
        }
        return current;
    }

    @Override
    public void columns(List<Column> columns) throws Failure {
        if (rowsOfFixed) {
            throw Failure.user(
                    "the columns were fixed after rows had been added",
                    "Call rows.columns once, before the first row.");
        }
        var names = Names.distinct(columns.stream().map(Column::name).toList());
        var indexes = new int[columns.size()];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = schema().index(names.get(i));
            schema().declare(indexes[i], columns.get(i).type());
        }
        fixed = indexes;
    }

    @Override
    public void row(@Nullable Object... values) throws Failure {
        var indexes = fixed;
        if (indexes == null || indexes.length != values.length) {
            throw Failure.user(
                    "a row of "
                            + values.length
                            + " values for "
                            + (indexes == null ? 0 : indexes.length)
                            + " columns",
                    "Call rows.columns first, and give rows.row one value for each column.");
        }
        table();
        for (int i = 0; i < values.length; i++) {
            put(indexes[i], values[i]);
        }
        rowsOfFixed = true;
        endRow();
    }

    @Override
    public void add(@Nullable Object... namesAndValues) throws Failure {
        if (namesAndValues.length % 2 != 0) {
            throw Failure.user(
                    "rows.add was given " + namesAndValues.length + " arguments",
                    "Give it names and values in turn.");
        }
        table();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            named(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        endRow();
    }

    @Override
    public void add(Map<String, ? extends @Nullable Object> row) throws Failure {
        table();
        row.forEach(this::named);
        endRow();
    }

    @Override
    public void text(@Nullable Long id, String text, Map<String, ? extends @Nullable Object> more)
            throws Failure {
        if (!texts) {
            texts();
        }
        put(TextShape.ID, id);
        put(TextShape.TEXT, text);
        more.forEach(this::named);
        endRow();
    }

    @Override
    public void texts() {
        if (schema != null && !texts) {
            throw OnggiException.of(CollectProblem.TEXT_AND_TABLE);
        }
        if (!texts) {
            texts = true;
            schema().reserve("id");
            schema().reserve("raw_text");
        }
    }

    private void table() {
        if (texts) {
            throw OnggiException.of(CollectProblem.TEXT_AND_TABLE);
        }
    }

    private void named(String name, @Nullable Object value) {
        int index = schema().index(name);
        if (buffer().has(index)) {
            index = again(name, index, value);
        }
        if (index >= 0) {
            put(index, value);
        }
    }

    /// Where a second value of the same column in the same row goes.
    private int again(String name, int index, @Nullable Object value) {
        if (!schema().title(index).equals(name)) {
            if (value == null) {
                return -1;
            }
            if (buffer().get(index) == null) {
                return index;
            }
            throw OnggiException.of(
                    CollectProblem.RENAMED_TWICE,
                    schema().title(index),
                    name,
                    String.join(", ", settings.renames().oldNames()));
        }
        int other = index;
        for (int n = 2; buffer().has(other); n++) {
            other = schema().index(name + "_" + n);
        }
        return other;
    }

    private void put(int index, @Nullable Object value) {
        buffer().set(index, value == null ? null : Cells.store(value, settings.zone()));
    }

    private void endRow() {
        if (buffer().endRow(++records, file)) {
            flush();
        }
        if (most > 0 && records >= most) {
            flush();
            throw new Enough();
        }
    }

    /// Hands on the rows gathered so far.
    void flush() {
        if (buffer != null && buffer.rows() > 0) {
            out.accept(buffer.take(file != null), texts);
        }
    }

    @Override
    public void expect(List<Column> columns) {
        for (var column : columns) {
            schema().declare(schema().index(column.name()), column.type());
        }
    }

    @Override
    public void batch(List<Column> columns, Batch batch) {
        table();
        flush();
        var current = mapper;
        if (current == null) {
            current = new BatchMapper(schema(), notes);
            mapper = current;
        }
        int rows = most > 0 ? (int) Math.min(batch.rows(), most - records) : batch.rows();
        out.accept(current.chunk(columns, batch, rows, records, file), texts);
        records += rows;
        if (most > 0 && records >= most) {
            throw new Enough();
        }
    }

    @Override
    public void file(@Nullable String name) {
        file = name == null ? null : Cells.utf8(name);
        fixed = null;
        rowsOfFixed = false;
    }

    @Override
    public void note(Problem note) {
        notes.add(note);
    }

    @Override
    public void mark(Object mark) {
        memory.put("mark", mark.toString());
    }

    @Override
    public void remember(String key, String value) {
        memory.put(key, value);
    }

    /// What was told, each thing once.
    List<Problem> notes() {
        return notes.all();
    }

    /// What the next run wants to know.
    Map<String, String> memory() {
        return memory;
    }

    /// The columns met, even where no row came.
    Layout layout() {
        return schema().layout();
    }

    boolean deliversTexts() {
        return texts;
    }
}
