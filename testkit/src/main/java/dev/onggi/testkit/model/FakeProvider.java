package dev.onggi.testkit.model;

import dev.onggi.spi.ModelReply.Usage;
import dev.onggi.spi.ModelRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The judgement that all fakes share: which question is answered how, when and at what price.
public final class FakeProvider {
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final double LETTERS_PER_TOKEN = 4;

    private final InstantSource clock;
    private final ModelLog log;
    private final Queue<Fault> next = new ArrayDeque<>();
    private volatile Behaviour behaviour;
    private TokenBucket requestBucket;
    private TokenBucket tokenBucket;
    private long[] arrivals = new long[1024];
    private int count;
    private long charged;

    /// A provider.
    ///
    /// @param behaviour how it behaves
    /// @param clock its time
    /// @param log where it takes down what it is asked
    public FakeProvider(Behaviour behaviour, InstantSource clock, ModelLog log) {
        this.clock = clock;
        this.log = log;
        this.behaviour = behaviour;
        requestBucket = new TokenBucket(behaviour.limits().requestsPerMinute());
        tokenBucket = new TokenBucket(behaviour.limits().tokensPerMinute());
    }

    /// Behaves in another way from now on; its buckets are full again.
    ///
    /// @param other the new behaviour
    public synchronized void behave(Behaviour other) {
        behaviour = other;
        requestBucket = new TokenBucket(other.limits().requestsPerMinute());
        tokenBucket = new TokenBucket(other.limits().tokensPerMinute());
    }

    /// Lets the next requests go wrong, one after another, before chance decides again.
    ///
    /// @param faults in order
    public synchronized void next(Fault... faults) {
        next.addAll(List.of(faults));
    }

    /// When requests came.
    ///
    /// @return microseconds since 1970, in order of arrival
    public synchronized long[] arrivals() {
        return Arrays.copyOf(arrivals, count);
    }

    /// How many requests came.
    ///
    /// @return those that went wrong included
    public synchronized int requests() {
        return count;
    }

    /// How many requests were worked on and charged.
    ///
    /// @return those whose answer was lost on its way included
    public synchronized long charged() {
        return charged;
    }

    InstantSource clock() {
        return clock;
    }

    /// Judges one question; [#record] has taken it down when this returns.
    Verdict judge(ModelRequest request) {
        return judge(request, null, true);
    }

    /// Judges a question that must go wrong in one way, where one is named.
    Verdict judge(ModelRequest request, @Nullable Fault asked, boolean limited) {
        long number;
        Optional<Fault> fault;
        Duration latency;
        var wait = WAIT;
        var now = clock.instant();
        synchronized (this) {
            number = arrive(now);
            var random = new SplittableRandom(mix(behaviour.seed() * 1_000_003 + number));
            latency = behaviour.latency().sample(random);
            var chance = behaviour.faults().sample(random);
            var limit = limited ? limit(request, now) : Duration.ZERO;
            if (limit.isPositive()) {
                fault = Optional.of(Fault.RATE_LIMIT);
                wait = limit;
            } else {
                fault =
                        Optional.ofNullable(asked)
                                .or(() -> Optional.ofNullable(next.poll()))
                                .or(() -> chance);
            }
        }
        var verdict =
                verdict(number, request, fault.orElse(null), new Verdict.Timing(latency, wait));
        record(verdict, now);
        return verdict;
    }

    private long arrive(Instant now) {
        if (count == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, count * 2);
        }
        arrivals[count++] = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
        return count;
    }

    private Duration limit(ModelRequest request, Instant now) {
        var requests = requestBucket.take(1, now);
        if (requests.isPositive()) {
            return requests;
        }
        return tokenBucket.take((double) input(request) + request.maxOutputTokens(), now);
    }

    private Verdict verdict(
            long number, ModelRequest request, @Nullable Fault fault, Verdict.Timing timing) {
        if (fault != null && !fault.charged()) {
            return new Verdict(number, request, fault, "", new Usage(0, 0, 0, false), timing);
        }
        var right = behaviour.answerer().answer(request);
        var text = fault == null ? right : Spoiler.spoil(fault, right);
        var usage = new Usage(input(request), tokens(right.length()), 0, false);
        long most = request.maxOutputTokens();
        if (usage.output() > most && (fault == null || fault.kind().isEmpty())) {
            int letters = (int) Math.min(text.length(), (long) (most * LETTERS_PER_TOKEN));
            return new Verdict(
                    number,
                    request,
                    Fault.CUT_ANSWER,
                    text.substring(0, letters),
                    new Usage(usage.input(), most, 0, false),
                    timing);
        }
        return new Verdict(number, request, fault, text, usage, timing);
    }

    private void record(Verdict verdict, Instant at) {
        boolean paid = verdict.fault() == null || verdict.fault().charged();
        if (paid) {
            synchronized (this) {
                charged++;
            }
        }
        if (log.equals(ModelLog.NONE)) {
            return;
        }
        var user = verdict.request().prompt().user();
        log.record(
                new ModelLog.Entry(
                        verdict.number(),
                        at,
                        verdict.request().model(),
                        ItemProtocol.in(user)
                                .map(ItemProtocol::items)
                                .orElseGet(() -> List.of(Map.of("text", user))),
                        verdict.usage(),
                        paid,
                        verdict.fault() == null ? "" : verdict.fault().name()));
    }

    private static long input(ModelRequest request) {
        return tokens(request.prompt().system().length() + request.prompt().user().length());
    }

    static long tokens(int letters) {
        return (long) Math.ceil(letters / LETTERS_PER_TOKEN);
    }

    /// Finalizer of MurmurHash3: neighbouring numbers give unlike seeds.
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
