package dev.onggi.clean.ask;

import dev.onggi.clean.ask.budget.Budget;
import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.budget.Price;
import dev.onggi.clean.ask.form.Answer;
import dev.onggi.clean.ask.form.AnswerColumn;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.clean.ask.form.Wording;
import dev.onggi.clean.ask.journal.Entry.Origin;
import dev.onggi.clean.ask.journal.Journal;
import dev.onggi.clean.ask.journal.MemoryJournal;
import dev.onggi.clean.ask.journal.Recovery.Paid;
import dev.onggi.clean.ask.rate.Backoff;
import dev.onggi.clean.ask.rate.Concurrency;
import dev.onggi.clean.ask.rate.Pace;
import dev.onggi.clean.ask.rate.Rate;
import dev.onggi.clean.ask.rate.RateLimit;
import dev.onggi.spi.ModelReply;
import dev.onggi.testkit.VirtualTime;
import dev.onggi.testkit.model.BatchPace;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeBatches;
import dev.onggi.testkit.model.FakeModel;
import dev.onggi.testkit.model.FakeProvider;
import dev.onggi.testkit.model.ModelLog;
import dev.onggi.upstream.CircuitBreaker;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A simulated provider and everything that asks it.
final class AskWorld implements AnswerSink {
    static final Form REWRITE =
            new Form(
                    Form.Kind.REWRITE,
                    List.of("raw_text"),
                    List.of(AnswerColumn.text("raw_text")),
                    new Wording("", "Correct {raw_text}.", List.of(), List.of()),
                    new Form.Tuning(200, null, Duration.ofSeconds(60)));

    static final Price PRICE = new Price(1_000_000, 500_000, 4_000_000);
    static final Price BATCH_PRICE = new Price(500_000, 250_000, 2_000_000);

    private static final CompletionStage<ModelReply> REFUSED =
            CompletableFuture.completedStage(
                    new ModelReply.Rejected(
                            ModelReply.Kind.NETWORK,
                            "fake: connection refused",
                            true,
                            false,
                            ModelReply.Response.NONE));

    final VirtualTime time = VirtualTime.at("2026-01-01T00:00:00Z");
    final Map<String, String> answers = new LinkedHashMap<>();
    final Map<String, String> rejected = new LinkedHashMap<>();
    final List<Shelf.Kept> shelf = new ArrayList<>();
    final List<FakeProvider> providers = new ArrayList<>();
    final List<FakeBatches> batches = new ArrayList<>();
    final List<AskedModel> models = new ArrayList<>();
    final List<ModelLog.Entry> log = new ArrayList<>();
    final List<CallReport> called = new ArrayList<>();
    final Set<Integer> refusing = new HashSet<>();
    final Set<String> rejectedForGood = new HashSet<>();
    final Budget budget = new Budget(Limits.NONE, Limits.NONE, ZoneOffset.UTC);
    Journal journal = new MemoryJournal(new ArrayList<>(), time);
    Form form = REWRITE;
    boolean named = true;
    boolean hedge;
    Limits limits = Limits.NONE;
    Pace pace = new Pace(new Rate(10, Duration.ofSeconds(1)), null, null);
    List<Paid> paid = List.of();
    @Nullable RuntimeException shelfFailure;
    private final long seed;
    private final Random ids;

    AskWorld(long seed) {
        this.seed = seed;
        this.ids = new Random(seed);
    }

    AskWorld model(Behaviour behaviour) {
        return model(behaviour, null);
    }

    /// @param work how fast the model's batches go, or null where it has none
    AskWorld model(Behaviour behaviour, @Nullable BatchPace work) {
        var provider = new FakeProvider(behaviour.withSeed(seed), time, log::add);
        providers.add(provider);
        var random = new Random(seed);
        int number = models.size();
        var fake = new FakeModel(provider, time);
        models.add(
                new AskedModel(
                        new AskedModel.Address(
                                "m" + number,
                                "m" + number,
                                "http://fake",
                                request -> refusing.contains(number) ? REFUSED : fake.ask(request),
                                PRICE),
                        new AskedModel.Manners(
                                new RateLimit(pace),
                                new Concurrency(Concurrency.Bounds.USUAL),
                                new CircuitBreaker("fake", time, 20, Duration.ofSeconds(10)),
                                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), random),
                                new Hedging(hedge),
                                AskedModel.Manners.PATIENCE),
                        work == null ? null : batching(provider, work)));
        return this;
    }

    private Batching batching(FakeProvider provider, BatchPace work) {
        var made = new FakeBatches(provider, work, named);
        batches.add(made);
        return new Batching(made, BATCH_PRICE, Batching.Waits.USUAL);
    }

    /// The column that models fill.
    String column() {
        return form.columns().getFirst().name();
    }

    FakeProvider provider() {
        return providers.getFirst();
    }

    Outcome ask(int questions) {
        return ask(texts(questions));
    }

    Outcome ask(List<String> texts) {
        var asker = start(texts);
        time.run();
        return asker.outcome().toCompletableFuture().join();
    }

    Asker start(List<String> texts) {
        return startReading(texts, new AtomicInteger());
    }

    /// @param read counts the questions that were taken
    Asker startReading(List<String> texts, AtomicInteger read) {
        return Asker.start(
                desk(),
                job(),
                questions(texts.stream().peek(text -> read.incrementAndGet())),
                this);
    }

    Iterator<Question> questions(Stream<String> texts) {
        var version = form.version();
        return texts.map(text -> form.question("m0", version, List.of(text))).iterator();
    }

    Desk desk() {
        return new Desk(
                time,
                time,
                journal,
                budget,
                kept -> {
                    if (shelfFailure != null) {
                        return CompletableFuture.failedFuture(shelfFailure);
                    }
                    shelf.addAll(kept);
                    return CompletableFuture.completedFuture(null);
                },
                ids);
    }

    Job job() {
        return new Job(
                new Origin("run", "reviews", "refine"),
                form,
                models,
                limits,
                BatchSize.Bounds.auto(form.tuning().maxTokens()),
                paid);
    }

    static List<String> texts(int count) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            texts.add("review %d of the %d kettle, 좋아요 %d".formatted(i, i * 31 % 97, i * 7919L));
        }
        return texts;
    }

    @Override
    public void answered(Question question, Shelf.Kept kept) {
        var text = String.valueOf(question.values().getFirst());
        var cells = Answer.parse(kept.answer()).rows().getFirst();
        var before = answers.put(text, String.valueOf(cells.getOrDefault(column(), text)));
        if (before != null || rejected.containsKey(text)) {
            throw new IllegalStateException("answered twice: " + text);
        }
    }

    @Override
    public void called(CallReport report) {
        called.add(report);
    }

    @Override
    public void rejected(Question question, String reason, boolean answered) {
        rejected(question, reason);
        if (answered) {
            rejectedForGood.add(String.valueOf(question.values().getFirst()));
        }
    }

    @Override
    public void rejected(Question question, String reason) {
        var text = String.valueOf(question.values().getFirst());
        if (rejected.put(text, reason) != null || answers.containsKey(text)) {
            throw new IllegalStateException("ended twice: " + text);
        }
    }
}
