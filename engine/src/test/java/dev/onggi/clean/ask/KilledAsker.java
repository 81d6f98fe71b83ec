package dev.onggi.clean.ask;

import dev.onggi.clean.ask.budget.Budget;
import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.budget.Price;
import dev.onggi.clean.ask.cache.AnswerCache;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.ask.journal.Entry.Origin;
import dev.onggi.clean.ask.journal.Recovery;
import dev.onggi.clean.ask.journal.SegmentJournal;
import dev.onggi.clean.ask.rate.Backoff;
import dev.onggi.clean.ask.rate.Concurrency;
import dev.onggi.clean.ask.rate.Pace;
import dev.onggi.clean.ask.rate.RateLimit;
import dev.onggi.clean.ask.wire.ApiKey;
import dev.onggi.clean.ask.wire.Endpoint;
import dev.onggi.clean.ask.wire.OpenAiBatches;
import dev.onggi.clean.ask.wire.OpenAiClient;
import dev.onggi.clean.ask.wire.Wire;
import dev.onggi.upstream.CircuitBreaker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// A process that asks a server about so many texts by everything that asking has: journal, cache,
/// budget, wire. It may be killed at any time and goes on where it was.
final class KilledAsker implements AnswerSink {
    static final Concurrency.Bounds BOUNDS = new Concurrency.Bounds(10, 16, 1000);
    static final int BATCH = 4;
    static final Price PRICE = new Price(1_000_000, 500_000, 4_000_000);
    static final Batching.Waits WAITS =
            new Batching.Waits(
                    Duration.ofMillis(50),
                    Duration.ofMillis(200),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(5));
    static final String REJECTED = "rejected: ";
    static final String RUN = "r1";

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final Budget budget = new Budget(Limits.NONE, Limits.NONE, ZoneOffset.UTC);
    private final Map<ContentKey, String> output = new LinkedHashMap<>();
    private final Recovery recovery = new Recovery();
    private final Path folder;
    private final String url;

    private KilledAsker(Path folder, String url) {
        this.folder = folder;
        this.url = url;
    }

    static Question question(String text) {
        return AskWorld.REWRITE.question("m", AskWorld.REWRITE.version(), List.of(text));
    }

    /// Runs it: a folder, the base address of a server, how many texts, and `batch` or `online`.
    public static void main(String[] args) throws Exception {
        var asker = new KilledAsker(Path.of(args[0]), args[1]);
        try {
            asker.run(AskWorld.texts(Integer.parseInt(args[2])), args[3].equals("batch"));
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1); // threads of the loop would live on
        }
        System.exit(0);
    }

    private void run(List<String> texts, boolean inBatches) throws Exception {
        var disk = Executors.newSingleThreadExecutor();
        var keeping = Executors.newSingleThreadExecutor();
        try (var journal = SegmentJournal.open(folder.resolve("journal"), loop, disk);
                var cache = AnswerCache.open(folder.resolve("answers.db"), loop, keeping);
                var wire = new Wire(InstantSource.system())) {
            journal.replay(entry -> {
                budget.accept(entry);
                recovery.accept(entry);
            });
            var leftovers =
                    new Leftovers(
                            journal,
                            entry -> {
                                budget.accept(entry);
                                recovery.accept(entry);
                            });
            leftovers.close(recovery, Instant.now());
            var open = unanswered(texts, cache);
            var desk =
                    new Desk(
                            loop,
                            InstantSource.system(),
                            journal,
                            budget,
                            kept -> cache.put(kept.stream().map(Shelf.Kept::cached).toList()),
                            new Random());
            var job =
                    new Job(
                            new Origin(RUN, "reviews", "refine"),
                            AskWorld.REWRITE,
                            List.of(model(wire)),
                            Limits.NONE,
                            BatchSize.Bounds.fixed(BATCH),
                            List.of());
            System.out.println("ready");
            if (inBatches) {
                deliver(desk, job, open);
            }
            var unkept =
                    leftovers.unkept(recovery, cache, AskWorld.REWRITE.version(), cache.fresh());
            var outcome =
                    Asker.start(desk, job.with(unkept), open.iterator(), this)
                            .outcome()
                            .toCompletableFuture()
                            .join();
            if (outcome.stop().isPresent()) {
                throw new IllegalStateException(outcome.toString());
            }
        }
        write();
    }

    private void deliver(Desk desk, Job job, List<Question> questions) {
        var batching = job.models().getFirst().batching().orElseThrow();
        var delivery =
                new BatchDelivery(desk, job, batching, recovery, System.err::println, report -> {});
        do {
            delivery.submit(questions.iterator(), recovery.unread()).join();
            var stop = delivery.collect().join();
            if (stop.isPresent()) {
                throw new IllegalStateException(stop.toString());
            }
        } while (delivery.more());
    }

    private List<Question> unanswered(List<String> texts, AnswerCache cache) {
        var questions = new ArrayList<Question>();
        texts.forEach(text -> questions.add(question(text)));
        cache.find(
                questions.stream().map(Question::key).iterator(),
                cached -> output.put(cached.key(), Shelf.Kept.of(cached).answer()));
        questions.removeIf(question -> output.containsKey(question.key()));
        return questions;
    }

    private AskedModel model(Wire wire) {
        var endpoint = new Endpoint(URI.create(url), ApiKey.NONE);
        return new AskedModel(
                new AskedModel.Address(
                        "m", "m", url, OpenAiClient.compatible(wire, endpoint), PRICE),
                new AskedModel.Manners(
                        new RateLimit(new Pace(null, null, null)),
                        new Concurrency(BOUNDS),
                        new CircuitBreaker(
                                "fake", InstantSource.system(), 50, Duration.ofMillis(200)),
                        new Backoff(Duration.ofMillis(20), Duration.ofMillis(100), new Random())),
                new Batching(new OpenAiBatches(wire, endpoint), PRICE, WAITS));
    }

    @Override
    public void answered(Question question, Shelf.Kept kept) {
        if (output.put(question.key(), kept.answer()) != null) {
            throw new IllegalStateException("answered twice: " + question);
        }
    }

    @Override
    public void rejected(Question question, String reason) {
        if (output.put(question.key(), REJECTED + reason) != null) {
            throw new IllegalStateException("ended twice: " + question);
        }
    }

    private void write() throws IOException {
        var lines = new ArrayList<String>();
        output.forEach((key, answer) -> lines.add(key + " " + answer));
        Files.write(folder.resolve("output"), lines);
    }
}
