package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.ask.journal.Recovery.Paid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Answers that an earlier process paid for and lost before they were kept: each waits for its
/// question to come by, against which it is checked like any other.
final class PaidAnswers {
    private record Waiting(Paid paid, String item) {}

    /// What was paid for one question.
    ///
    /// @param kept the answer; empty where none is good
    /// @param calls that nobody has to read again for this question once that is kept
    record Found(Optional<Shelf.Kept> kept, List<CallId> calls) {}

    private final Form form;
    private final Map<ContentKey, List<Waiting>> waiting = new HashMap<>();
    private final Map<CallId, Integer> unread = new HashMap<>();

    PaidAnswers(Form form, String version, List<Paid> paid) {
        this.form = form;
        for (var answer : paid) {
            var asked = answer.asked().asked();
            if (asked.prompt().equals(version)) {
                unread.put(answer.asked().call(), asked.items().size());
                for (var item : asked.items()) {
                    waiting.computeIfAbsent(item.key(), key -> new ArrayList<>(1))
                            .add(new Waiting(answer, item.id()));
                }
            }
        }
    }

    /// The answer to a question: the first good one, as the other process would have taken it.
    Found of(Question question) {
        var found = Objects.requireNonNullElse(waiting.remove(question.key()), List.<Waiting>of());
        return new Found(
                found.stream().flatMap(one -> read(one, question).stream()).findFirst(),
                found.stream().map(one -> one.paid().asked().call()).toList());
    }

    private Optional<Shelf.Kept> read(Waiting found, Question question) {
        var asked = found.paid().asked();
        var reading =
                form.read(
                        found.paid().answered().reply().text(),
                        found.item(),
                        question,
                        asked.asked().nonce());
        return Optional.ofNullable(reading.good().get(found.item()))
                .map(answer ->
                        new Shelf.Kept(
                                question.key(),
                                answer.json(),
                                asked.target().model(),
                                asked.call()));
    }

    /// Notes that calls need not be read again for one of their questions.
    ///
    /// @return those of which that was the last one
    List<CallId> read(List<CallId> calls) {
        return calls.stream().filter(call -> unread.merge(call, -1, Integer::sum) == 0).toList();
    }
}
