package dev.onggi.clean.ask.journal;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.journal.Entry.Answered;
import dev.onggi.clean.ask.journal.Entry.Failed;
import dev.onggi.clean.ask.journal.Entry.Packed;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.clean.ask.journal.Entry.Settled;
import dev.onggi.clean.ask.journal.Entry.Submitted;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls that a process left on their way when it ended, found by replaying the journal, and
/// those that lie in batches now. It holds those only, so its memory does not grow with the
/// journal. Safe for use by several threads.
public final class Recovery implements Consumer<Entry> {
    /// A call with the answer that was paid for.
    ///
    /// @param asked what was asked
    /// @param answered what came back
    public record Paid(Reserved asked, Answered answered) {}

    private final Map<CallId, Reserved> open = new LinkedHashMap<>();
    private final Map<CallId, Packed> packed = new LinkedHashMap<>();
    private final Map<CallId, String> batches = new LinkedHashMap<>();
    private final Map<CallId, Paid> unread = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    @Override
    public synchronized void accept(Entry entry) {
        switch (entry) {
            case Reserved reserved -> open.put(reserved.call(), reserved);
            case Packed about -> packed.put(about.call(), about);
            case Submitted submitted -> {
                packed.remove(submitted.call());
                batches.put(submitted.call(), submitted.batch());
                known.add(submitted.batch());
            }
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
        packed.remove(call);
        batches.remove(call);
        return open.remove(call);
    }

    /// Calls that were in flight: nobody knows whether they were answered. They stay charged at
    /// their worst, and what they asked may be asked again.
    ///
    /// @return in the order in which they were reserved
    public synchronized List<Reserved> lost() {
        return open.values().stream()
                .filter(call -> !batches.containsKey(call.call()))
                .filter(call -> !packed.containsKey(call.call()))
                .toList();
    }

    /// Calls of which nobody knows whether a provider took them in a batch.
    ///
    /// @return when and in which batch each was to be handed over
    public synchronized Map<Reserved, Packed> packed() {
        var calls = new LinkedHashMap<Reserved, Packed>();
        packed.forEach((call, about) -> add(call, about, calls));
        return calls;
    }

    /// Calls that lie in a provider's batch, to be picked up there.
    ///
    /// @return the batch of each
    public synchronized Map<Reserved, String> submitted() {
        var calls = new LinkedHashMap<Reserved, String>();
        batches.forEach((call, batch) -> add(call, batch, calls));
        return calls;
    }

    /// A journal whose first files were removed may begin in the middle of a call.
    private <T> void add(CallId call, T about, Map<Reserved, T> calls) {
        var reserved = open.get(call);
        if (reserved != null) {
            calls.put(reserved, about);
        }
    }

    /// Whether a call has not ended.
    ///
    /// @param call its id
    /// @return true while an answer may come
    public synchronized boolean isOpen(CallId call) {
        return open.containsKey(call);
    }

    /// Whether a provider's batch was ever one of this journal.
    ///
    /// @param batch the provider's id
    /// @return true where a call of it is known
    public synchronized boolean knows(String batch) {
        return known.contains(batch);
    }

    /// Answers that were paid for and whose values may not have reached the cache.
    ///
    /// @return in the order in which they came
    public synchronized List<Paid> unread() {
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
