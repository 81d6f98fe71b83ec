package dev.onggi.collect;

import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes handed-over rows into one Parquet file. Rows of one shape go straight into it; each
/// change of shape begins a segment, and segments are joined by name at the end.
final class SegmentWriter {
    static final long ROW_GROUP_BYTES = 16L << 20;
    private static final int MOST_ROWS = 60 * Batch.CAPACITY;
    private static final int MOST_SEGMENTS = 100;
    private final Session session;
    private final Flow flow;
    private final String compression;
    private final Path target;
    private final List<Segment> segments = new ArrayList<>();
    private int made;
    private int smallestGroup = MOST_ROWS;
    private long rows;

    private record Segment(Path file, Shape shape, long rows) {}

    SegmentWriter(Session session, Flow flow, String compression, Path target) {
        this.session = session;
        this.flow = flow;
        this.compression = compression;
        this.target = target;
    }

    /// Writes everything that is handed over.
    ///
    /// @param none the shape where there is no row
    /// @return the columns of the file
    List<Column> write(Handover from, Supplier<Shape> none) throws Exception {
        Shape shape = null;
        for (var next = from.peek(); next != null; next = from.peek()) {
            if (segments.size() == MOST_SEGMENTS) {
                join(segments.getLast().shape());
            }
            shape = next.shape();
            segment(from, next);
        }
        if (shape == null) {
            shape = none.get();
            copy(new Handed(shape, from, MOST_ROWS), shape, MOST_ROWS);
        } else if (segments.size() > 1) {
            join(shape);
        }
        Files.move(segments.getFirst().file(), target, StandardCopyOption.REPLACE_EXISTING);
        segments.clear();
        return shape.stored();
    }

    long rows() {
        return rows;
    }

    private void segment(Handover from, Shape.Shaped first) {
        long perRow = Math.max(1, first.bytes() / Math.max(1, first.batch().rows()));
        long fitting = ROW_GROUP_BYTES / perRow / Batch.CAPACITY * Batch.CAPACITY;
        int group = Math.clamp(fitting, Batch.CAPACITY, MOST_ROWS);
        smallestGroup = Math.min(smallestGroup, group);
        copy(new Handed(first.shape(), from, group), first.shape(), group);
    }

    private void copy(Handed reader, Shape shape, int group) {
        var file = next();
        segments.add(new Segment(file, shape, 0));
        var fed = "SELECT " + shape.select() + " FROM " + session.feed(reader);
        session.executeAlone(copy(fed, file, group));
        segments.set(segments.size() - 1, new Segment(file, shape, reader.rows));
        rows += reader.rows;
    }

    private void join(Shape last) throws IOException {
        long firstRow = 0;
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (!flow.shaper(false).fits(segment.shape(), last)) {
                segments.set(i, reshaped(segment, last, firstRow));
            }
            firstRow += segment.rows();
        }
        var file = next();
        var all = together(segments.stream().map(Segment::file).toList(), last.stored());
        session.execute(copy(all, file, smallestGroup));
        for (var segment : segments) {
            Files.deleteIfExists(segment.file());
        }
        segments.clear();
        segments.add(new Segment(file, last, firstRow));
    }

    private Segment reshaped(Segment segment, Shape last, long firstRow) throws IOException {
        var file = next();
        var select =
                "SELECT "
                        + flow.shaper(false).join(session, segment.shape(), last, firstRow)
                        + " FROM read_parquet("
                        + Sql.path(segment.file())
                        + ", file_row_number = true)";
        session.execute(copy(select, file, smallestGroup));
        Files.delete(segment.file());
        return new Segment(file, last, segment.rows());
    }

    /// SQL of the rows of several files by the names of their columns. One scan, because a UNION of
    /// eight files of 5,000 columns takes minutes.
    static String together(List<Path> files, List<Column> columns) {
        return files.stream()
                .map(Sql::path)
                .collect(
                        Collectors.joining(
                                ", ",
                                "SELECT "
                                        + Sql.names(columns.stream().map(Column::name).toList())
                                        + " FROM read_parquet([",
                                "], union_by_name = true)"));
    }

    private String copy(String select, Path file, int group) {
        return "COPY ("
                + select
                + ") TO "
                + Sql.path(file)
                + " (FORMAT parquet, COMPRESSION "
                + compression
                + ", ROW_GROUP_SIZE "
                + group
                + ")";
    }

    private Path next() {
        return target.resolveSibling(target.getFileName() + ".part" + ++made);
    }

    /// Removes what a failure left.
    void discard() throws IOException {
        for (int i = 1; i <= made; i++) {
            Files.deleteIfExists(target.resolveSibling(target.getFileName() + ".part" + i));
        }
        Files.deleteIfExists(target);
    }

    /// The handed-over rows of one shape, until a row group would grow far too large.
    private static final class Handed implements BatchReader {
        private final Shape shape;
        private final Handover from;
        private final int group;
        private long rows;
        private long groupRows;
        private long groupBytes;
        private boolean ended;

        Handed(Shape shape, Handover from, int group) {
            this.shape = shape;
            this.from = from;
            this.group = group;
        }

        @Override
        public List<Column> columns() {
            return shape.fed();
        }

        @Override
        public @Nullable Batch next() throws Exception {
            var next = ended ? null : from.peek();
            if (next == null || next.shape() != shape || full(next)) {
                ended = true;
                return null;
            }
            from.take();
            rows += next.batch().rows();
            return next.batch();
        }

        private boolean full(Shape.Shaped next) {
            if (groupRows >= group) {
                groupRows = 0;
                groupBytes = 0;
            }
            boolean full = rows > 0 && groupBytes + next.bytes() > 4 * ROW_GROUP_BYTES;
            groupRows += next.batch().rows();
            groupBytes += next.bytes();
            return full;
        }

        @Override
        public void close() {}
    }
}
