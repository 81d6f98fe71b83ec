package dev.onggi.clean.ask.rate;

import java.time.Duration;
import java.time.Instant;

/// How many calls may be in flight: as many as the rate and the latency need, and fewer when the
/// provider is overloaded.
///
/// The limit doubles with each round of calls until the first trouble, and then grows by a few with
/// each. A call refused for overload (429, 503, 529) takes a tenth off it; over a fifth of a round
/// refused or failed (other 5xx, timeouts) halves it; and a latency twice as long as it used to be
/// takes a tenth. One trouble counts once: calls sent before the last cut bring no news of it.
public final class Concurrency {
    /// Bounds of a limit.
    ///
    /// @param start calls in flight at the beginning
    /// @param most calls in flight at the most
    /// @param perSecond the requests a second that can be sent; infinite where there is no limit
    public record Bounds(int start, int most, double perSecond) {
        /// What counts if nothing else is said.
        public static final Bounds USUAL = new Bounds(10, 64, 10);
    }

    /// How many times the calls that the rate and the latency need may be in flight, so that a cut
    /// does not cost time.
    private static final double AHEAD = 2;

    private static final double GROWTH = 4;
    private static final int FEW = 3;
    private static final double TENTH_OFF = 0.9;

    private final Bounds bounds;
    private final Average recent = new Average(0.05);
    private final Average usual = new Average(0.001);
    private double limit;
    private double threshold = Double.POSITIVE_INFINITY;
    private int inFlight;

    private Instant lastCut = Instant.MIN;
    private double beforeCut;
    private boolean halved;

    private int ended;
    private int troubles;
    private int peak;

    /// A limit of which nothing is in use.
    ///
    /// @param bounds where it begins and ends
    public Concurrency(Bounds bounds) {
        this.bounds = bounds;
        this.limit = Math.min(bounds.start(), bounds.most());
    }

    /// Takes a place.
    ///
    /// @return whether there was one; it is given back by one of the methods below
    public boolean enter() {
        if (inFlight >= limit()) {
            return false;
        }
        inFlight++;
        peak = Math.max(peak, inFlight);
        return true;
    }

    /// Calls that may be in flight now.
    ///
    /// @return at least 1
    public int limit() {
        return (int) limit;
    }

    /// Calls in flight.
    ///
    /// @return may be over the limit after a cut
    public int inFlight() {
        return inFlight;
    }

    /// A call ended with an answer, well or not.
    ///
    /// @param sent when it was sent
    /// @param now when it ended
    public void answered(Instant sent, Instant now) {
        end(false);
        double seconds = Duration.between(sent, now).toNanos() / 1e9;
        recent.add(seconds);
        usual.add(seconds);
        if (recent.value() > 2 * usual.value()) {
            if (sent.isAfter(lastCut)) {
                cut(Math.max(Math.min(limit, bounds.start()), limit * TENTH_OFF), now);
            }
        } else if (peak * 2 > limit && limit < needed()) {
            limit = Math.min(needed(), limit + (limit < threshold ? 1 : GROWTH / limit));
        }
    }

    /// A call was refused because there were too many.
    ///
    /// @param sent when it was sent
    /// @param now when it ended
    public void overloaded(Instant sent, Instant now) {
        end(true);
        if (many()) {
            halve(sent, now);
        } else if (sent.isAfter(lastCut)) {
            cut(limit * TENTH_OFF, now);
        }
    }

    /// A call failed at the provider or on the way.
    ///
    /// @param sent when it was sent
    /// @param now when it ended
    public void failed(Instant sent, Instant now) {
        end(true);
        if (many()) {
            halve(sent, now);
        }
    }

    /// A call ended and says nothing about the provider, or was never sent.
    public void left() {
        inFlight--;
    }

    private void end(boolean trouble) {
        if (ended >= limit) {
            ended = 0;
            troubles = 0;
            peak = inFlight;
        }
        inFlight--;
        ended++;
        troubles += trouble ? 1 : 0;
    }

    private boolean many() {
        return troubles > FEW && troubles * 5 > limit;
    }

    private double needed() {
        double needed = Math.ceil(AHEAD * bounds.perSecond() * recent.value());
        return Math.min(bounds.most(), Math.max(bounds.start(), needed));
    }

    private void halve(Instant sent, Instant now) {
        if (sent.isAfter(lastCut)) {
            cut(limit / 2, now);
        } else if (!halved) {
            cut(Math.min(limit, beforeCut / 2), lastCut);
        } else {
            return;
        }
        halved = true;
        ended = 0;
        troubles = 0;
    }

    private void cut(double lower, Instant now) {
        beforeCut = limit;
        limit = Math.max(1, lower);
        threshold = (beforeCut + limit) / 2;
        lastCut = now;
        halved = false;
    }

    /// A mean in which what is long ago counts less and less.
    private static final class Average {
        private final double weight;
        private double value;
        private int count;

        Average(double weight) {
            this.weight = weight;
        }

        void add(double sample) {
            count++;
            value += Math.max(weight, 1.0 / count) * (sample - value);
        }

        double value() {
            return value;
        }
    }
}
