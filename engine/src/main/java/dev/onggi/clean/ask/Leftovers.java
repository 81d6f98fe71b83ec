package dev.onggi.clean.ask;

import dev.onggi.clean.ask.cache.AnswerCache;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.clean.ask.journal.Journal;
import dev.onggi.clean.ask.journal.Recovery;
import dev.onggi.clean.ask.journal.Recovery.Paid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts in order what a process left in the journal that died while it asked.
public final class Leftovers {
    private final Journal journal;
    private final Consumer<? super Entry> books;

    /// Leftovers of a journal that was just opened.
    ///
    /// @param journal is told what became of them
    /// @param books counts what the journal is told, such as the budget
    public Leftovers(Journal journal, Consumer<? super Entry> books) {
        this.journal = journal;
        this.books = books;
    }

    /// Ends the calls that were in flight. Nobody knows what became of them, so they stay charged
    /// at their worst.
    ///
    /// @param recovery has read the whole journal
    /// @param now the present
    public void close(Recovery recovery, Instant now) {
        for (var call : recovery.lost()) {
            tell(lost(call, now));
        }
    }

    private static Entry lost(Reserved call, Instant now) {
        var message = "the process ended before the answer came";
        return new Entry.Failed(call.call(), now, Entry.Kind.LOST, message, call.worst().cost());
    }

    /// Answers that were paid for and are not in the cache, for the job that asks those questions
    /// again: those that nobody has read, and any at all where the cache was begun anew. Of the
    /// former, those that are in the cache wholly are settled: the process died between keeping and
    /// noting it.
    ///
    /// @param recovery knows the journal
    /// @param cache of answers
    /// @param version of the form that will read them
    /// @param all whether the cache may lack any answer, having been begun anew
    /// @return each with what is not in the cache
    public List<Paid> unkept(Recovery recovery, AnswerCache cache, String version, boolean all) {
        var unread = recovery.unread();
        var unkept = unkept(unread, cache);
        var left = unkept.stream().map(paid -> paid.asked().call()).collect(Collectors.toSet());
        unread.stream()
                .map(paid -> paid.asked().call())
                .filter(call -> !left.contains(call))
                .forEach(call -> tell(new Entry.Settled(call)));
        var wanted = all ? unkept(ever(version), cache) : unkept;
        return wanted.stream().filter(paid -> isOf(version, paid)).toList();
    }

    private List<Paid> ever(String version) {
        var all = new ArrayList<Paid>();
        Recovery.answers(
                journal,
                paid -> {
                    if (isOf(version, paid)) {
                        all.add(paid);
                    }
                });
        return all;
    }

    private static boolean isOf(String version, Paid paid) {
        return paid.asked().asked().prompt().equals(version);
    }

    private static List<Paid> unkept(List<Paid> answers, AnswerCache cache) {
        var known = new HashSet<ContentKey>();
        cache.find(
                answers.stream().flatMap(Leftovers::keys).iterator(),
                cached -> known.add(cached.key()));
        var unkept = new ArrayList<Paid>();
        for (var paid : answers) {
            var asked = paid.asked();
            var items =
                    asked.asked().items().stream()
                            .filter(item -> !known.contains(item.key()))
                            .toList();
            if (!items.isEmpty()) {
                unkept.add(new Paid(only(items, asked), paid.answered()));
            }
        }
        return unkept;
    }

    private static Reserved only(List<Entry.Item> items, Reserved call) {
        var asked = call.asked().only(items);
        return new Reserved(
                call.call(), call.at(), call.origin(), call.target(), call.worst(), asked);
    }

    private static Stream<ContentKey> keys(Paid paid) {
        return paid.asked().asked().items().stream().map(Entry.Item::key);
    }

    private void tell(Entry entry) {
        books.accept(entry);
        var _ = journal.append(entry);
    }
}
