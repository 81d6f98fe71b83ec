package dev.onggi.bench.ask;

import dev.onggi.clean.ask.AnswerSink;
import dev.onggi.clean.ask.Shelf;
import dev.onggi.clean.ask.cache.AnswerCache;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.form.Answer;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.testkit.model.Answerer;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads rows, hands each text out once that the cache does not know, and checks what comes back.
final class Table implements Iterator<Question>, AnswerSink {
    private static final int MANY = 4096;

    private final long rows;
    private final int distinct;
    private final AnswerCache cache;
    private final InstantSource clock;
    private final String version = Simulated.FORM.version();
    private final Set<ContentKey> seen = new HashSet<>();
    private final ArrayDeque<Question> next = new ArrayDeque<>();
    private final BitSet right;
    private long row;
    private int rejected;
    private long handedOut;

    Table(long rows, int distinct, AnswerCache cache, InstantSource clock) {
        this.rows = rows;
        this.distinct = distinct;
        this.cache = cache;
        this.clock = clock;
        this.right = new BitSet(distinct);
    }

    /// Texts with the right answer.
    int right() {
        return right.cardinality();
    }

    /// Texts that were answered badly too often.
    int rejected() {
        return rejected;
    }

    /// When the last text was handed out, in microseconds since 1970.
    long handedOut() {
        return handedOut;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && row < rows) {
            read();
        }
        return !next.isEmpty();
    }

    @Override
    public Question next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var now = clock.instant();
        handedOut = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
        return next.remove();
    }

    private void read() {
        for (; row < rows && next.size() < MANY; row++) {
            var text = Reviews.text(Reviews.ofRow(row, distinct));
            var question = Simulated.FORM.question("fake", version, List.of(text));
            if (seen.add(question.key())) {
                next.add(question);
            }
        }
        var known = next.stream().collect(Collectors.toMap(Question::key, question -> question));
        var found = new HashSet<ContentKey>();
        cache.find(
                next.stream().map(Question::key).iterator(),
                cached -> {
                    found.add(cached.key());
                    check(known.get(cached.key()), Shelf.Kept.of(cached));
                });
        next.removeIf(question -> found.contains(question.key()));
    }

    @Override
    public void answered(Question question, Shelf.Kept kept) {
        check(question, kept);
    }

    private void check(@org.jspecify.annotations.Nullable Question question, Shelf.Kept kept) {
        if (question == null) {
            throw new IllegalStateException("the cache gave what nobody asked for");
        }
        var text = String.valueOf(question.values().getFirst());
        var answer = Answer.parse(kept.answer()).rows().getFirst().get("raw_text");
        int number = Reviews.number(text);
        if (!Answerer.sign(text).equals(answer) || right.get(number)) {
            throw new IllegalStateException("wrong or twice: " + text + " became " + answer);
        }
        right.set(number);
    }

    @Override
    public void rejected(Question question, String reason) {
        if (right.get(Reviews.number(String.valueOf(question.values().getFirst())))) {
            throw new IllegalStateException("twice: " + question + ": " + reason);
        }
        rejected++;
    }
}
