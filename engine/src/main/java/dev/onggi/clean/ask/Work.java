package dev.onggi.clean.ask;

import dev.onggi.clean.ask.form.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is still to be asked: batches that come again, before new ones from the source.
final class Work {
    private record Waiting(Batch batch, long number) {}

    private final Iterator<Question> source;
    private final Predicate<Question> settled;
    private final Predicate<Question> alone;
    private final BatchSize size;
    private final PriorityQueue<Waiting> again =
            new PriorityQueue<>(
                    Comparator.comparing((Waiting waiting) -> waiting.batch().notBefore())
                            .thenComparingLong(Waiting::number));
    private @Nullable Question held;
    private Instant closed = Instant.MIN;
    private long number;

    /// @param settled takes questions that need not be asked any more
    /// @param alone tells those that share no batch
    Work(
            Iterator<Question> source,
            Predicate<Question> settled,
            Predicate<Question> alone,
            BatchSize size) {
        this.source = source;
        this.settled = settled;
        this.alone = alone;
        this.size = size;
    }

    /// Gives a batch back.
    void again(Batch batch) {
        again.add(new Waiting(batch, number++));
    }

    /// Takes nothing new from the source before a time, so that what cannot be sent does not pile
    /// up. A batch given back for that time tells when it goes on.
    void close(Instant until) {
        closed = until;
    }

    /// The next batch that may be sent.
    Optional<Batch> next(Instant now) {
        var first = again.peek();
        if (first != null && !first.batch().notBefore().isAfter(now)) {
            return Optional.of(again.remove().batch());
        }
        var questions = now.isBefore(closed) ? List.<Question>of() : fresh();
        return questions.isEmpty() ? Optional.empty() : Optional.of(Batch.first(questions));
    }

    /// When a batch that waits may be sent.
    Optional<Instant> nextTime() {
        return Optional.ofNullable(again.peek()).map(waiting -> waiting.batch().notBefore());
    }

    boolean isEmpty() {
        return again.isEmpty() && held == null && !source.hasNext();
    }

    /// Questions that wait to be asked again.
    long waiting() {
        return again.stream().mapToLong(waiting -> waiting.batch().size()).sum();
    }

    /// Questions that were never asked; none is left afterwards.
    long untouched() {
        long count = held == null ? 0 : 1;
        held = null;
        for (; source.hasNext(); count++) {
            source.next();
        }
        return count;
    }

    private List<Question> fresh() {
        var questions = new ArrayList<Question>();
        long bytes = 0;
        while (questions.size() < size.items()) {
            var question = take();
            if (question == null) {
                break;
            }
            bytes += question.bytes();
            boolean single = alone.test(question);
            if ((single || bytes > size.bytes()) && !questions.isEmpty()) {
                held = question;
                break;
            }
            questions.add(question);
            if (single) {
                break;
            }
        }
        return questions;
    }

    private @Nullable Question take() {
        var next = held;
        held = null;
        while (next == null && source.hasNext()) {
            var question = source.next();
            next = settled.test(question) ? null : question;
        }
        return next;
    }
}
