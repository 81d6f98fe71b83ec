package dev.onggi.clean.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.ToyProvider.Sold;
import dev.onggi.clean.ask.budget.Budget;
import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.journal.Entry.Answered;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.clean.ask.journal.SegmentJournal;
import dev.onggi.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Journal, budget and rate of a process that dies while it asks: no answer that was durable is
/// lost, nothing is bought twice but what was in flight, and no money is forgotten.
class KilledAskingTest {
    private static final long SEED = Long.getLong("onggi.seed", 20_261_121L);
    private static final int MORE = 200;

    @TempDir Path folder;

    private int deaths;
    private int items = MORE;

    @Test
    void twentyKillsForgetNothing() throws Exception {
        kills(20);
    }

    @Test
    @Tag("slow")
    void aThousandKillsForgetNothing() throws Exception {
        kills(1000);
    }

    private void kills(int times) throws Exception {
        var random = new Random(SEED);
        while (deaths < times) {
            int millis = random.nextInt(300);
            run("never", 0, millis);
            check("death %d, killed after %d ms, seed %d".formatted(deaths, millis, SEED));
        }
        end();
    }

    @ParameterizedTest(name = "at the {1}. {0}")
    @CsvSource({
        "reserve, 1", "reserve, 40", // before money is set aside
        "send, 1", "send, 40", // reserved, not sent
        "answer, 1", "answer, 40", // answered, not written
        "write, 3", "write, 9", // in the middle of a record
        "force, 4", "force, 12", // written, not forced
        "forced, 4", "forced, 12" // forced, and nobody was told
    })
    void aDeathAtAChosenMomentForgetsNothing(String moment, int passing) throws Exception {
        run(moment, passing, 20_000);
        assertThat(deaths).as("it died").isEqualTo(1);
        check(moment);
        end();
    }

    private void end() throws Exception {
        int before = deaths;
        run("never", 0, 60_000);
        assertThat(deaths).as("it came to its end").isEqualTo(before);
        check("the end, seed " + SEED);
        var sold =
                ToyProvider.books(folder.resolve("books")).stream()
                        .map(Sold::item)
                        .collect(Collectors.toSet());
        assertThat(sold).as("items answered, seed %d", SEED).hasSize(items - MORE);
    }

    private void run(String moment, int passing, int millis) throws Exception {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(
                List.of(
                        AskingProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(items),
                        moment,
                        Integer.toString(passing)));
        var process =
                new ProcessBuilder(command)
                        .redirectError(folder.resolve("errors").toFile())
                        .start();
        try (var said = process.inputReader()) {
            assertThat(said.readLine()).as(errors()).isIn("ready", null);
            boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
            if (!ended || process.exitValue() == 137) {
                deaths++;
            } else {
                assertThat(process.exitValue()).as(errors()).isZero();
                items += MORE;
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    private void check(String when) throws IOException {
        var calls = new HashMap<CallId, Reserved>();
        var answers = new HashMap<CallId, Answered>();
        var budget = new Budget(Limits.NONE, Limits.NONE, ZoneOffset.UTC);
        var times = new ArrayList<Instant>();
        try (var journal =
                SegmentJournal.open(
                        folder.resolve("journal"), new VirtualTime(Instant.EPOCH), Runnable::run)) {
            journal.replay(entry -> {
                budget.accept(entry);
                if (entry instanceof Reserved call) {
                    calls.put(call.call(), call);
                    times.add(call.at());
                } else if (entry instanceof Answered answer) {
                    answers.put(answer.call(), answer);
                }
            });
        }
        var books = ToyProvider.books(folder.resolve("books"));
        assertThat(books.stream().map(Sold::call).filter(call -> !calls.containsKey(call)))
                .as("%s: sent before it was journalled", when)
                .isEmpty();
        var durable = answers.keySet().stream().map(CallId::toString).collect(Collectors.toSet());
        assertThat(acknowledged().stream().filter(call -> !durable.contains(call)))
                .as("%s: told to be durable, and is not", when)
                .isEmpty();
        checkAnswers(calls, answers, when);
        checkMoney(budget, calls, books, when);
        checkRepeats(calls, answers, books, when);
        checkRate(times, when);
    }

    private List<String> acknowledged() throws IOException {
        var file = folder.resolve("acknowledged");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static void checkAnswers(
            Map<CallId, Reserved> calls, Map<CallId, Answered> answers, String when) {
        for (var answer : answers.values()) {
            int item = AskingProcess.item(calls.get(answer.call()));
            if (!answer.reply().text().equals(ToyProvider.answer(item))) {
                throw new AssertionError("%s: item %d has %s".formatted(when, item, answer));
            }
        }
    }

    private static void checkMoney(
            Budget budget, Map<CallId, Reserved> calls, List<Sold> books, String when) {
        var paid = books.stream().map(Sold::cost).reduce(Money.ZERO, Money::plus);
        var run = budget.standing("r1", Limits.NONE, Instant.now()).getFirst();
        assertThat(run.usd()).as("%s: no money is forgotten", when).isGreaterThanOrEqualTo(paid);
        assertThat(run.requests()).as(when).isEqualTo(calls.size());
    }

    private void checkRepeats(
            Map<CallId, Reserved> calls,
            Map<CallId, Answered> answers,
            List<Sold> books,
            String when) {
        var inFlight =
                calls.values().stream()
                        .filter(call -> !answers.containsKey(call.call()))
                        .collect(Collectors.groupingBy(AskingProcess::item, Collectors.counting()));
        assertThat(inFlight.values().stream().mapToLong(Long::longValue).sum())
                .as("%s: calls in flight at deaths", when)
                .isLessThanOrEqualTo((long) deaths * AskingProcess.BOUNDS.most());
        books.stream()
                .collect(Collectors.groupingBy(Sold::item, Collectors.counting()))
                .forEach((item, times) ->
                        assertThat(times)
                                .as("%s: item %d was bought again only from flight", when, item)
                                .isLessThanOrEqualTo(1 + inFlight.getOrDefault(item, 0L)));
    }

    private static void checkRate(List<Instant> times, String when) {
        int limit = (int) AskingProcess.RATE.amount();
        for (int i = limit; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - limit), times.get(i)))
                    .as("%s: the rate holds over restarts", when)
                    .isGreaterThan(AskingProcess.RATE.per());
        }
    }
}
