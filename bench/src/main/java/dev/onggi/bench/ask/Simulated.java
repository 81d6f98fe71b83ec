package dev.onggi.bench.ask;

import dev.onggi.clean.ask.AskedModel;
import dev.onggi.clean.ask.Asker;
import dev.onggi.clean.ask.BatchSize;
import dev.onggi.clean.ask.Desk;
import dev.onggi.clean.ask.Job;
import dev.onggi.clean.ask.Outcome;
import dev.onggi.clean.ask.Shelf;
import dev.onggi.clean.ask.budget.Budget;
import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.budget.Price;
import dev.onggi.clean.ask.cache.AnswerCache;
import dev.onggi.clean.ask.form.AnswerColumn;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.form.Wording;
import dev.onggi.clean.ask.journal.Entry.Origin;
import dev.onggi.clean.ask.journal.SegmentJournal;
import dev.onggi.clean.ask.rate.Backoff;
import dev.onggi.clean.ask.rate.Concurrency;
import dev.onggi.clean.ask.rate.Pace;
import dev.onggi.clean.ask.rate.RateLimit;
import dev.onggi.testkit.VirtualTime;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModel;
import dev.onggi.testkit.model.FakeProvider;
import dev.onggi.testkit.model.FaultMix;
import dev.onggi.testkit.model.Latency;
import dev.onggi.testkit.model.ModelLog;
import dev.onggi.upstream.CircuitBreaker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/// Cleans a table with a simulated provider: three seconds a request, ten requests a second, with
/// the real journal and the real cache in a folder.
///
/// @param rows of the table
/// @param distinct texts among them
/// @param faults the share of requests that go wrong
/// @param seed of everything that chance decides
record Simulated(int rows, int distinct, double faults, long seed) {
    private static final Behaviour SLOW =
            Behaviour.PLAIN.with(new Latency(Duration.ofSeconds(3), Duration.ofSeconds(1)));
    private static final Price PRICE = new Price(150_000, 75_000, 600_000);
    private static final int TOKENS = 200;

    static final Form FORM =
            new Form(
                    Form.Kind.REWRITE,
                    List.of("raw_text"),
                    List.of(AnswerColumn.text("raw_text")),
                    new Wording("", "Correct the spelling of {raw_text}.", List.of(), List.of()),
                    new Form.Tuning(TOKENS, null, Duration.ofSeconds(60)));

    /// What one run of the step came to.
    ///
    /// @param outcome as the step tells it
    /// @param requests that reached the provider
    /// @param time from the first request to the end, simulated
    /// @param utilisation the share of the limit that was used while work remained
    /// @param right texts with the right answer
    /// @param rejected texts that were answered badly too often
    record Measured(
            Outcome outcome,
            int requests,
            Duration time,
            double utilisation,
            int right,
            int rejected) {}

    /// Runs the step once in a folder, which keeps what was answered for the next run.
    Measured run(Path folder) {
        var time = VirtualTime.at("2026-01-01T00:00:00Z");
        var faulty = SLOW.with(FaultMix.passing(faults)).withSeed(seed);
        var provider = new FakeProvider(faulty, time, ModelLog.NONE);
        try (var journal = SegmentJournal.open(folder.resolve("journal"), time, time);
                var cache = AnswerCache.open(folder.resolve("answers.db"), time, time)) {
            Shelf shelf = kept -> cache.put(kept.stream().map(Shelf.Kept::cached).toList());
            var budget = new Budget(Limits.NONE, Limits.NONE, ZoneOffset.UTC);
            var desk = new Desk(time, time, journal, budget, shelf, new Random(seed));
            var table = new Table(rows, distinct, cache, time);
            var asker = Asker.start(desk, job(provider, time), table, table);
            time.run();
            var outcome = asker.outcome().toCompletableFuture().join();
            return new Measured(
                    outcome,
                    provider.requests(),
                    took(provider.arrivals(), time),
                    utilisation(provider.arrivals(), table.handedOut()),
                    table.right(),
                    table.rejected());
        }
    }

    private Job job(FakeProvider provider, VirtualTime time) {
        var address =
                new AskedModel.Address(
                        "fake", "fake", "http://fake", new FakeModel(provider, time), PRICE);
        var manners =
                new AskedModel.Manners(
                        new RateLimit(Pace.USUAL),
                        new Concurrency(Concurrency.Bounds.USUAL),
                        new CircuitBreaker("fake", time, 20, Duration.ofSeconds(10)),
                        new Backoff(
                                Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(seed)));
        return new Job(
                new Origin("run", "reviews", "refine"),
                FORM,
                List.of(new AskedModel(address, manners)),
                Limits.NONE,
                BatchSize.Bounds.auto(TOKENS),
                List.of());
    }

    private static Duration took(long[] arrivals, VirtualTime time) {
        return arrivals.length == 0
                ? Duration.ZERO
                : Duration.between(java.time.Instant.EPOCH, time.instant())
                        .minusNanos(arrivals[0] * 1000);
    }

    /// Requests sent until the last text was handed out, of those that the limit allows.
    private static double utilisation(long[] arrivals, long until) {
        if (arrivals.length == 0) {
            return 1;
        }
        double allowed = 10 * (until - arrivals[0]) / 1e6;
        return java.util.Arrays.stream(arrivals).filter(at -> at < until).count() / allowed;
    }
}
