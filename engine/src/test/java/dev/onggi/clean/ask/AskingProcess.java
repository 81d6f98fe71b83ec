package dev.onggi.clean.ask;

import dev.onggi.clean.ask.budget.Budget;
import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.call.Usage;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Entry.Answered;
import dev.onggi.clean.ask.journal.Entry.Asked;
import dev.onggi.clean.ask.journal.Entry.Failed;
import dev.onggi.clean.ask.journal.Entry.Item;
import dev.onggi.clean.ask.journal.Entry.Kind;
import dev.onggi.clean.ask.journal.Entry.Origin;
import dev.onggi.clean.ask.journal.Entry.Reply;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.clean.ask.journal.Entry.Target;
import dev.onggi.clean.ask.journal.Entry.Worst;
import dev.onggi.clean.ask.journal.FaultyDisk;
import dev.onggi.clean.ask.journal.Journal;
import dev.onggi.clean.ask.journal.Recovery;
import dev.onggi.clean.ask.rate.Concurrency;
import dev.onggi.clean.ask.rate.Pace;
import dev.onggi.clean.ask.rate.Rate;
import dev.onggi.clean.ask.rate.RateLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A process that asks a toy provider about so many items, each until it is answered, and dies at a
/// chosen moment or when it is killed. All its state lives on one event loop.
final class AskingProcess {
    static final Concurrency.Bounds BOUNDS = new Concurrency.Bounds(10, 64, 500);
    static final Rate RATE = new Rate(500, Duration.ofSeconds(1));
    static final Money WORST = new Money(1000);

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final Budget budget = new Budget(Limits.NONE, Limits.NONE, ZoneOffset.UTC);
    private final RateLimit rate = new RateLimit(new Pace(RATE, null, null));
    private final Concurrency calls = new Concurrency(BOUNDS);
    private final SecureRandom ids = new SecureRandom();
    private final Queue<Integer> waiting = new ConcurrentLinkedQueue<>();
    private final Set<Integer> answered = new HashSet<>();
    private final Path acknowledged;
    private final ToyProvider provider;
    private final Journal journal;
    private final String moment;
    private final AtomicInteger passings;
    private final int items;

    private AskingProcess(Path folder, int items, String moment, int passings) throws IOException {
        this.items = items;
        this.moment = moment;
        this.passings = new AtomicInteger(passings);
        acknowledged = folder.resolve("acknowledged");
        provider = new ToyProvider(folder.resolve("books"), new Random());
        var disk = Executors.newSingleThreadExecutor();
        journal = FaultyDisk.open(folder.resolve("journal"), loop, disk, this::dies);
    }

    /// Runs it: a folder, how many items, a moment, and the passing of that moment to die at.
    public static void main(String[] args) throws IOException {
        var process =
                new AskingProcess(
                        Path.of(args[0]),
                        Integer.parseInt(args[1]),
                        args[2],
                        Integer.parseInt(args[3]));
        process.recover();
        System.out.println("ready");
        System.out.flush();
        process.loop.execute(process::pump);
    }

    private boolean dies(String now) {
        return now.equals(moment) && passings.decrementAndGet() == 0;
    }

    private void pass(String now) {
        if (dies(now)) {
            Runtime.getRuntime().halt(137);
        }
    }

    private void recover() {
        var recovery = new Recovery();
        journal.replay(entry -> {
            budget.accept(entry);
            recovery.accept(entry);
            if (entry instanceof Reserved call) {
                rate.sent(call.at(), call.worst().tokens());
            }
        });
        recovery.unread().forEach(paid -> answered.add(item(paid.asked())));
        for (var lost : recovery.lost()) {
            var failed =
                    new Failed(lost.call(), Instant.now(), Kind.LOST, "died", lost.worst().cost());
            journal.append(failed).thenRun(() -> budget.accept(failed));
        }
        IntStream.range(0, items).filter(item -> !answered.contains(item)).forEach(waiting::add);
    }

    static int item(Reserved call) {
        return Integer.parseInt(call.asked().items().getFirst().id());
    }

    private void pump() {
        while (!waiting.isEmpty() && calls.enter()) {
            ask(waiting.remove());
        }
        if (answered.size() == items) {
            System.out.println("done");
            System.exit(0);
        }
    }

    private void ask(int item) {
        var tokens = new Tokens(10, 10);
        var slot = rate.reserve(Instant.now(), tokens);
        var key = ContentKey.of(Integer.toString(item));
        var call =
                new Reserved(
                        CallId.next(ids),
                        slot.at(),
                        new Origin("r1", "p", "s"),
                        new Target("toy", "m"),
                        new Worst(WORST, tokens),
                        new Asked("v1", "n", List.of(new Item(Integer.toString(item), key))));
        pass("reserve");
        if (budget.reserve(call, Limits.NONE).isPresent()) {
            throw new IllegalStateException("no limit, no refusal");
        }
        journal.append(call)
                .thenRun(() -> {
                    pass("send");
                    long wait = Duration.between(Instant.now(), slot.at()).toNanos();
                    var _ = loop.schedule(() -> send(call, item), wait, TimeUnit.NANOSECONDS);
                });
    }

    private void send(Reserved call, int item) {
        var sent = Instant.now();
        var _ =
                provider.ask(call.call(), item)
                        .thenAcceptAsync(text -> answer(call, sent, text), loop);
    }

    private void answer(Reserved call, Instant sent, String text) {
        pass("answer");
        var now = Instant.now();
        Entry entry =
                new Answered(
                        call.call(),
                        now,
                        new Reply(text, "stop", "m", ""),
                        new Usage(10, 0, 10, false),
                        ToyProvider.cost(item(call)),
                        Duration.between(sent, now));
        journal.append(entry)
                .thenRun(() -> {
                    acknowledge(call);
                    budget.accept(entry);
                    calls.answered(sent, now);
                    answered.add(item(call));
                    pump();
                });
    }

    private void acknowledge(Reserved call) {
        try {
            Files.writeString(
                    acknowledged,
                    call.call() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
