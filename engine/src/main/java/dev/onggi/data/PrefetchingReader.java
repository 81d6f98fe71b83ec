package dev.onggi.data;

import dev.onggi.spi.Column;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads ahead on a thread of its own, so that parsing and writing use a core each.
public final class PrefetchingReader implements BatchReader {
    private static final int AHEAD = 8;

    private final BatchReader reader;
    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private volatile boolean closed;
    private boolean ended;

    private record Item(@Nullable Batch batch, @Nullable Throwable failure) {}

    /// Starts to read ahead.
    ///
    /// @param reader what to read; must give new arrays with each batch
    public PrefetchingReader(BatchReader reader) {
        this.reader = reader;
        this.thread = Thread.ofPlatform().name("onggi-read").daemon().start(this::run);
    }

    private void run() {
        try {
            @Nullable Batch batch;
            do {
                batch = reader.next();
                put(new Item(batch, null));
            } while (batch != null && !closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | Error e) { // or the consumer would wait for ever
            offer(new Item(null, e));
        }
    }

    private void put(Item item) throws InterruptedException {
        while (!closed && !queue.offer(item, 100, TimeUnit.MILLISECONDS)) {
            // the consumer is slower; ask again whether it is still there
        }
    }

    private void offer(Item item) {
        try {
            put(item);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<Column> columns() {
        return reader.columns();
    }

    @Override
    public @Nullable Batch next() throws Exception {
        if (ended) {
            return null;
        }
        var item = queue.take();
        ended = item.batch() == null;
        return switch (item.failure()) {
            case null -> item.batch();
            case Exception e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        };
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reader.close();
    }
}
