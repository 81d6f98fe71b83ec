package dev.onggi.clean.ask;

import dev.onggi.clean.ask.budget.Budget;
import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.budget.Prices;
import dev.onggi.clean.ask.cache.AnswerCache;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Journal;
import dev.onggi.clean.ask.journal.Recovery;
import dev.onggi.clean.ask.journal.Recovery.Paid;
import dev.onggi.clean.ask.journal.SegmentJournal;
import dev.onggi.clean.ask.journal.SoleCopy;
import dev.onggi.clean.ask.rate.Backoff;
import dev.onggi.clean.ask.rate.Concurrency;
import dev.onggi.clean.ask.rate.RateLimit;
import dev.onggi.clean.ask.rate.RateLimits;
import dev.onggi.clean.ask.wire.Model;
import dev.onggi.clean.ask.wire.Models;
import dev.onggi.clean.ask.wire.Wire;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import dev.onggi.spi.ModelClient;
import dev.onggi.upstream.CircuitBreakers;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// All asking of a workspace: its event loop, journal, budget, cache and models. Opened by the one
/// process that owns the workspace, when a step first asks.
public final class Asking implements AutoCloseable {
    private static final int MOST_IN_FLIGHT = 64;
    private static final int START_IN_FLIGHT = 10;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Workspace workspace;
    private final InstantSource clock;
    private final ScheduledExecutorService loop;
    private final ExecutorService journalDisk;
    private final ExecutorService cacheDisk;
    private final RandomGenerator random = new SecureRandom();
    private final Journal journal;
    private final AnswerCache cache;
    private final Budget budget;
    private final Recovery open = new Recovery();
    private boolean answers;
    private final Leftovers leftovers;
    private final RateLimits rates = new RateLimits();
    private final Map<RateLimits.Key, Concurrency> places = new HashMap<>();
    private final RecentCalls recent = new RecentCalls();
    private final CircuitBreakers breakers;
    private final Wire wire;
    private final Map<String, AskedModel> models = new HashMap<>();
    private final List<ModelClient> clients = new ArrayList<>();

    private Asking(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        this.clock = clock;
        this.loop = Executors.newSingleThreadScheduledExecutor(daemon("onggi-asking"));
        this.journalDisk = Executors.newSingleThreadExecutor(daemon("onggi-journal"));
        this.cacheDisk = Executors.newSingleThreadExecutor(daemon("onggi-answers"));
        this.wire = new Wire(clock);
        this.breakers = new CircuitBreakers(clock, CircuitBreakers.THRESHOLD, FIRST_WAIT);
        this.budget = new Budget(limits("daily"), limits("monthly"), workspace.zone());
        var state = workspace.state();
        this.journal = SegmentJournal.open(journalFolder(), loop, journalDisk);
        this.cache =
                AnswerCache.open(state.resolve("cache").resolve("answers.db"), loop, cacheDisk);
        journal.replay(this::count);
        noteSoleCopy();
        this.leftovers = new Leftovers(journal, this::count);
        leftovers.close(open, clock.instant());
    }

    /// The cache does not have what the journal has: neither this process nor a later one may buy
    /// it again.
    private void noteSoleCopy() {
        if (cache.fresh() && answers) {
            SoleCopy.note(journalFolder(), clock.instant());
        }
    }

    private Path journalFolder() {
        return workspace.state().resolve("journal");
    }

    private void count(Entry entry) {
        answers |= entry instanceof Entry.Answered;
        budget.accept(entry);
        open.accept(entry);
        recent.accept(entry);
    }

    private static java.util.concurrent.ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    /// Opens the asking of a workspace; what was paid for and not kept is found in its journal.
    ///
    /// @param workspace the folder, owned by this process
    /// @param clock tells the time
    /// @return open until it is closed
    public static Asking open(Workspace workspace, InstantSource clock) {
        return new Asking(workspace, clock);
    }

    private Limits limits(String period) {
        return new Limits(
                written("budgets." + period + ".usd").map(Money::usd).orElse(null),
                written("budgets." + period + ".requests").map(Long::valueOf).orElse(null));
    }

    private Optional<String> written(String setting) {
        return workspace
                .setting(setting)
                .filter(YamlNode.Scalar.class::isInstance)
                .map(node -> ((YamlNode.Scalar) node).text());
    }

    /// What jobs share.
    ///
    /// @return the desk at which they ask
    public Desk desk() {
        return new Desk(
                loop,
                clock,
                journal,
                budget,
                kept -> cache.put(kept.stream().map(Shelf.Kept::cached).toList()),
                random);
    }

    /// Answers that were accepted before.
    ///
    /// @return the cache
    public AnswerCache cache() {
        return cache;
    }

    /// What people should know about the state that was found.
    ///
    /// @return empty where all is well
    public Optional<Problem> note() {
        return cache.note();
    }

    /// Answers that were paid for and are not in the cache.
    ///
    /// @param version of the form that will read them
    /// @return those with that form
    public List<Paid> paid(String version) {
        boolean all = cache.fresh() || SoleCopy.until(journalFolder()).isPresent();
        return leftovers.unkept(open, cache, version, all);
    }

    /// Reads every answer ever paid for.
    ///
    /// @param reader is given each with what it was asked
    public void answers(Consumer<? super Paid> reader) {
        Recovery.answers(journal, reader);
    }

    /// Calls that have not ended: those in batches, and answers that nobody has read.
    ///
    /// @return kept up to date by whoever delivers batches
    public Recovery open() {
        return open;
    }

    /// A model by the name that tasks give it.
    ///
    /// @param name such as `openai:gpt-4o`, or of onggi.yaml's `models`; empty for its `default`
    /// @param place where it is named
    /// @return the model, shared by all jobs; empty for `builtin`
    public Optional<AskedModel> model(String name, @Nullable Place place) {
        synchronized (models) {
            var shared = models.get(name);
            if (shared != null) {
                return Optional.of(shared);
            }
            var made = Models.of(workspace).find(name, place).map(model -> make(model, place));
            made.ifPresent(model -> models.put(name, model));
            return made;
        }
    }

    private AskedModel make(Model model, @Nullable Place place) {
        var endpoint = model.endpoint().base().toString();
        var pace = model.manners().pace();
        var client = model.client(wire);
        clients.add(client);
        var bounds = new Concurrency.Bounds(START_IN_FLIGHT, MOST_IN_FLIGHT, pace.perSecond());
        var key = new RateLimits.Key(model.endpoint().account(), model.name());
        var tariff = Prices.of(workspace).require(model.priced(), place);
        return new AskedModel(
                new AskedModel.Address(
                        model.label(), model.name(), endpoint, client, tariff.online()),
                new AskedModel.Manners(
                        rates.of(key, pace, limit -> count(model, limit)),
                        places.computeIfAbsent(key, any -> new Concurrency(bounds)),
                        breakers.of(endpoint),
                        new Backoff(FIRST_WAIT, LONGEST_WAIT, random),
                        new Hedging(model.manners().hedge()),
                        model.manners().patience().orElse(AskedModel.Manners.PATIENCE)),
                model.batches(wire)
                        .map(batches -> new Batching(batches, tariff.batch(), Batching.Waits.USUAL))
                        .orElse(null));
    }

    /// Counts what the process before sent to a model, by whatever name.
    private void count(Model model, RateLimit limit) {
        var others = new HashMap<String, Boolean>();
        for (var call : recent.before(clock.instant())) {
            var target = call.target();
            if (target.endpoint().equals(model.endpoint().base().toString())
                    && others.computeIfAbsent(target.model(), name -> isNamed(name, model))) {
                limit.sent(call.at(), call.tokens());
            }
        }
    }

    private boolean isNamed(String label, Model model) {
        try {
            return Models.of(workspace)
                    .find(label, null)
                    .filter(other -> other.name().equals(model.name()))
                    .isPresent();
        } catch (OnggiException e) { // a name that was there when it was asked
            return true;
        }
    }

    /// Waits until what is paid is on the disk. Jobs must have ended.
    @Override
    public void close() {
        CompletableFuture.completedFuture(this).thenComposeAsync(Asking::unawaited, loop).join();
        noteSoleCopy(); // an answer in it may have turned out to be damaged
        cache.close();
        journal.close();
        loop.shutdownNow();
        journalDisk.shutdownNow();
        cacheDisk.shutdownNow();
        clients.forEach(Asking::close);
        wire.close();
    }

    private CompletableFuture<Void> unawaited() {
        synchronized (models) {
            return CompletableFuture.allOf(
                    models.values().stream()
                            .map(model -> model.manners().hedging().ended())
                            .toArray(CompletableFuture[]::new));
        }
    }

    private static void close(ModelClient client) {
        client.close();
    }
}
