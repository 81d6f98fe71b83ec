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
        world.ask(20);
        var recovery = new Recovery();
        world.journal.replay(entry -> {
            if (!(entry instanceof Entry.Settled)) {
                recovery.accept(entry);
            }
        });
        try (var cache =
                AnswerCache.open(folder.resolve("answers.db"), world.time, Runnable::run)) {
            var _ = cache.put(world.shelf.stream().limit(kept).map(Shelf.Kept::cached).toList());
            return new Leftovers(world.journal, told::add).unkept(recovery, cache);
        }
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
