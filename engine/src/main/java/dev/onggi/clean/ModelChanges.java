package dev.onggi.clean;

import dev.onggi.clean.ask.Shelf;
import dev.onggi.clean.ask.call.CallId;
import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which cells were changed by the answers of models: the call of each, who answered, and what the
/// model saw. Kept in a file without a name, because a million texts may not fit into memory.
/// Written by several threads.
final class ModelChanges implements AutoCloseable {
    private final @Nullable Path spool;
    private final String prompt;
    private final List<String> names = new ArrayList<>();
    private @Nullable FileChannel channel;
    private @Nullable DataOutputStream out;
    private long cells;

    /// Changes of a form's answers.
    ///
    /// @param spool a path that is free while they are collected
    /// @param prompt the form's version
    ModelChanges(Path spool, String prompt) {
        this.spool = spool;
        this.prompt = prompt;
    }

    private ModelChanges() {
        this.spool = null;
        this.prompt = "";
    }

    /// No changes.
    static ModelChanges none() {
        return new ModelChanges();
    }

    /// Adds a change.
    ///
    /// @param row position in the raw file
    /// @param column the cell's column
    /// @param kept the answer
    /// @param seen the cell as the model saw it, with nothing masked
    synchronized void add(long row, String column, Shelf.Kept kept, @Nullable String seen) {
        try {
            var to = output();
            to.writeLong(row);
            to.writeInt(number(column));
            to.writeInt(number(kept.model()));
            to.writeLong(kept.call().most());
            to.writeLong(kept.call().least());
            to.writeInt((int) kept.key().least());
            var text = seen == null ? null : seen.getBytes(StandardCharsets.UTF_8);
            to.writeInt(text == null ? -1 : text.length);
            if (text != null) {
                to.write(text);
            }
            cells++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataOutputStream output() throws IOException {
        var open = out;
        if (open == null) {
            channel =
                    FileChannel.open(
                            Objects.requireNonNull(spool),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
            open =
                    new DataOutputStream(
                            new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
            out = open;
        }
        return open;
    }

    private int number(String name) {
        int known = names.indexOf(name);
        if (known < 0) {
            names.add(name);
            return names.size() - 1;
        }
        return known;
    }

    synchronized long cells() {
        return cells;
    }

    /// The changes, in the order in which they came.
    synchronized BatchReader reader() throws IOException {
        var written = channel;
        if (out == null || written == null) {
            return new Reader(new DataInputStream(DataInputStream.nullInputStream()), 0);
        }
        out.flush();
        written.position(0);
        var in = new BufferedInputStream(Channels.newInputStream(written), 1 << 16);
        return new Reader(new DataInputStream(in), cells);
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private final class Reader implements BatchReader {
        private final DataInputStream in;
        private long left;

        Reader(DataInputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    new Column("row", ColumnType.INTEGER),
                    Column.text("column"),
                    Column.text("call"),
                    new Column("item", ColumnType.INTEGER),
                    Column.text("model"),
                    Column.text("prompt"),
                    Column.text("seen"));
        }

        @Override
        public @Nullable Batch next() throws IOException {
            int count = (int) Math.min(left, Batch.CAPACITY);
            left -= count;
            var cells = new @Nullable Object[columns().size()][count];
            for (int i = 0; i < count; i++) {
                cells[0][i] = in.readLong();
                cells[1][i] = names.get(in.readInt());
                cells[4][i] = names.get(in.readInt());
                cells[2][i] = new CallId(in.readLong(), in.readLong()).toString();
                cells[3][i] = (long) in.readInt();
                cells[5][i] = prompt;
                int length = in.readInt();
                cells[6][i] =
                        length < 0
                                ? null
                                : new String(in.readNBytes(length), StandardCharsets.UTF_8);
            }
            return count == 0 ? null : new Batch(count, cells);
        }

        @Override
        public void close() {
            // the channel closes with the changes
        }
    }
}
