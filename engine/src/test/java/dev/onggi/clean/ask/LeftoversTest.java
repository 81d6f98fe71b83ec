package dev.onggi.clean.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.cache.AnswerCache;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Recovery;
import dev.onggi.testkit.model.Behaviour;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir Path folder;

    private final AskWorld world = new AskWorld(1).model(Behaviour.PLAIN);
    private final List<Entry> told = new ArrayList<>();

    /// What is left of one call with twenty answers of which so many are in the cache.
    private List<Recovery.Paid> unkept(int kept) {
        cache(kept).close();
        try (var cache = cache(0)) {
            assertThat(cache.fresh()).isFalse();
            return unkept(cache);
        }
    }

    private List<Recovery.Paid> unkept(AnswerCache cache) {
        var recovery = new Recovery();
        world.journal.replay(entry -> {
            if (!(entry instanceof Entry.Settled)) {
                recovery.accept(entry);
            }
        });
        return new Leftovers(world.journal, told::add)
                .unkept(recovery, cache, world.form.version(), cache.fresh());
    }

    private AnswerCache cache(int kept) {
        if (world.shelf.isEmpty()) {
            world.ask(20);
        }
        var cache = AnswerCache.open(folder.resolve("answers.db"), world.time, Runnable::run);
        var _ = cache.put(world.shelf.stream().limit(kept).map(Shelf.Kept::cached).toList());
        return cache;
    }

    @Test
    void callsOfWhichEverythingIsKeptAreSettled() {
        assertThat(unkept(20)).isEmpty();
        assertThat(told).hasSize(1).first().isInstanceOf(Entry.Settled.class);
    }

    @Test
    void ofTheOthersWhatIsMissingIsLeft() {
        assertThat(unkept(7))
                .singleElement()
                .satisfies(paid -> assertThat(paid.asked().asked().items()).hasSize(13));
        assertThat(told).isEmpty();
    }

    @Test
    void whatACacheThatWasBegunAnewHasByNowIsNotLeft() {
        try (var cache = cache(7)) {
            assertThat(cache.fresh()).isTrue();
            assertThat(unkept(cache))
                    .singleElement()
                    .satisfies(paid -> assertThat(paid.asked().asked().items()).hasSize(13));
        }
    }

    @Test
    void anotherFormReadsNothingOfThem() {
        try (var cache = cache(0)) {
            var leftovers = new Leftovers(world.journal, told::add);
            assertThat(leftovers.unkept(new Recovery(), cache, "another", true)).isEmpty();
        }
    }

    @Test
    void callsInFlightAreChargedAtTheirWorst() {
        world.ask(20);
        var recovery = new Recovery();
        world.journal.replay(entry -> {
            if (entry instanceof Entry.Reserved) {
                recovery.accept(entry);
            }
        });
        new Leftovers(world.journal, told::add).close(recovery, world.time.instant());
        assertThat(told)
                .singleElement()
                .isEqualTo(
                        new Entry.Failed(
                                recovery.lost().getFirst().call(),
                                world.time.instant(),
                                Entry.Kind.LOST,
                                "the process ended before the answer came",
                                recovery.lost().getFirst().worst().cost()));
    }
}
