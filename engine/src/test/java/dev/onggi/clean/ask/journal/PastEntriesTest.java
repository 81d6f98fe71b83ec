package dev.onggi.clean.ask.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.OnggiException;
import dev.onggi.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastEntriesTest {
    private static final long SEED = 11;

    @TempDir Path folder;
    private final VirtualTime time = VirtualTime.at("2026-01-01T00:00:00Z");
    private final List<Entry> written = new ArrayList<>();

    @BeforeEach
    void write() {
        var entries = new Entries(new Random(SEED));
        var segments = Segments.open(folder, 2_000, Output::file);
        try (var journal = new SegmentJournal(segments, time, Runnable::run)) {
            for (int i = 0; i < 30; i++) {
                var batch = entries.next(2);
                batch.forEach(journal::append);
                time.run();
                written.addAll(batch);
            }
        }
    }

    private List<Entry> read() {
        var read = new ArrayList<Entry>();
        PastEntries.read(folder, read::add);
        return read;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void everythingIsReadInOrderAndNothingIsTouched() throws IOException {
        assertThat(files()).hasSizeGreaterThan(2);
        var last = Files.readAllBytes(files().getLast());
        assertThat(read()).isEqualTo(written);
        assertThat(Files.readAllBytes(files().getLast())).isEqualTo(last);
    }

    @Test
    void aMissingJournalHasNoEntries() {
        var read = new ArrayList<Entry>();
        PastEntries.read(folder.resolve("none"), read::add);
        assertThat(read).isEmpty();
    }

    @Test
    void whatIsBeingWrittenAtTheEndIsPassedOver() throws IOException {
        Files.write(files().getLast(), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        assertThat(read()).isEqualTo(written);
        int next = files().size() + 1;
        Files.write(folder.resolve("%08d.journal".formatted(next)), new byte[7]);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void damageBeforeTheLastFileIsTold() throws IOException {
        var first = files().getFirst();
        var bytes = Files.readAllBytes(first);
        bytes[bytes.length / 2] ^= 1;
        Files.write(first, bytes);
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        OnggiException.class,
                        e ->
                                assertThat(e.problems().getFirst().code())
                                        .isEqualTo(JournalProblem.DAMAGED));
    }
}
