package dev.onggi.collect;

import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Source;
import dev.onggi.step.Publisher;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepSettings;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One try at collecting: the source fills the handover on a thread of its own while DuckDB empties
/// it into the staged file.
final class Collection {
    private static final long END_MILLIS = 5_000;
    private final StepSettings step;
    private final CollectSettings settings;
    private final StepContext context;
    private final CellParser parser;
    private final Publisher.Staged staged;

    /// What was written, ready to be published.
    ///
    /// @param rows what the source said beside its rows
    /// @param facts what is known of the dataset
    /// @param read rows that came in
    /// @param rejected rows among them that were rejected
    /// @param known rows left out because an earlier run has collected them
    /// @param marks what to remember of the incremental column
    record Collected(
            CollectRows rows,
            Publisher.Facts facts,
            long read,
            long rejected,
            long known,
            Map<String, String> marks) {}

    Collection(
            StepSettings step,
            CollectSettings settings,
            StepContext context,
            CellParser parser,
            Publisher.Staged staged) {
        this.step = step;
        this.settings = settings;
        this.context = context;
        this.parser = parser;
        this.staged = staged;
    }

    /// Collects into the staged file, or leaves nothing.
    ///
    /// @throws Exception the source's own
    Collected run(Source source) throws Exception {
        var increment = settings.increment();
        var watermark =
                increment == null
                        ? null
                        : new Watermark(
                                increment, context.run(), context.memory(), settings.zone());
        var handover = new Handover();
        try (var rejects = new RejectSpool(staged.file());
                var session = context.duckdb().session(context.cancellation());
                var cancel = context.cancellation().onCancel(handover::abandon)) {
            var typing = new Typing(settings.types(), parser, context.workspace().language());
            var notes = new Notes();
            var flow =
                    new Flow(
                            typing,
                            watermark,
                            rejects,
                            texts -> shaper(texts, notes),
                            handover,
                            done -> context.log().progress(done, -1));
            var rows = new CollectRows(settings, context.run().sample(), flow, notes);
            var writer = new SegmentWriter(session, flow, settings.compression(), staged.file());
            var thread = start(source, request(source, watermark), rows, handover);
            try {
                var columns =
                        writer.write(
                                handover,
                                () ->
                                        flow.none(
                                                rows.layout(),
                                                rows.deliversTexts(),
                                                context.memory().lastDataset()));
                thread.join();
                typing.tellMissing(rows.layout(), notes::add);
                rejects.reject(
                        context.rejects(),
                        session,
                        settings.source(),
                        flow.shaper(rows.deliversTexts()));
                var facts =
                        new Publisher.Facts(
                                flow.layout(
                                        settings.source(),
                                        rows.deliversTexts(),
                                        columns,
                                        rows.layout()),
                                writer.rows());
                return new Collected(
                        rows,
                        facts,
                        flow.rows(),
                        rejects.rows(),
                        watermark == null ? 0 : watermark.dropped(),
                        watermark == null ? Map.of() : watermark.memory());
            } catch (Exception e) {
                end(thread, handover);
                writer.discard();
                throw cause(e, handover);
            }
        }
    }

    private StepRequest request(Source source, @Nullable Watermark watermark) {
        return new StepRequest(step, context, mark(source, watermark));
    }

    /// Where a source goes on: its own mark, in the form it gave it and to which it applies a lag
    /// itself; else the engine's, less the lag.
    private Optional<String> mark(Source source, @Nullable Watermark watermark) {
        if (context.run().backfill() || (watermark == null && !keepsMark(source))) {
            return Optional.empty();
        }
        var own = context.memory().get("mark");
        return watermark == null ? own : own.or(watermark::from);
    }

    /// Whether the source goes on from its mark: where the step is incremental, and a drop-in
    /// always, which decides itself what its mark means.
    private boolean keepsMark(Source source) {
        boolean off = step.text("incremental").orElse("").equals("false");
        return !off && (step.has("incremental") || source.settings().isEmpty());
    }

    private Shaper shaper(boolean texts, Notes notes) {
        var now = LocalDateTime.ofInstant(context.run().start(), settings.zone());
        long micros = Digits.micros(now);
        return texts || settings.text() != null
                ? new TextShape(
                        new TextShape.TextSettings(
                                texts ? null : settings.text(),
                                settings.source(),
                                micros,
                                settings.zone()),
                        notes::add)
                : new TableShape(settings.source(), "make_timestamp(" + micros + ")");
    }

    private Thread start(Source source, StepRequest request, CollectRows rows, Handover handover) {
        return Thread.ofPlatform()
                .daemon()
                .name("collect-" + context.step())
                .start(() -> {
                    @Nullable Throwable failure = null;
                    try {
                        source.collect(request, rows);
                        rows.flush();
                    } catch (CollectRows.Enough e) {
                        // the sample is complete
                    } catch (Throwable e) {
                        failure = e;
                    }
                    handover.finish(failure);
                });
    }

    /// Ends a source that still runs. One that ignores its interrupt is left behind: its rows go
    /// nowhere.
    private void end(Thread thread, Handover handover) throws InterruptedException {
        handover.abandon();
        thread.interrupt();
        if (!thread.join(java.time.Duration.ofMillis(END_MILLIS))) {
            context.log().warn("the source of step " + context.step() + " did not end in time");
        }
    }

    private Exception cause(Exception e, Handover handover) {
        if (context.cancellation().cancelled()) {
            return OnggiException.of(DataProblem.CANCELLED);
        }
        return switch (handover.failure()) {
            case Handover.Abandoned abandoned -> e;
            case Exception failure -> failure;
            case Error failure -> throw failure;
            case null, default -> e;
        };
    }
}
