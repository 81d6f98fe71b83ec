package dev.onggi.clean.ask.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// One limit. Amounts follow each other at an even pace, and beyond that no window of the rate's
/// length holds more than its amount: an even pace alone lets a large amount at the edge of a
/// window through.
final class Bucket {
    /// Something that was or will be sent.
    static final class Portion {
        private final Instant at;
        private long amount;
        private boolean past;

        private Portion(Instant at, long amount) {
            this.at = at;
            this.amount = amount;
        }
    }

    private static final Duration TICK = Duration.ofNanos(1);

    private final Rate rate;
    private final Deque<Portion> window = new ArrayDeque<>();
    private long held;
    private Instant last = Instant.MIN;
    private Instant next = Instant.MIN;

    Bucket(Rate rate) {
        this.rate = rate;
    }

    /// The time that an amount takes at an even pace.
    Duration time(long amount) {
        return rate.time(amount);
    }

    /// The first time from an instant on at which an amount fits. What is more than the whole limit
    /// counts as the limit: it has to have a window to itself.
    Instant earliest(long amount, Instant from) {
        var at = from.isAfter(next) ? from : next;
        long room = rate.amount() - fitted(amount) - held;
        for (var portion : window) {
            var gone = portion.at.plus(rate.per()).plus(TICK);
            if (!gone.isAfter(at)) {
                room += portion.amount;
            } else if (room < 0) {
                at = gone;
                room += portion.amount;
            } else {
                break;
            }
        }
        return at;
    }

    /// Takes an amount at a time that [#earliest] gave.
    Portion take(long amount, Instant at) {
        for (var first = window.peek();
                first != null && first.at.plus(rate.per()).isBefore(at);
                first = window.peek()) {
            window.remove();
            first.past = true;
            held -= first.amount;
        }
        var portion = new Portion(at, fitted(amount));
        window.add(portion);
        held += portion.amount;
        last = at;
        next = at.plus(rate.time(portion.amount));
        return portion;
    }

    /// Puts an amount right once it is known.
    void correct(Portion portion, long amount) {
        long fitted = fitted(amount);
        long change = fitted - portion.amount;
        portion.amount = fitted;
        if (!portion.past) {
            held += change;
        }
        var paced = change < 0 ? next.minus(rate.time(-change)) : next.plus(rate.time(change));
        next = paced.isAfter(last) ? paced : last;
    }

    private long fitted(long amount) {
        return Math.clamp(amount, 0, rate.amount());
    }
}
