package dev.onggi.clean.ask;

import dev.onggi.clean.ask.budget.Price;
import dev.onggi.clean.ask.rate.Backoff;
import dev.onggi.clean.ask.rate.Concurrency;
import dev.onggi.clean.ask.rate.RateLimit;
import dev.onggi.spi.ModelClient;
import dev.onggi.upstream.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A model with everything that decides when it may be asked. Runs that ask the same model share
/// one; it lives on the event loop.
public final class AskedModel {
    /// Who is asked.
    ///
    /// @param label as tasks name it
    /// @param name as its provider names it
    /// @param endpoint where, for people; never a key
    /// @param client asks it
    /// @param price what it costs
    public record Address(
            String label, String name, String endpoint, ModelClient client, Price price) {
        /// Which model this is, whatever a workspace calls it: answers are kept by this name.
        ///
        /// @return such as `https://api.openai.com/v1#gpt-4o`
        public String identity() {
            return endpoint + "#" + name;
        }
    }

    /// When it may be asked.
    ///
    /// @param rate how often
    /// @param concurrency how many calls at once
    /// @param breaker whether its server is left alone
    /// @param backoff how long to wait after a failure
    /// @param hedging whether it is asked twice for what it is slow to answer
    /// @param patience how long it may fail every call before a job stops
    public record Manners(
            RateLimit rate,
            Concurrency concurrency,
            CircuitBreaker breaker,
            Backoff backoff,
            Hedging hedging,
            Duration patience) {
        /// How long a model may fail, if nothing else is said.
        public static final Duration PATIENCE = Duration.ofMinutes(5);

        /// Usual manners of a model that is asked everything once.
        ///
        /// @param rate how often
        /// @param concurrency how many calls at once
        /// @param breaker whether its server is left alone
        /// @param backoff how long to wait after a failure
        public Manners(
                RateLimit rate, Concurrency concurrency, CircuitBreaker breaker, Backoff backoff) {
            this(rate, concurrency, breaker, backoff, new Hedging(false), PATIENCE);
        }
    }

    private final Address address;
    private final Manners manners;
    private final @Nullable Batching batching;
    private final Set<String> handing = new HashSet<>();
    private Instant lastAnswer = Instant.MIN;
    private Instant failingSince = Instant.MAX;
    private @Nullable String trouble;
    private boolean answered;
    private boolean dead;

    /// A model nobody has asked yet.
    ///
    /// @param address who is asked
    /// @param manners when
    public AskedModel(Address address, Manners manners) {
        this(address, manners, null);
    }

    /// A model nobody has asked yet.
    ///
    /// @param address who is asked
    /// @param manners when
    /// @param batching its batches, or null where the provider has none
    public AskedModel(Address address, Manners manners, @Nullable Batching batching) {
        this.address = address;
        this.manners = manners;
        this.batching = batching;
    }

    /// Its batches.
    ///
    /// @return empty where the provider has none
    public Optional<Batching> batching() {
        return Optional.ofNullable(batching);
    }

    /// Who is asked.
    ///
    /// @return never null
    public Address address() {
        return address;
    }

    /// When it may be asked.
    ///
    /// @return shared by all jobs
    public Manners manners() {
        return manners;
    }

    /// Batches that a job is handing over, so that no other job looks for them.
    Set<String> handing() {
        return handing;
    }

    /// Notes an answer, whether it can be used or not.
    void answered(Instant now) {
        lastAnswer = now;
        answered = true;
        lives();
    }

    /// Notes that it is there, whatever it says.
    void lives() {
        failingSince = Instant.MAX;
        trouble = null;
    }

    /// Notes a call that it failed.
    void failed(Instant sent, String why) {
        failingSince = sent.isBefore(failingSince) ? sent : failingSince;
        trouble = why;
    }

    /// Whether it failed the last call that it did not refuse.
    boolean isDown() {
        return failingSince.isBefore(Instant.MAX);
    }

    /// Whether it has done nothing but fail for a time.
    boolean isFailing(Instant now, Duration time) {
        return failingSince.isBefore(now.minus(time));
    }

    /// Why it cannot be asked, or failed the last call; empty where it answered.
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// Whether it has answered since a time.
    boolean answeredSince(Instant time) {
        return lastAnswer.isAfter(time);
    }

    boolean hasAnswered() {
        return answered;
    }

    /// Notes that it will not answer in this process: its key or name is wrong.
    void bury(String why) {
        dead = true;
        trouble = why;
    }

    /// Whether nothing speaks against asking it now.
    boolean isUp() {
        return !dead && manners.breaker().state() == CircuitBreaker.State.CLOSED;
    }

    boolean isDead() {
        return dead;
    }
}
