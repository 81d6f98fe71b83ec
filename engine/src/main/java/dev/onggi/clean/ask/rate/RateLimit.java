package dev.onggi.clean.ask.rate;

import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.call.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The times at which the calls to one model with one key may be sent: in no window of a second do
/// more requests begin than the pace allows, and in none of its length more tokens. There is no
/// burst, and unused time is not saved up.
public final class RateLimit {
    /// The time of one call.
    public final class Slot {
        private final Instant at;
        private final List<Bucket.Portion> portions;

        private Slot(Instant at, List<Bucket.Portion> portions) {
            this.at = at;
            this.portions = portions;
        }

        /// When the call is to be sent.
        ///
        /// @return now or later
        public Instant at() {
            return at;
        }

        /// Gives back the tokens that the call did not use.
        ///
        /// @param usage how large it was
        public void used(Usage usage) {
            correct(new Size(1, usage.input(), usage.output()));
        }

        /// Gives everything back: the call is not sent.
        public void unsent() {
            correct(new Size(0, 0, 0));
        }

        private void correct(Size size) {
            for (int i = 0; i < gauges.size(); i++) {
                gauges.get(i).bucket.correct(portions.get(i), gauges.get(i).of.applyAsLong(size));
            }
        }
    }

    private record Size(long requests, long input, long output) {}

    private record Gauge(Bucket bucket, ToLongFunction<Size> of) {}

    private final List<Gauge> gauges = new ArrayList<>();
    private Instant paused = Instant.MIN;

    /// A limit under which nothing was sent yet.
    ///
    /// @param pace what the provider takes
    public RateLimit(Pace pace) {
        gauge(pace.requests(), Size::requests);
        gauge(pace.input(), Size::input);
        gauge(pace.output(), Size::output);
        gauge(pace.tokens(), size -> size.input() + size.output());
    }

    /// The time that calls take at an even pace.
    ///
    /// @param requests how many
    /// @param tokens of all of them together
    /// @return nothing where any number may be sent
    public Duration time(long requests, Tokens tokens) {
        var size = new Size(requests, tokens.input(), tokens.output());
        return gauges.stream()
                .map(gauge -> gauge.bucket.time(gauge.of.applyAsLong(size)))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private void gauge(@Nullable Rate rate, ToLongFunction<Size> of) {
        if (rate != null) {
            gauges.add(new Gauge(new Bucket(rate), of));
        }
    }

    /// Takes the next time for a call. Calls get times in the order in which they ask.
    ///
    /// @param now the present
    /// @param worst its size at most
    /// @return the time, which is the call's own until it is given back
    public Slot reserve(Instant now, Tokens worst) {
        var size = new Size(1, worst.input(), worst.output());
        var at = now.isAfter(paused) ? now : paused;
        for (var before = Instant.MIN; before.isBefore(at); ) {
            before = at;
            for (var gauge : gauges) {
                at = gauge.bucket.earliest(gauge.of.applyAsLong(size), at);
            }
        }
        return take(at, size);
    }

    /// Counts a call that another process sent, or this one before it was restarted.
    ///
    /// @param at when, not before one counted earlier
    /// @param tokens its size
    public void sent(Instant at, Tokens tokens) {
        take(at, new Size(1, tokens.input(), tokens.output()));
    }

    private Slot take(Instant at, Size size) {
        return new Slot(
                at,
                gauges.stream()
                        .map(gauge -> gauge.bucket.take(gauge.of.applyAsLong(size), at))
                        .toList());
    }

    /// Sends nothing new before a time, as the provider asked.
    ///
    /// @param until the time; one before an earlier pause's end changes nothing
    public void pause(Instant until) {
        paused = until.isAfter(paused) ? until : paused;
    }
}
