package dev.onggi.clean.ask.journal;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Entries that survive whatever happens to the process, in the order in which they came.
public interface Journal extends AutoCloseable {
    /// Adds an entry.
    ///
    /// @param entry what happened
    /// @return completes on the event loop once the entry is on the disk. It fails with an
    ///   [dev.onggi.problem.OnggiException] where the disk does, and then so does every later one:
    ///   what a failed disk holds is known only after it was opened again.
    CompletionStage<@Nullable Void> append(Entry entry);

    /// Reads every entry that is on the disk, from the oldest on, one at a time.
    ///
    /// @param reader is given each of them, on the calling thread
    /// @throws dev.onggi.problem.OnggiException where a file is damaged, with its name and the
    ///   place
    void replay(Consumer<? super Entry> reader);

    /// Waits until the entries handed over are on the disk.
    @Override
    void close();
}
