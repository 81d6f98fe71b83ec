package dev.onggi.collect;

import dev.onggi.data.Batch;
import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Texts: `id, source, raw_text, created_at, metadata`. The data's own id, source, time and
/// metadata are used where they are what these columns hold; everything else goes into the
/// metadata.
final class TextShape implements Shaper {
    /// Where [CollectRows] puts the id and the text of texts a source delivers.
    static final int ID = 0;

    static final int TEXT = 1;
    private static final List<Column> STORED =
            List.of(
                    new Column("id", ColumnType.INTEGER),
                    Column.text("source"),
                    Column.text("raw_text"),
                    new Column("created_at", ColumnType.TIMESTAMP),
                    Column.text("metadata"));
    private final TextSettings settings;
    private final TextIds ids;
    private final Metadata metadata;
    private final byte[] source;
    private @Nullable Layout layout;
    private @Nullable Roles roles;
    private @Nullable Shape shape;

    /// What a text dataset is made with.
    ///
    /// @param text the column that is the text, `*` for the whole record, or null where the source
    ///   delivers texts
    /// @param source the `source` of rows without one
    /// @param createdAt microseconds since 1970 in the workspace's zone
    /// @param zone the workspace's
    record TextSettings(
            @Nullable String text, String source, long createdAt, java.time.ZoneId zone) {}

    /// The columns that play a part of their own; -1 where there is none.
    private record Roles(int id, int source, int text, int createdAt, int metadata) {
        boolean whole() {
            return text < 0;
        }
    }

    TextShape(TextSettings settings, Consumer<Problem> notes) {
        this.settings = settings;
        this.ids = new TextIds(settings.text() == null);
        this.metadata = new Metadata(notes);
        this.source = Cells.utf8(settings.source());
    }

    @Override
    public Dataset.Kind kind() {
        return Dataset.Kind.TEXT;
    }

    @Override
    public List<Column> unfolded(Layout wanted) {
        return metadata.unfolded(wanted);
    }

    @Override
    public RejectNames rejectNames(Layout wanted) {
        var part = make(wanted);
        int ownId = ids.replaced() ? -1 : part.id();
        var names = new ArrayList<String>();
        for (int c = 0; c < wanted.columns().size(); c++) {
            var own = wanted.columns().get(c).name();
            names.add(c == part.text() ? "raw_text" : c == ownId ? "id" : metadata.shownName(own));
        }
        return new RejectNames("id", ownId, names);
    }

    @Override
    public Shape.Shaped shape(Chunk chunk) {
        var part = roles(chunk.layout());
        int rows = chunk.rows();
        var assigned = ids.of(part.id() < 0 ? null : chunk.columns()[part.id()], chunk.numbers());
        if (ids.replaced() && part.id() >= 0) {
            metadata.replaceId(chunk.layout().columns().get(part.id()).name());
        }
        var times = times(part, chunk);
        boolean whole = "*".equals(settings.text());
        var keep = new boolean[chunk.columns().length];
        Arrays.fill(keep, !whole);
        for (int used : new int[] {part.source(), part.text(), part.createdAt(), part.metadata()}) {
            if (used >= 0) {
                keep[used] = false;
            }
        }
        if (part.id() >= 0) {
            keep[part.id()] = !whole && ids.replaced();
        }
        var more = metadata.of(chunk, keep, part.metadata(), times.unread());
        var text = part.whole() ? Metadata.record(chunk) : texts(part, chunk);
        var columns = new Object[] {assigned, sources(part, chunk), text, times.micros(), more};
        long bytes = 16L * rows;
        for (var column : columns) {
            bytes += ColumnArrays.bytes(column, rows);
        }
        return new Shape.Shaped(shape(chunk.layout()), new Batch(rows, columns), bytes);
    }

    private static byte[][] texts(Roles part, Chunk chunk) {
        return ColumnArrays.texts(chunk.columns()[part.text()], chunk.rows());
    }

    private byte[][] sources(Roles part, Chunk chunk) {
        int rows = chunk.rows();
        var sources = new byte[rows][];
        var own =
                part.source() < 0
                        ? ColumnArrays.EMPTY
                        : ColumnArrays.texts(chunk.columns()[part.source()], rows);
        for (int i = 0; i < rows; i++) {
            byte @Nullable [] mine = own[i];
            sources[i] = mine == null ? source : mine;
        }
        return sources;
    }

    /// @param micros the time of each row
    /// @param unread the texts that are no time, or null where there are none
    private record Times(long[] micros, byte @Nullable [][] unread) {}

    private Times times(Roles part, Chunk chunk) {
        var micros = new long[chunk.rows()];
        Arrays.fill(micros, settings.createdAt());
        if (part.createdAt() < 0) {
            return new Times(micros, null);
        }
        byte @Nullable [][] unread = null;
        for (int i = 0; i < micros.length; i++) {
            var cell = chunk.cell(part.createdAt(), i);
            if (cell == null) {
                continue;
            }
            var text = Cells.text(cell);
            long read = Digits.micros(text, settings.zone());
            if (read != Digits.NONE) {
                micros[i] = read;
            } else if (text.length > 0) {
                unread = unread == null ? new byte[micros.length][] : unread;
                unread[i] = text;
            }
        }
        return new Times(micros, unread);
    }

    private Roles roles(Layout wanted) {
        var current = roles;
        if (current == null || layout != wanted) {
            current = make(wanted);
            roles = current;
            layout = wanted;
        }
        return current;
    }

    private Roles make(Layout wanted) {
        var column = settings.text();
        if (column == null) {
            return new Roles(
                    ID,
                    wanted.indexOf("source"),
                    TEXT,
                    wanted.indexOf("created_at"),
                    wanted.indexOf("metadata"));
        }
        int text = wanted.indexOf(column);
        if (text < 0 && !column.equals("*")) {
            throw OnggiException.of(CollectProblem.NO_SUCH_COLUMN, "text", column, wanted.names());
        }
        return new Roles(
                other(wanted, "id", text),
                other(wanted, "source", text),
                text,
                other(wanted, "created_at", text),
                column.equals("*") ? -1 : other(wanted, "metadata", text));
    }

    private static int other(Layout wanted, String name, int text) {
        int index = wanted.indexOf(name);
        return index == text ? -1 : index;
    }

    @Override
    public Shape shape(Layout wanted) {
        if (!wanted.columns().isEmpty()) {
            roles(wanted);
        }
        var current = shape;
        if (current == null || ids.changed()) {
            current = new Shape(fed(), STORED, SELECT);
            shape = current;
        }
        return current;
    }

    private static final String SELECT =
            "id, source, raw_text, make_timestamp(created_at) AS created_at, metadata";

    private static List<Column> fed() {
        var fed = new ArrayList<>(STORED);
        fed.set(3, new Column("created_at", ColumnType.INTEGER));
        return fed;
    }

    @Override
    public boolean fits(Shape from, Shape last) {
        return from == last || !ids.replaced();
    }

    @Override
    public String join(Session session, Shape from, Shape last, long firstRow) {
        var key = new JsonBytes().string(Cells.utf8(metadata.idName())).raw(":\"").take();
        var opening = new String(key, java.nio.charset.StandardCharsets.UTF_8);
        return ids.numbers(session, firstRow)
                + " AS id, source, raw_text, created_at, CASE WHEN metadata = '{}' THEN '{' || "
                + Sql.text(opening)
                + " || id || '\"}' ELSE '{' || "
                + Sql.text(opening)
                + " || id || '\",' || metadata[2:] END AS metadata";
    }
}
