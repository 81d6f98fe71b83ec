package dev.onggi.clean.ask.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every journal does.
abstract class JournalContract {
    static final long SEED = Long.getLong("onggi.seed", 20_261_121L);

    final VirtualTime time = VirtualTime.at("2026-01-01T00:00:00Z");
    final Entries entries = new Entries(new Random(SEED));

    /// Opens the same journal each time.
    abstract Journal open();

    static List<Entry> read(Journal journal) {
        var all = new ArrayList<Entry>();
        journal.replay(all::add);
        return all;
    }

    @Test
    void givesBackWhatWasAppendedInItsOrder() {
        var written = entries.next(500);
        try (var journal = open()) {
            written.forEach(journal::append);
            time.run();
            assertThat(read(journal)).as("seed " + SEED).isEqualTo(written);
        }
        try (var journal = open()) {
            assertThat(read(journal)).as("opened again, seed " + SEED).isEqualTo(written);
        }
    }

    @Test
    void tellsOnTheLoopThatAnEntryIsDurable() {
        try (var journal = open()) {
            var order = new ArrayList<String>();
            journal.append(entries.next()).thenRun(() -> order.add("first"));
            journal.append(entries.next()).thenRun(() -> order.add("second"));
            assertThat(order).isEmpty();

            time.run();

            assertThat(order).containsExactly("first", "second");
        }
    }

    @Test
    void closingWaitsForWhatWasHandedOver() {
        var entry = entries.next();
        try (var journal = open()) {
            journal.append(entry);
        }
        try (var journal = open()) {
            assertThat(read(journal)).containsExactly(entry);
        }
    }

    @Test
    void takesNothingAfterItWasClosed() {
        var journal = open();
        journal.close();

        assertThat(journal.append(entries.next()).toCompletableFuture()).isCompletedExceptionally();
        try (var again = open()) {
            assertThat(read(again)).isEmpty();
        }
    }
}
