package dev.onggi.clean.ask.journal;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.journal.Entry.Answered;
import dev.onggi.clean.ask.journal.Entry.Failed;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.clean.ask.journal.Entry.Settled;
import dev.onggi.clean.ask.journal.Entry.Submitted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls that a process left on their way when it ended, found by replaying the journal. It
/// holds those only, so its memory does not grow with the journal.
public final class Recovery implements Consumer<Entry> {
    /// A call with the answer that was paid for.
    ///
    /// @param asked what was asked
    /// @param answered what came back
    public record Paid(Reserved asked, Answered answered) {}

    private final Map<CallId, Reserved> open = new LinkedHashMap<>();
    private final Map<CallId, String> batches = new LinkedHashMap<>();
    private final Map<CallId, Paid> unread = new LinkedHashMap<>();

    @Override
    public void accept(Entry entry) {
        switch (entry) {
            case Reserved reserved -> open.put(reserved.call(), reserved);
            case Submitted submitted -> batches.put(submitted.call(), submitted.batch());
            case Answered answered -> {
                var asked = ended(answered.call());
                if (asked != null) {
                    unread.put(answered.call(), new Paid(asked, answered));
                }
            }
            case Failed failed -> ended(failed.call());
            case Settled settled -> unread.remove(settled.call());
        }
    }

    private @Nullable Reserved ended(CallId call) {
        batches.remove(call);
        return open.remove(call);
    }

    /// Calls that were in flight: nobody knows whether they were answered. They stay charged at
    /// their worst, and what they asked may be asked again.
    ///
    /// @return in the order in which they were reserved
    public List<Reserved> lost() {
        return open.values().stream().filter(call -> !batches.containsKey(call.call())).toList();
    }

    /// Calls that lie in a provider's batch, to be picked up there.
    ///
    /// @return the batch of each
    public Map<Reserved, String> submitted() {
        var calls = new LinkedHashMap<Reserved, String>();
        batches.forEach((call, batch) -> calls.put(open.get(call), batch));
        return calls;
    }

    /// Answers that were paid for and whose values may not have reached the cache.
    ///
    /// @return in the order in which they came
    public List<Paid> unread() {
        return List.copyOf(unread.values());
    }

    /// Reads every answer ever paid for, to fill a cache that was thrown away.
    ///
    /// @param journal where they are
    /// @param reader is given each with what it was asked
    public static void answers(Journal journal, Consumer<? super Paid> reader) {
        var recovery = new Recovery();
        journal.replay(entry -> {
            recovery.accept(entry);
            var paid = recovery.unread.remove(entry.call());
            if (paid != null) {
                reader.accept(paid);
            }
        });
    }
}
