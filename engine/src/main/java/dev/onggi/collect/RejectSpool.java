package dev.onggi.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.step.Rejects;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Rows that were rejected while they were collected, with their cells as they came, kept beside
/// the staged file until the reject file takes them.
final class RejectSpool implements AutoCloseable {
    private static final int PAGE = 256;
    private static final String FILE = "_file";
    private final Path file;
    private final Path table;
    private @Nullable DataOutputStream out;
    private Layout layout = new Layout(List.of());
    private final List<Long> pages = new ArrayList<>();
    private boolean files;
    private long written;
    private long rows;

    RejectSpool(Path staged) {
        this.file = staged.resolveSibling(staged.getFileName() + ".rejects");
        this.table = staged.resolveSibling(staged.getFileName() + ".rejects.parquet");
    }

    long rows() {
        return rows;
    }

    /// Keeps a row as it came.
    void add(Chunk chunk, int row, String reason) {
        try {
            var to = out;
            if (to == null) {
                to = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
                out = to;
            }
            if (rows % PAGE == 0) {
                pages.add(written);
            }
            to.writeLong(chunk.numbers()[row]);
            write(to, Cells.utf8(reason));
            var from = chunk.files();
            write(to, from == null ? null : from[row]);
            to.writeInt(chunk.columns().length);
            for (int c = 0; c < chunk.columns().length; c++) {
                var cell = chunk.cell(c, row);
                write(to, cell == null ? null : Cells.text(cell));
            }
            written += 12;
            files |= from != null;
            layout = chunk.layout();
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(DataOutputStream to, byte @Nullable [] text) throws IOException {
        written += 4 + (text == null ? 0 : text.length);
        to.writeInt(text == null ? -1 : text.length);
        if (text != null) {
            to.write(text);
        }
    }

    /// Hands every row to the reject file, as a table or as texts.
    void reject(Rejects rejects, Session session, String source, Shaper shaper) throws Exception {
        var stream = out;
        if (stream == null) {
            return;
        }
        stream.close();
        var names = shaper.rejectNames(layout);
        try (var in = new Spooled(names)) {
            session.execute(
                    "COPY (SELECT * FROM "
                            + session.feed(in)
                            + ") TO "
                            + Sql.path(table)
                            + " (FORMAT parquet, ROW_GROUP_SIZE "
                            + 4 * Batch.CAPACITY
                            + ")");
            var all = new RowSet();
            for (long row = 0; row < rows; row++) {
                all.add(row);
            }
            rejects.reject(
                    new Dataset(
                            source,
                            table,
                            shaper.kind(),
                            in.columns(),
                            List.of(),
                            rows,
                            new RowSet()),
                    all,
                    new Reasons());
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
        Files.deleteIfExists(file);
        Files.deleteIfExists(table);
    }

    /// The rows of the spool, all text: their own columns, the file where there are several, and
    /// the number of the row.
    private final class Spooled implements BatchReader {
        private final Shaper.RejectNames names;
        private final List<Column> columns = new ArrayList<>();
        private final DataInputStream in;
        private long left = rows;

        Spooled(Shaper.RejectNames names) throws IOException {
            this.names = names;
            for (int c = 0; c < names.names().size(); c++) {
                if (c != names.ownId()) {
                    columns.add(Column.text(names.names().get(c)));
                }
            }
            if (files) {
                columns.add(Column.text(FILE));
            }
            columns.add(new Column(names.id(), ColumnType.INTEGER));
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        }

        @Override
        public List<Column> columns() {
            return columns;
        }

        @Override
        public @Nullable Batch next() throws IOException {
            int count = (int) Math.min(left, PAGE);
            if (count == 0) {
                return null;
            }
            int last = columns.size() - 1;
            var arrays = new Object[last + 1];
            for (int c = 0; c < last; c++) {
                arrays[c] = new byte[count][];
            }
            var ids = new long[count];
            arrays[last] = ids;
            for (int row = 0; row < count; row++) {
                ids[row] = in.readLong();
                in.skipNBytes(in.readInt());
                byte @Nullable [] from = read();
                if (files) {
                    ((@Nullable Object[]) arrays[last - 1])[row] = from;
                }
                int cells = in.readInt();
                for (int c = 0, to = 0; c < cells; c++) {
                    byte @Nullable [] cell = read();
                    if (c == names.ownId()) {
                        ids[row] = id(cell, ids[row]);
                    } else {
                        ((@Nullable Object[]) arrays[to++])[row] = cell;
                    }
                }
            }
            left -= count;
            return new Batch(count, arrays);
        }

        /// A row that has no number of its own is told by that of its record.
        private static long id(byte @Nullable [] own, long number) {
            long id = own == null ? Digits.NONE : Digits.whole(own);
            return id == Digits.NONE ? number : id;
        }

        private byte @Nullable [] read() throws IOException {
            int length = in.readInt();
            return length < 0 ? null : in.readNBytes(length);
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The reasons, read from the spool a page at a time. Safe for use by several threads.
    private final class Reasons implements LongFunction<String> {
        private long first = -1;
        private List<String> page = List.of();

        @Override
        public synchronized String apply(long row) {
            if (first < 0 || row < first || row >= first + page.size()) {
                first = row / PAGE * PAGE;
                page = read(first);
            }
            return page.get((int) (row - first));
        }

        private List<String> read(long from) {
            try (var in = Files.newInputStream(file)) {
                in.skipNBytes(pages.get((int) (from / PAGE)));
                var data = new DataInputStream(new BufferedInputStream(in));
                var reasons = new ArrayList<String>();
                for (long row = from; row < Math.min(rows, from + PAGE); row++) {
                    data.readLong();
                    reasons.add(new String(data.readNBytes(data.readInt()), UTF_8));
                    data.skipNBytes(Math.max(0, data.readInt()));
                    int cells = data.readInt();
                    for (int c = 0; c < cells; c++) {
                        data.skipNBytes(Math.max(0, data.readInt()));
                    }
                }
                return reasons;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
