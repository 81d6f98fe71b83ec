package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.journal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The calls that the process before has sent a short while ago, found by replaying the journal, so
/// that a new process and the one before together keep to a limit.
final class RecentCalls implements Consumer<Entry> {
    /// Longer than the window of any rate that can be set.
    private static final Duration WINDOW = Duration.ofMinutes(20);

    /// A call.
    ///
    /// @param target who was asked
    /// @param at when it was sent
    /// @param tokens its size, at the worst where nobody knows
    record Sent(Entry.Target target, Instant at, Tokens tokens) {}

    private final Map<CallId, Entry.Reserved> open = new HashMap<>();
    private final Deque<Sent> sent = new ArrayDeque<>();
    private Instant newest = Instant.MIN;

    @Override
    public void accept(Entry entry) {
        switch (entry) {
            case Entry.Reserved call -> open.put(call.call(), call);
            case Entry.Answered answer -> {
                var call = open.remove(answer.call());
                if (call != null) {
                    var usage = answer.usage();
                    var tokens = new Tokens(usage.input(), usage.output());
                    add(new Sent(call.target(), answer.at().minus(answer.latency()), tokens));
                }
            }
            case Entry.Failed failed -> {
                var call = open.remove(failed.call());
                if (call != null && failed.kind() != Entry.Kind.UNSENT) {
                    add(new Sent(call.target(), failed.at(), call.worst().tokens()));
                }
            }
            case Entry.Submitted batch -> open.remove(batch.call());
            case Entry.Packed _, Entry.Settled _ -> {}
        }
    }

    private void add(Sent call) {
        sent.add(call);
        newest = call.at().isAfter(newest) ? call.at() : newest;
        var first = sent.peek();
        while (first != null && first.at().isBefore(newest.minus(WINDOW))) {
            sent.remove();
            first = sent.peek();
        }
    }

    /// Those whose window may not be over.
    ///
    /// @param now the present
    /// @return in the order in which they were sent
    List<Sent> before(Instant now) {
        return sent.stream()
                .filter(call -> call.at().isAfter(now.minus(WINDOW)))
                .sorted(Comparator.comparing(Sent::at))
                .toList();
    }
}
