package dev.onggi.clean;

import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.PastEntries;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call in which values were sent to a model, as the journal tells it: no content, but a digest
/// of each value that was asked about.
///
/// @param reserved when, to whom, and the digests
/// @param task that asked; empty where that is not noted
/// @param columns that each item showed
/// @param masked those whose personal data was masked
/// @param batch the provider's batch it was part of, or null
/// @param end how it ended, or null where it has not
public record SentCall(
        Entry.Reserved reserved,
        String task,
        List<String> columns,
        List<String> masked,
        @Nullable String batch,
        @Nullable Entry end) {

    /// The calls of a run.
    ///
    /// @param workspace whose journal is read, beside whoever writes it
    /// @param run its id
    /// @return in the order in which they were reserved, without those that were never sent
    /// @throws IOException where a file cannot be read
    public static List<SentCall> of(Workspace workspace, String run) throws IOException {
        var calls = new LinkedHashMap<Object, Entry.Reserved>();
        var ends = new LinkedHashMap<Object, Entry>();
        var batches = new LinkedHashMap<Object, String>();
        PastEntries.read(
                workspace.state().resolve("journal"),
                entry -> {
                    switch (entry) {
                        case Entry.Reserved call when call.origin().run().equals(run) ->
                                calls.put(call.call(), call);
                        case Entry.Submitted in when calls.containsKey(in.call()) ->
                                batches.put(in.call(), in.batch());
                        case Entry.Answered end when calls.containsKey(end.call()) ->
                                ends.put(end.call(), end);
                        case Entry.Failed end when calls.containsKey(end.call()) ->
                                ends.put(end.call(), end);
                        case Entry.Reserved _,
                                Entry.Packed _,
                                Entry.Submitted _,
                                Entry.Answered _,
                                Entry.Failed _,
                                Entry.Settled _ -> {}
                    }
                });
        var noted = new SentColumns(workspace, run).read();
        return calls.values().stream()
                .filter(call -> !unsent(ends.get(call.call())))
                .map(call -> of(call, noted, batches, ends))
                .toList();
    }

    private static boolean unsent(@Nullable Entry end) {
        return end instanceof Entry.Failed failed && failed.kind() == Entry.Kind.UNSENT;
    }

    private static SentCall of(
            Entry.Reserved call,
            List<SentColumns.Sent> noted,
            Map<Object, String> batches,
            Map<Object, Entry> ends) {
        var sent =
                noted.stream()
                        .filter(one -> one.step().equals(call.origin().step()))
                        .filter(one -> one.version().equals(call.asked().prompt()))
                        .findFirst()
                        .orElse(new SentColumns.Sent("", "", "", List.of(), List.of()));
        return new SentCall(
                call,
                sent.task(),
                sent.columns(),
                sent.masked(),
                batches.get(call.call()),
                ends.get(call.call()));
    }
}
