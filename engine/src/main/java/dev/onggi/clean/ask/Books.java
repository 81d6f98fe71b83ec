package dev.onggi.clean.ask;

import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Recovery;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Everybody who keeps books of the calls that lie in batches.
///
/// @param desk with budget and journal
/// @param open knows which calls have not ended
record Books(Desk desk, Recovery open) {
    /// Notes what happened.
    ///
    /// @return completes on the event loop once it is on the disk
    CompletableFuture<Void> note(Entry entry) {
        desk.budget().accept(entry);
        return desk.journal()
                .append(entry)
                .thenAccept(nothing -> open.accept(entry))
                .toCompletableFuture();
    }

    CompletableFuture<Void> note(List<? extends Entry> entries) {
        return CompletableFuture.allOf(
                entries.stream().map(this::note).toArray(CompletableFuture[]::new));
    }
}
