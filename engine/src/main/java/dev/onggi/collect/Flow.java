package dev.onggi.collect;

import dev.onggi.data.Dataset;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What happens to rows between a source and the handover: types, the watermark, rejects, shape.
/// For the source's thread, and for others once that has ended.
final class Flow implements CollectRows.ChunkSink {
    private static final int CHUNKS_BETWEEN = 16;
    private final Typing typing;
    private final @Nullable Watermark watermark;
    private final RejectSpool rejects;
    private final Function<Boolean, Shaper> shapers;
    private final Handover handover;
    private final LongConsumer progress;
    private long chunks;
    private @Nullable Shaper shaper;
    private long rows;
    private Dataset.@Nullable Layout before;

    /// @param shapers makes texts (true) or a table
    /// @param progress is told rows done, now and then
    Flow(
            Typing typing,
            @Nullable Watermark watermark,
            RejectSpool rejects,
            Function<Boolean, Shaper> shapers,
            Handover handover,
            LongConsumer progress) {
        this.typing = typing;
        this.watermark = watermark;
        this.rejects = rejects;
        this.shapers = shapers;
        this.handover = handover;
        this.progress = progress;
    }

    @Override
    public void accept(Chunk chunk, boolean texts) {
        if (++chunks % CHUNKS_BETWEEN == 0) {
            progress.accept(rows);
        }
        var typed = typing.apply(chunk);
        var reasons = typed.reasons();
        var kept = watermark == null ? null : watermark.keep(chunk, typed.chunk());
        if (kept == null && reasons == null) {
            rows += chunk.rows();
            handover.put(shaper(texts).shape(typed.chunk()));
            return;
        }
        int count = 0;
        var going = new boolean[chunk.rows()];
        for (int row = 0; row < going.length; row++) {
            boolean mine = kept == null || kept[row];
            var reason = reasons == null ? null : reasons[row];
            rows += mine ? 1 : 0;
            if (mine && reason != null) {
                rejects.add(chunk, row, reason);
            }
            going[row] = mine && reason == null;
            count += going[row] ? 1 : 0;
        }
        if (count > 0) {
            handover.put(shaper(texts).shape(typed.chunk().keep(going, count)));
        }
    }

    /// Lays out texts or a table, whichever came first.
    Shaper shaper(boolean texts) {
        var current = shaper;
        if (current == null) {
            current = shapers.apply(texts);
            shaper = current;
        }
        return current;
    }

    /// The shape of a dataset without rows: that of the columns met, else that of the last dataset.
    Shape none(Layout met, boolean texts, Optional<Dataset> last) {
        var own = shaper(texts);
        if (met.columns().isEmpty() && last.isPresent() && last.get().kind() == own.kind()) {
            before = last.get().layout();
            var columns = before.columns();
            var fed = columns.stream().map(Flow::fed).toList();
            return new Shape(fed, columns, Shaper.byName(fed, columns));
        }
        return own.shape(Chunk.empty(typing.layout(met))).shape();
    }

    /// What is known of the dataset once all rows are written.
    ///
    /// @param stored the columns written
    /// @param met the columns the source had
    Dataset.Layout layout(String source, boolean texts, List<Column> stored, Layout met) {
        var own = shaper(texts);
        var last = before;
        return new Dataset.Layout(
                source,
                own.kind(),
                stored,
                last == null ? own.unfolded(typing.layout(met)) : last.unfolded(),
                last == null ? typing.declaredText(met) : last.declared());
    }

    private static Column fed(Column column) {
        return column.type().equals(ColumnType.TIME) ? Column.text(column.name()) : column;
    }

    /// Rows that came in: those handed over and those rejected.
    long rows() {
        return rows;
    }
}
