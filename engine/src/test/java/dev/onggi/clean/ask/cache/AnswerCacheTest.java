package dev.onggi.clean.ask.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.testkit.VirtualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerCacheTest {
    @TempDir Path folder;

    private final VirtualTime loop = VirtualTime.at("2026-01-01T00:00:00Z");

    private AnswerCache open() {
        return AnswerCache.open(folder.resolve("cache/answers.db"), loop, Runnable::run);
    }

    private static Cached answer(int number) {
        return new Cached(key(number), new CallId(1, number), "옹기 " + number);
    }

    private static ContentKey key(int number) {
        return ContentKey.of("gpt", Integer.toString(number));
    }

    private static List<Cached> found(AnswerCache cache, Stream<ContentKey> keys) {
        var found = new ArrayList<Cached>();
        cache.find(keys.iterator(), found::add);
        return found;
    }

    @Test
    void findsWhatWasPutAndNothingElse() {
        try (var cache = open()) {
            assertThat(cache.fresh()).isTrue();
            var done = cache.put(List.of(answer(1), answer(2))).toCompletableFuture();
            assertThat(done).isNotDone();
            loop.run();
            assertThat(done).isCompleted();
        }
        try (var cache = open()) {
            assertThat(cache.fresh()).isFalse();
            assertThat(cache.note()).isEmpty();
            assertThat(found(cache, Stream.of(key(1), key(2), key(3))))
                    .containsExactlyInAnyOrder(answer(1), answer(2));
            assertThat(found(cache, Stream.of())).isEmpty();
        }
    }

    @Test
    void theLastAnswerCounts() {
        try (var cache = open()) {
            cache.put(List.of(answer(1)));
            var better = new Cached(key(1), new CallId(9, 9), "better");
            cache.put(List.of(better));

            assertThat(found(cache, Stream.of(key(1)))).containsExactly(better);
        }
    }

    @Test
    void aFileThatIsNoCacheIsThrownAwayWithANote() throws IOException {
        var file = Files.createDirectories(folder.resolve("cache")).resolve("answers.db");
        Files.writeString(file, "this is no database, and long enough to be sure".repeat(50));

        try (var cache = open()) {
            assertThat(cache.note()).map(note -> note.id()).contains("ONGGI-1542");
            assertThat(cache.fresh()).isTrue();
            cache.put(List.of(answer(1)));
            assertThat(found(cache, Stream.of(key(1)))).hasSize(1);
        }
    }

    @Test
    void anAnswerWithAWrongBitIsNotThere() throws IOException {
        try (var cache = open()) {
            cache.put(List.of(answer(1), answer(2)));
        }
        var file = folder.resolve("cache/answers.db");
        var bytes = Files.readAllBytes(file);
        var text = "옹기 2".getBytes(StandardCharsets.UTF_8);
        int at =
                IntStream.range(0, bytes.length - text.length)
                        .filter(i -> Arrays.equals(bytes, i, i + text.length, text, 0, text.length))
                        .findFirst()
                        .orElseThrow();
        bytes[at + text.length - 1] ^= 1;
        Files.write(file, bytes);

        try (var cache = open()) {
            assertThat(cache.fresh()).isFalse();
            assertThat(found(cache, Stream.of(key(1), key(2)))).containsExactly(answer(1));
            assertThat(cache.fresh()).as("the journal is to be read").isTrue();
        }
    }

    @Test
    void aFileWithADamagedPageIsBegunAnew() throws IOException {
        try (var cache = open()) {
            cache.put(IntStream.range(0, 5000).mapToObj(AnswerCacheTest::answer).toList());
        }
        var file = folder.resolve("cache/answers.db");
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 8192, bytes.length, (byte) 0x55);
        Files.write(file, bytes);

        try (var cache = open()) {
            assertThat(cache.note()).map(note -> note.id()).contains("ONGGI-1542");
            assertThat(cache.fresh()).isTrue();
        }
        try (var cache = open()) {
            assertThat(cache.note()).isEmpty();
        }
    }

    /// The bound is generous: what it catches is a statement for each key, or a scan.
    @Test
    void looksAMillionKeysUpWithinSeconds() {
        try (var cache = open()) {
            for (int from = 0; from < 250_000; from += 50_000) {
                cache.put(
                        IntStream.range(from, from + 50_000)
                                .mapToObj(AnswerCacheTest::answer)
                                .toList());
            }
            var hits = new AtomicInteger();
            long start = System.nanoTime();
            cache.find(
                    IntStream.range(0, 1_000_000).mapToObj(AnswerCacheTest::key).iterator(),
                    any -> hits.incrementAndGet());
            var took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(hits).hasValue(250_000);
            assertThat(took).isLessThan(Duration.ofSeconds(30));
        }
    }
}
