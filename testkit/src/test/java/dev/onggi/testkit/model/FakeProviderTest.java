package dev.onggi.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.ModelRequest;
import dev.onggi.spi.ModelRequest.Prompt;
import dev.onggi.spi.ModelRequest.Sampling;
import dev.onggi.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeProviderTest {
    private static final ModelRequest QUESTION = question("x");

    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");

    private static ModelRequest question(String... texts) {
        var items = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < texts.length; i++) {
            items.add(Map.of("id", "k" + i, "text", texts[i]));
        }
        return new ModelRequest(
                "m",
                new Prompt("s", "Here: " + new ItemProtocol("n", items).write()),
                1000,
                Sampling.DEFAULT,
                null,
                Duration.ofSeconds(1));
    }

    private FakeProvider provider(Behaviour behaviour) {
        return new FakeProvider(behaviour, clock, ModelLog.NONE);
    }

    private static List<String> verdicts(FakeProvider provider, int count) {
        var verdicts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var verdict = provider.judge(QUESTION);
            verdicts.add(verdict.fault() + " " + verdict.timing().latency());
        }
        return verdicts;
    }

    @Test
    void theSameSeedBringsTheSameFaultsAndLatencies() {
        var spread = new Latency(Duration.ofMillis(300), Duration.ofMillis(100));
        var behaviour = Behaviour.PLAIN.with(spread).with(FaultMix.passing(0.3)).withSeed(42);

        assertThat(verdicts(provider(behaviour), 500))
                .isEqualTo(verdicts(provider(behaviour), 500))
                .isNotEqualTo(verdicts(provider(behaviour.withSeed(43)), 500));
    }

    @Test
    void theShareOfFaultsIsWhatWasAsked() {
        var provider = provider(Behaviour.PLAIN.with(FaultMix.passing(0.05)));
        long faults =
                verdicts(provider, 10_000).stream().filter(v -> !v.startsWith("null")).count();
        assertThat(faults).isBetween(430L, 570L);
    }

    @Test
    void aMixOfPassingFaultsHasNoneThatSomebodyMustMend() {
        assertThat(FaultMix.passing(1).kinds())
                .contains(Fault.FENCED, Fault.RATE_LIMIT, Fault.SWAPPED)
                .doesNotContain(Fault.QUOTA, Fault.UNAUTHORIZED, Fault.MODEL_NOT_FOUND);
    }

    @Test
    void moreThanTheLimitIsTurnedAwayUntilTheBucketFills() {
        var provider = provider(Behaviour.PLAIN.with(new Limits(600, 0)));
        assertThat(verdicts(provider, 15)).filteredOn(v -> v.startsWith("RATE_LIMIT")).hasSize(5);
        clock.advance(Duration.ofMillis(500));
        assertThat(verdicts(provider, 6)).filteredOn(v -> v.startsWith("RATE_LIMIT")).hasSize(1);
        assertThat(provider.charged()).isEqualTo(15);
        assertThat(provider.arrivals()).hasSize(21).isSorted();
    }

    @Test
    void tokensAreLimitedToo() {
        var provider = provider(Behaviour.PLAIN.with(new Limits(0, 150_000)));
        assertThat(provider.judge(QUESTION).fault()).isNull();
        assertThat(provider.judge(QUESTION).fault()).isNull();
        assertThat(provider.judge(QUESTION).fault()).isEqualTo(Fault.RATE_LIMIT);
    }

    @Test
    void everyItemIsAnsweredByItself() {
        var verdict = provider(Behaviour.PLAIN).judge(question("a", "b"));
        var items = ItemProtocol.in(verdict.text()).orElseThrow().items();
        assertThat(items)
                .containsExactly(
                        Map.of("id", "k0", "text", Answerer.sign("a")),
                        Map.of("id", "k1", "text", Answerer.sign("b")));
        assertThat(Answerer.truth(Map.of("a", "b")).answer(question("a", "c")))
                .contains("\"text\":\"b\"", "\"text\":\"c\"");
    }

    @Test
    void faultsOfItemsDoWhatTheySay() {
        assertThat(ids(Fault.MISSING_ITEM)).containsExactly("k0", "k1");
        assertThat(ids(Fault.EXTRA_ITEM)).containsExactly("k0", "k1", "k2", "extra");
        assertThat(ids(Fault.REORDERED)).containsExactly("k2", "k1", "k0");
        assertThat(ids(Fault.DUPLICATE_ID)).containsExactly("k0", "k1", "k2", "k0");
        assertThat(ids(Fault.SWAPPED)).containsExactly("k0", "k1", "k2");
        assertThat(spoilt(Fault.SWAPPED).items().getFirst().get("text"))
                .isEqualTo(Answerer.sign("c"));
        assertThat(spoilt(Fault.WRONG_NONCE).nonce()).isNotEqualTo("n");
    }

    private ItemProtocol spoilt(Fault fault) {
        var provider = provider(Behaviour.PLAIN);
        provider.next(fault);
        return ItemProtocol.in(provider.judge(question("a", "b", "c")).text()).orElseThrow();
    }

    private List<Object> ids(Fault fault) {
        return spoilt(fault).items().stream().map(item -> item.get("id")).toList();
    }

    @Test
    void theLogTellsWhatWasAskedAndPaidEvenAfterACrash(@TempDir Path folder) throws IOException {
        var file = folder.resolve("log.jsonl");
        try (var log = new FileModelLog(file, true)) {
            var provider = new FakeProvider(Behaviour.PLAIN, clock, log);
            provider.next(Fault.SERVER_ERROR, Fault.RESET);
            for (int i = 0; i < 3; i++) {
                provider.judge(question("리뷰 " + i));
            }
        }
        Files.writeString(file, "{\"number\":4,\"at\":\"20", StandardOpenOption.APPEND);

        var entries = ModelLog.read(file);

        assertThat(entries).extracting(ModelLog.Entry::number).containsExactly(1L, 2L, 3L);
        assertThat(entries).extracting(ModelLog.Entry::charged).containsExactly(false, true, true);
        assertThat(entries.get(1).items().getFirst()).containsEntry("text", "리뷰 1");
        assertThat(entries.get(0).usage().input()).isZero();
        assertThat(entries.get(2).usage().output()).isPositive();
        assertThat(Arrays.asList(entries.get(0).fault(), entries.get(2).fault()))
                .containsExactly("SERVER_ERROR", "");
    }
}
