package dev.onggi.clean.ask.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.journal.Entry.Kind;
import dev.onggi.clean.ask.journal.Entry.Settled;
import dev.onggi.testkit.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoneFilesTest {
    private static final Instant NOON = Entries.reserved(id(0)).at();
    private static final Instant LATER = NOON.plus(Duration.ofDays(30));

    @TempDir Path folder;
    private final VirtualTime time = VirtualTime.at("2026-01-01T00:00:00Z");

    private static CallId id(int number) {
        return new CallId(0, number);
    }

    private static Entry asked(int number, Instant at) {
        return Entries.reserved(id(number), "r1", at, new Money(1));
    }

    /// Writes each list into a file of its own.
    @SafeVarargs
    private void write(List<Entry>... files) {
        var segments = Segments.open(folder, 1, Output::file);
        try (var journal = new SegmentJournal(segments, time, Runnable::run)) {
            for (var file : files) {
                file.forEach(journal::append);
                time.run();
            }
        }
    }

    private List<String> done(Instant before) {
        return DoneFiles.before(folder, before).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    @Test
    void filesWhoseCallsHaveAllEndedAndAreKeptAreDone() {
        write(
                List.of(asked(1, NOON), Entries.answered(id(1), Money.ZERO)),
                List.of(new Settled(id(1)), asked(2, NOON)),
                List.of(Entries.failed(id(2), Kind.UNKNOWN, Money.ZERO)),
                List.of(asked(3, NOON)));
        assertThat(done(LATER))
                .as("all but the one that is written")
                .containsExactly("00000001.journal", "00000002.journal", "00000003.journal");
    }

    @Test
    void anAnswerThatIsNotInTheCacheKeepsItsFileAndThoseBehind() {
        write(
                List.of(asked(1, NOON), new Settled(id(1))),
                List.of(asked(2, NOON), Entries.answered(id(2), Money.ZERO)),
                List.of(asked(3, NOON), new Settled(id(3))),
                List.of(asked(4, NOON)));
        assertThat(done(LATER)).containsExactly("00000001.journal");
    }

    @Test
    void aCallThatIsOnItsWayKeepsItsFile() {
        write(List.of(asked(1, NOON)), List.of(asked(2, NOON), new Settled(id(2))));
        assertThat(done(LATER)).isEmpty();
    }

    @Test
    void whatIsNotOldEnoughIsKept() {
        write(
                List.of(asked(1, NOON), new Settled(id(1))),
                List.of(asked(2, LATER), new Settled(id(2))),
                List.of(asked(3, NOON), new Settled(id(3))),
                List.of(asked(4, LATER)));
        assertThat(done(LATER)).containsExactly("00000001.journal");
        assertThat(done(LATER.plusNanos(1))).hasSize(3);
        assertThat(done(NOON)).isEmpty();
    }

    @Test
    void aMissingJournalHasNoFiles() {
        assertThat(DoneFiles.before(folder.resolve("none"), LATER)).isEmpty();
    }
}
