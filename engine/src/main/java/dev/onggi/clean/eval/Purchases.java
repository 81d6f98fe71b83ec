package dev.onggi.clean.eval;

import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.journal.Recovery.Paid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the answers to some questions took when they were bought, read from the journal. So a
/// variant whose answers were kept costs as much in a comparison as one that is asked now.
public final class Purchases {
    private final Map<ContentKey, List<Bought>> byQuestion = new HashMap<>();
    private final List<Bought> bought = new ArrayList<>();

    /// Purchases of one question set.
    private static final class Bought {
        private long requests;
        private double input;
        private double output;
        private double micros;
        private final List<Duration> latencies = new ArrayList<>();
    }

    private Purchases(List<Set<ContentKey>> questions) {
        for (var keys : questions) {
            var one = new Bought();
            bought.add(one);
            keys.forEach(key -> byQuestion.computeIfAbsent(key, k -> new ArrayList<>()).add(one));
        }
    }

    /// Reads what the answers took.
    ///
    /// @param asking whose journal is read, once
    /// @param questions of each variant
    /// @param paid what was paid now, for each variant
    /// @return the effort of each variant
    public static List<Effort> of(
            Asking asking, List<Set<ContentKey>> questions, List<Money> paid) {
        var purchases = new Purchases(questions);
        asking.answers(purchases::add);
        var efforts = new ArrayList<Effort>();
        for (int i = 0; i < questions.size(); i++) {
            efforts.add(effort(purchases.bought.get(i), paid.get(i)));
        }
        return List.copyOf(efforts);
    }

    private void add(Paid paid) {
        var items = paid.asked().asked().items();
        var shares = new HashMap<Bought, Integer>();
        for (var item : items) {
            byQuestion
                    .getOrDefault(item.key(), List.of())
                    .forEach(one -> shares.merge(one, 1, Integer::sum));
        }
        var answered = paid.answered();
        shares.forEach((one, count) -> {
            double share = (double) count / items.size();
            one.requests++;
            one.input += share * answered.usage().input();
            one.output += share * answered.usage().output();
            one.micros += share * answered.cost().micros();
            one.latencies.add(answered.latency());
        });
    }

    private static Effort effort(Bought one, Money paid) {
        one.latencies.sort(null);
        int calls = one.latencies.size();
        var total = one.latencies.stream().reduce(Duration.ZERO, Duration::plus);
        return new Effort(
                one.requests,
                Math.round(one.input),
                Math.round(one.output),
                new Money(Math.round(one.micros)),
                calls == 0 ? Duration.ZERO : total.dividedBy(calls),
                calls == 0 ? Duration.ZERO : one.latencies.get((int) Math.ceil(calls * 0.95) - 1),
                paid);
    }
}
