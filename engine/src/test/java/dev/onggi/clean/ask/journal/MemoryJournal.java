package dev.onggi.clean.ask.journal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A journal for tests that forgets everything with its list.
public final class MemoryJournal implements Journal {
    private final List<Entry> entries;
    private final Executor loop;
    private boolean closed;

    /// A journal over what was written before.
    ///
    /// @param entries changed by it
    /// @param loop completes what was appended
    public MemoryJournal(List<Entry> entries, Executor loop) {
        this.entries = entries;
        this.loop = loop;
    }

    @Override
    public CompletionStage<@Nullable Void> append(Entry entry) {
        if (closed) {
            return CompletableFuture.failedStage(new IOException("closed"));
        }
        entries.add(entry);
        return CompletableFuture.runAsync(() -> {}, loop);
    }

    @Override
    public void replay(Consumer<? super Entry> reader) {
        List.copyOf(entries).forEach(reader);
    }

    @Override
    public void close() {
        closed = true;
    }
}
