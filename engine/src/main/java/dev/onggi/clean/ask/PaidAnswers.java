package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.ask.journal.Recovery.Paid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Answers that an earlier process paid for and lost before they were kept: each waits for its
/// question to come by, against which it is checked like any other.
final class PaidAnswers {
    private record Waiting(Paid paid, String item) {}

    private final Form form;
    private final Map<ContentKey, List<Waiting>> waiting = new HashMap<>();
    private final Set<CallId> own = new LinkedHashSet<>();

    PaidAnswers(Form form, String version, List<Paid> paid) {
        this.form = form;
        for (var answer : paid) {
            var asked = answer.asked().asked();
            if (asked.prompt().equals(version)) {
                own.add(answer.asked().call());
                for (var item : asked.items()) {
                    waiting.computeIfAbsent(item.key(), key -> new ArrayList<>(1))
                            .add(new Waiting(answer, item.id()));
                }
            }
        }
    }

    /// The answer to a question: the first good one, as the other process would have taken it.
    ///
    /// @return empty where none was paid for, or none is good
    Optional<Shelf.Kept> of(Question question) {
        var found = waiting.remove(question.key());
        return found == null
                ? Optional.empty()
                : found.stream().flatMap(one -> read(one, question).stream()).findFirst();
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

    /// Notes that an answer could not be kept, so that its call is not done with.
    void unkept(Shelf.Kept answer) {
        own.remove(answer.call());
    }

    /// Calls whose answers are all handed out.
    Set<CallId> used() {
        var used = new LinkedHashSet<>(own);
        waiting.values().stream()
                .flatMap(List::stream)
                .forEach(one -> used.remove(one.paid().asked().call()));
        return used;
    }
}
