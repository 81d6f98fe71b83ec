package dev.onggi.clean.ask.journal;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.call.Usage;
import dev.onggi.clean.ask.journal.Entry.Answered;
import dev.onggi.clean.ask.journal.Entry.Asked;
import dev.onggi.clean.ask.journal.Entry.Failed;
import dev.onggi.clean.ask.journal.Entry.Item;
import dev.onggi.clean.ask.journal.Entry.Kind;
import dev.onggi.clean.ask.journal.Entry.Origin;
import dev.onggi.clean.ask.journal.Entry.Packed;
import dev.onggi.clean.ask.journal.Entry.Reply;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.clean.ask.journal.Entry.Settled;
import dev.onggi.clean.ask.journal.Entry.Submitted;
import dev.onggi.clean.ask.journal.Entry.Target;
import dev.onggi.clean.ask.journal.Entry.Worst;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Entries for tests.
public final class Entries {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private static final List<Kind> KINDS = List.of(Kind.values());

    private final Random random;

    /// Entries of a seed.
    ///
    /// @param random where they come from
    public Entries(Random random) {
        this.random = random;
    }

    /// A call of the run `r1` that may cost a micro-dollar.
    public static Reserved reserved(CallId call) {
        return reserved(call, "r1", NOON, new Money(1));
    }

    /// A call.
    public static Reserved reserved(CallId call, String run, Instant at, Money worst) {
        return new Reserved(
                call,
                at,
                new Origin(run, "reviews", "refine"),
                new Target("https://api.example/v1", "gpt"),
                new Worst(worst, new Tokens(100, 50)),
                new Asked("p1", "n", List.of(new Item("a1", ContentKey.of(call.toString())))));
    }

    /// The answer to a call.
    public static Answered answered(CallId call, Money cost) {
        return new Answered(
                call,
                NOON,
                new Reply("{\"a1\":\"옹기\"}", "stop", "gpt-1", "req"),
                new Usage(90, 10, 40, false),
                cost,
                Duration.ofMillis(1500));
    }

    /// The end of a call without an answer.
    public static Failed failed(CallId call, Kind kind, Money charged) {
        return new Failed(call, NOON, kind, "no route", charged);
    }

    /// Any entry at all.
    Entry next() {
        var call = CallId.next(random);
        return switch (random.nextInt(6)) {
            case 0 ->
                    new Reserved(
                            call,
                            time(),
                            new Origin(text(30), text(30), text(30)),
                            new Target(text(100), text(20)),
                            new Worst(
                                    new Money(random.nextLong()),
                                    new Tokens(random.nextLong(), random.nextInt(1000))),
                            new Asked(
                                    text(64),
                                    text(8),
                                    items(),
                                    random.nextBoolean() ? call : null));
            case 1 -> new Submitted(call, time(), text(40));
            case 2 ->
                    new Answered(
                            call,
                            time(),
                            new Reply(text(5000), text(10), text(20), text(40)),
                            new Usage(
                                    random.nextLong(),
                                    random.nextInt(9),
                                    random.nextInt(),
                                    random.nextBoolean()),
                            new Money(random.nextInt(100_000)),
                            Duration.ofNanos(random.nextLong()));
            case 3 -> new Packed(call, time(), text(40));
            case 4 ->
                    new Failed(
                            call,
                            time(),
                            KINDS.get(random.nextInt(KINDS.size())),
                            text(200),
                            new Money(random.nextInt(3)));
            default -> new Settled(call);
        };
    }

    /// So many of them.
    List<Entry> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    private List<Item> items() {
        return IntStream.range(0, random.nextInt(80))
                .mapToObj(i -> new Item(text(5), ContentKey.of(text(20))))
                .toList();
    }

    private Instant time() {
        return NOON.plusNanos(random.nextLong());
    }

    private String text(int longest) {
        return random.ints(random.nextInt(longest + 1), 0, 6)
                .mapToObj(i -> new String[] {"a", "\"", "옹기", "\u0000", "😀", "\n"}[i])
                .reduce("", String::concat);
    }
}
