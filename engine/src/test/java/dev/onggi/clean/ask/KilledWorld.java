package dev.onggi.clean.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.budget.Budget;
import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Usage;
import dev.onggi.clean.ask.form.Answer;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Entry.Answered;
import dev.onggi.clean.ask.journal.Entry.Failed;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.clean.ask.journal.Recovery;
import dev.onggi.clean.ask.journal.SegmentJournal;
import dev.onggi.testkit.VirtualTime;
import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.ModelLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a killed asker left behind: its output, its journal, and the log of the provider.
final class KilledWorld {
    private static final Set<String> GOOD = Set.of("", "FENCED", "PROSE", "REORDERED");

    private final Map<CallId, Reserved> calls = new HashMap<>();
    private final List<Entry> journal = new ArrayList<>();
    private final List<Answered> answers = new ArrayList<>();
    private final List<Reserved> lost = new ArrayList<>();
    private final Recovery recovery = new Recovery();
    private final Budget budget = new Budget(Limits.NONE, Limits.NONE, ZoneOffset.UTC);
    private final List<ModelLog.Entry> log;
    private final Path folder;
    private final String when;

    KilledWorld(Path folder, String when) throws IOException {
        this.folder = folder;
        this.when = when;
        this.log = ModelLog.read(folder.resolve("log"));
        try (var segments =
                SegmentJournal.open(
                        folder.resolve("journal"), new VirtualTime(Instant.EPOCH), Runnable::run)) {
            segments.replay(this::read);
        }
    }

    private void read(Entry entry) {
        journal.add(entry);
        budget.accept(entry);
        recovery.accept(entry);
        switch (entry) {
            case Reserved call -> calls.put(call.call(), call);
            case Answered answer -> answers.add(answer);
            case Failed failed -> {
                if (failed.kind() == Entry.Kind.LOST) {
                    lost.add(calls.get(failed.call()));
                }
            }
            case Entry.Packed _, Entry.Submitted _, Entry.Settled _ -> {}
        }
    }

    void check(List<String> texts, int deaths) throws IOException {
        everyTextIsAnsweredOnce(texts);
        nothingIsBoughtTwice(deaths);
        theBooksAgree();
        assertThat(recovery.lost()).as("%s: calls without an end", when).isEmpty();
        assertThat(recovery.unread()).as("%s: answers nobody read", when).isEmpty();
    }

    private void everyTextIsAnsweredOnce(List<String> texts) throws IOException {
        var output = Files.readAllLines(folder.resolve("output"));
        var wanted =
                texts.stream()
                        .map(text -> KilledAsker.question(text).key() + " " + signed(text))
                        .toList();
        var rejected = output.stream().filter(KilledWorld::rejected).map(KilledWorld::key).toList();
        assertThat(rejected).as("%s: rejected", when).hasSizeLessThan(texts.size() / 100);
        assertThat(output.stream().filter(line -> !rejected(line)))
                .as(when)
                .containsExactlyInAnyOrderElementsOf(
                        wanted.stream().filter(line -> !rejected.contains(key(line))).toList());
    }

    private static boolean rejected(String line) {
        return line.substring(line.indexOf(' ') + 1).startsWith(KilledAsker.REJECTED);
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    private static String signed(String text) {
        return new Answer(List.of(Map.of("raw_text", Answerer.sign(text)))).json();
    }

    /// A good answer comes once, and once more for each time its call was in flight at a death.
    private void nothingIsBoughtTwice(int deaths) {
        assertThat(lost.size())
                .as("%s: calls in flight at %d deaths", when, deaths)
                .isLessThanOrEqualTo(deaths * KilledAsker.BOUNDS.most());
        var inFlight = new HashMap<ContentKey, Integer>();
        lost.forEach(call ->
                call.asked().items().forEach(item -> inFlight.merge(item.key(), 1, Integer::sum)));
        var bought = new HashMap<ContentKey, Integer>();
        log.stream()
                .filter(entry -> GOOD.contains(entry.fault()))
                .flatMap(entry -> entry.items().stream())
                .map(KilledWorld::key)
                .forEach(key -> bought.merge(key, 1, Integer::sum));
        bought.forEach((key, times) ->
                assertThat(times)
                        .as(() -> "%s: good answers to %s:%s".formatted(when, key, history(key)))
                        .isLessThanOrEqualTo(1 + inFlight.getOrDefault(key, 0)));
    }

    /// Everything that the journal and the provider know of a text.
    private String history(ContentKey key) {
        var text = new StringBuilder();
        for (var entry : journal) {
            var call = calls.get(entry.call());
            if (call != null && call.asked().items().stream().anyMatch(i -> i.key().equals(key))) {
                text.append("\n  ").append(entry);
            }
        }
        for (var entry : log) {
            if (entry.items().stream().anyMatch(item -> key.equals(key(item)))) {
                text.append("\n  ").append(entry);
            }
        }
        return text.toString();
    }

    private static ContentKey key(Map<String, Object> item) {
        return KilledAsker.question(String.valueOf(item.get("raw_text"))).key();
    }

    private void theBooksAgree() {
        var byNumber =
                log.stream().collect(Collectors.toMap(ModelLog.Entry::number, Function.identity()));
        long paid = 0;
        for (var answer : answers) {
            var number = Long.parseLong(answer.reply().request().replace("req_", ""));
            var entry = byNumber.get(number);
            assertThat(answer.usage().input()).as(when).isEqualTo(entry.usage().input());
            assertThat(answer.usage().output()).as(when).isEqualTo(entry.usage().output());
            paid += cost(entry);
        }
        assertThat(answers.stream().mapToLong(answer -> answer.cost().micros()).sum())
                .as("%s: money", when)
                .isEqualTo(paid);
        var shown = budget.standing(KilledAsker.RUN, Limits.NONE, Instant.now()).getFirst();
        assertThat(shown.usd().micros())
                .as("%s: no money is forgotten", when)
                .isGreaterThanOrEqualTo(log.stream().mapToLong(KilledWorld::cost).sum());
        assertThat(shown.requests()).as(when).isGreaterThanOrEqualTo(log.size());
    }

    private static long cost(ModelLog.Entry entry) {
        var usage = entry.usage();
        return entry.charged()
                ? KilledAsker.PRICE
                        .cost(new Usage(usage.input(), usage.cached(), usage.output(), false))
                        .micros()
                : 0;
    }
}
