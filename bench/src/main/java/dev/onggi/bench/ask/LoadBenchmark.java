package dev.onggi.bench.ask;

import dev.onggi.bench.Memory;
import dev.onggi.clean.ask.AnswerSink;
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
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.ask.journal.Entry.Origin;
import dev.onggi.clean.ask.journal.SegmentJournal;
import dev.onggi.clean.ask.rate.Backoff;
import dev.onggi.clean.ask.rate.Concurrency;
import dev.onggi.clean.ask.rate.Pace;
import dev.onggi.clean.ask.rate.RateLimit;
import dev.onggi.clean.ask.wire.ApiKey;
import dev.onggi.clean.ask.wire.Endpoint;
import dev.onggi.clean.ask.wire.OpenAiClient;
import dev.onggi.clean.ask.wire.Wire;
import dev.onggi.upstream.CircuitBreaker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Asks a server on loopback as fast as it goes, one text a request, a thousand in flight:
/// `LoadBenchmark [REQUESTS]`.
public final class LoadBenchmark {
    private static final int IN_FLIGHT = 1000;
    private static final int WARM_UP = 10_000;
    private static final int REQUESTS = 60_000;

    private LoadBenchmark() {}

    /// Runs it.
    ///
    /// @param args how many requests
    /// @throws IOException when the server cannot be started
    public static void main(String[] args) throws IOException {
        int requests = args.length > 0 ? Integer.parseInt(args[0]) : REQUESTS;
        var command = ProcessHandle.current().info().command().orElseThrow();
        var path = System.getProperty("java.class.path");
        var server =
                new ProcessBuilder(command, "-Xmx400m", "-cp", path, LoadServer.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var said = server.inputReader()) {
            var url = said.readLine();
            ask(url, 0, WARM_UP);
            double cpu = cpuSeconds();
            long begin = System.nanoTime();
            var outcome = ask(url, WARM_UP, requests);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.println(
                    """
                    | requests | requests/s | mean latency ms | CPU s per 1,000 requests | peak MB |
                    |---|---|---|---|---|
                    | %,d | %,.0f | %,d | %.2f | %,d |\
                    """
                            .formatted(
                                    outcome.calls().sent(),
                                    outcome.calls().sent() / seconds,
                                    outcome.calls().mean().toMillis(),
                                    (cpuSeconds() - cpu) * 1000 / outcome.calls().sent(),
                                    Memory.peakMegabytes()));
        } finally {
            server.destroy();
        }
        System.exit(0);
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(total -> total.toMillis() / 1e3)
                .orElse(0.0);
    }

    private static Outcome ask(String url, int from, int count) throws IOException {
        var folder = Files.createTempDirectory("onggi-load");
        try (var loop = Executors.newSingleThreadScheduledExecutor();
                var writing = Executors.newSingleThreadExecutor();
                var keeping = Executors.newSingleThreadExecutor();
                var journal = SegmentJournal.open(folder.resolve("journal"), loop, writing);
                var cache = AnswerCache.open(folder.resolve("answers.db"), loop, keeping);
                var wire = new Wire(InstantSource.system())) {
            var desk =
                    new Desk(
                            loop,
                            InstantSource.system(),
                            journal,
                            new Budget(Limits.NONE, Limits.NONE, ZoneOffset.UTC),
                            kept -> cache.put(kept.stream().map(Shelf.Kept::cached).toList()),
                            new Random(1));
            var version = Simulated.FORM.version();
            var questions =
                    IntStream.range(from, from + count)
                            .mapToObj(i ->
                                    Simulated.FORM.question(
                                            "fake", version, List.of(Reviews.text(i))))
                            .iterator();
            return Asker.start(desk, job(wire, url), questions, new Ignoring())
                    .outcome()
                    .toCompletableFuture()
                    .join();
        } finally {
            delete(folder);
        }
    }

    private static Job job(Wire wire, String url) {
        var endpoint = new Endpoint(URI.create(url), ApiKey.NONE);
        var client = OpenAiClient.compatible(wire, endpoint);
        var clock = InstantSource.system();
        var manners =
                new AskedModel.Manners(
                        new RateLimit(new Pace(null, null, null)),
                        new Concurrency(
                                new Concurrency.Bounds(
                                        IN_FLIGHT, IN_FLIGHT, Double.POSITIVE_INFINITY)),
                        new CircuitBreaker("fake", clock, 50, Duration.ofSeconds(1)),
                        new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), new Random(1)));
        var price = new Price(150_000, 75_000, 600_000);
        var address = new AskedModel.Address("fake", "fake", url, client, price);
        return new Job(
                new Origin("run", "reviews", "refine"),
                Simulated.FORM,
                List.of(new AskedModel(address, manners)),
                Limits.NONE,
                BatchSize.Bounds.fixed(1),
                List.of());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Ignoring implements AnswerSink {
        @Override
        public void answered(Question question, Shelf.Kept kept) {}

        @Override
        public void rejected(Question question, String reason) {
            throw new IllegalStateException("rejected: " + question + ": " + reason);
        }
    }
}
