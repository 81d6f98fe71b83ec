package dev.onggi.clean.ask.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldSegmentsTest {
    private static final Instant JANUARY = Instant.parse("2026-01-10T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir Path folder;

    /// Each entry in a file of its own.
    private void write(Entry... entries) throws IOException {
        var segments = Segments.open(folder, 1, Output::file);
        for (var entry : entries) {
            segments.append(List.of(EntryWriter.bytes(entry)));
        }
        segments.close();
    }

    private static Entry at(long call, Instant at) {
        return Entries.reserved(new CallId(1, call), "r", at, new Money(1));
    }

    private List<String> old(Instant limit) {
        return OldSegments.before(folder, limit).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    @Test
    void filesAreOldUpToTheFirstYoungEntryAndNeverTheLast() throws IOException {
        write(
                at(1, JANUARY),
                at(2, MARCH.minusSeconds(1)),
                at(3, MARCH),
                at(4, JANUARY),
                at(5, JANUARY));
        assertThat(old(MARCH)).containsExactly("00000001.journal", "00000002.journal");
        assertThat(old(JANUARY)).isEmpty();
        assertThat(old(MARCH.plusSeconds(1))).hasSize(4);
    }

    @Test
    void theJournalGoesOnWithTheFilesThatAreLeft() throws IOException {
        write(at(1, JANUARY), at(2, MARCH), at(3, MARCH));
        for (var file : OldSegments.before(folder, MARCH)) {
            OldSegments.remove(file);
        }
        write(at(4, MARCH));
        var left = new ArrayList<Entry>();
        PastEntries.read(folder, left::add);
        assertThat(left).containsExactly(at(2, MARCH), at(3, MARCH), at(4, MARCH));
    }

    @Test
    void nothingIsOldWhileACallLiesInABatch() throws IOException {
        var call = new CallId(1, 1);
        write(
                at(1, JANUARY),
                new Entry.Submitted(call, JANUARY, "batch"),
                at(2, MARCH),
                at(3, MARCH));
        assertThat(old(MARCH)).isEmpty();
    }

    @Test
    void whatOnlyTheJournalHasIsAsYoungAsTheCacheThatWasBegunAnew() throws IOException {
        var february = JANUARY.plus(Duration.ofDays(31));
        write(at(1, JANUARY), at(2, february.plusSeconds(1)), at(3, MARCH));
        SoleCopy.note(folder, february);
        assertThat(old(february)).isEmpty();
        assertThat(old(february.plusSeconds(1))).containsExactly("00000001.journal");
        assertThat(old(MARCH)).hasSize(2);
    }

    @Test
    void aFolderThatIsMissingHasNone() {
        assertThat(OldSegments.before(folder.resolve("none"), MARCH)).isEmpty();
    }
}
