package dev.onggi.clean.ask.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentJournalTest extends JournalContract {
    @TempDir Path folder;

    private final Random random = new Random(SEED);
    private final PowerLoss disk = new PowerLoss(random);

    @Override
    SegmentJournal open() {
        return open(Segments.LARGE);
    }

    private SegmentJournal open(long large) {
        return new SegmentJournal(Segments.open(folder, large, disk), time, Runnable::run);
    }

    private Path file(int number) {
        return folder.resolve("%08d.journal".formatted(number));
    }

    private static byte[] frame(int mark, long place, List<byte[]> entries) {
        var frame = Frame.of(mark, place, entries);
        var bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /// Writes each list with a force of its own.
    private void write(SegmentJournal journal, List<Entry> batch) {
        batch.forEach(journal::append);
        time.run();
    }

    @Test
    void sixtyFourEntriesShareAForce() {
        try (var journal = open()) {
            int before = disk.forces();
            entries.next(640).forEach(journal::append);

            assertThat(disk.forces() - before).isEqualTo(10);
            assertThat(time.run()).as("only completions are left").isEqualTo(10);
        }
    }

    @Test
    void aLoneEntryWaitsFiveMilliseconds() {
        try (var journal = open()) {
            int before = disk.forces();
            var start = time.instant();
            var done = new ArrayList<Duration>();
            journal.append(entries.next())
                    .thenRun(() -> done.add(Duration.between(start, time.instant())));
            var _ = time.schedule(() -> journal.append(entries.next()), 3, TimeUnit.MILLISECONDS);

            time.run();

            assertThat(done).containsExactly(Duration.ofMillis(5));
            assertThat(disk.forces() - before).as("the second goes with the first").isEqualTo(1);
        }
    }

    @Test
    void entriesGatherWhileTheDiskWorks() throws Exception {
        try (var loop = Executors.newSingleThreadScheduledExecutor();
                var thread = Executors.newSingleThreadExecutor();
                var journal =
                        new SegmentJournal(
                                Segments.open(folder, Segments.LARGE, disk), loop, thread)) {
            int before = disk.forces();
            var written = entries.next(2000);
            var done =
                    written.stream()
                            .map(e -> journal.append(e).toCompletableFuture())
                            .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(done).join();

            assertThat(disk.forces() - before).isLessThan(2000 / SegmentJournal.MANY + 2);
            assertThat(read(journal)).as("seed " + SEED).isEqualTo(written);
        }
    }

    @Test
    void beginsAnotherFileWhenOneIsLarge() throws IOException {
        var written = new ArrayList<Entry>();
        try (var journal = open(20_000)) {
            for (int i = 0; i < 40; i++) {
                var batch = entries.next(10);
                write(journal, batch);
                written.addAll(batch);
            }
            assertThat(read(journal)).as("seed " + SEED).isEqualTo(written);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.count()).isGreaterThan(3);
        }
        try (var journal = open(20_000)) {
            assertThat(read(journal)).as("opened again, seed " + SEED).isEqualTo(written);
        }
    }

    @Test
    void beginsWithWhateverFileIsTheFirst() throws IOException {
        try (var journal = open(1)) {
            Stream.generate(() -> entries.next(1)).limit(4).forEach(batch -> write(journal, batch));
        }
        Files.delete(file(1));

        try (var journal = open(1)) {
            assertThat(read(journal)).hasSize(3);
        }
        Files.delete(file(3));
        assertThat(catchThrowableOfType(OnggiException.class, this::open))
                .hasMessageContaining("ONGGI-1503")
                .hasMessageContaining("00000003.journal");
    }

    @Test
    void losesNothingDurableWhenThePowerFails() throws IOException {
        var kept = new ArrayList<Entry>();
        int torn = 0;
        for (int round = 0; round < 200; round++) {
            try (var journal = open()) {
                assertThat(read(journal)).as("round %d, seed %d", round, SEED).isEqualTo(kept);
                var batch = entries.next(1 + random.nextInt(5));
                write(journal, batch);
                kept.addAll(batch);
            }
            long end = Files.size(file(1));
            var lost =
                    entries.next(1 + random.nextInt(5)).stream().map(EntryWriter::bytes).toList();
            disk.strike(file(1), frame(new SegmentReader(file(1)).mark(), end, lost));
            if (new SegmentReader(file(1)).end() > end) {
                Files.write(file(1), Arrays.copyOf(Files.readAllBytes(file(1)), (int) end));
            } else {
                torn += Files.size(file(1)) > end ? 1 : 0;
            }
        }
        assertThat(torn).as("torn tails, seed %d", SEED).isGreaterThan(50);
    }

    @Test
    void aCrashWhileAFileIsMadeLeavesAJournal() throws IOException {
        for (int size : new int[] {0, 1, SegmentReader.HEAD - 1, SegmentReader.HEAD}) {
            Entry entry = entries.next();
            try (var journal = open(1)) {
                write(journal, List.of(entry));
                assertThat(read(journal)).last().isEqualTo(entry);
            }
            var last = lastFile();
            Files.write(file(last + 1), new byte[size]);
        }
        try (var journal = open(1)) {
            assertThat(read(journal)).hasSize(4);
        }
    }

    private int lastFile() throws IOException {
        try (var files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    @Test
    void stopsWhereAByteInTheMiddleIsWrong() throws IOException {
        try (var journal = open()) {
            Stream.generate(() -> entries.next(3)).limit(10).forEach(b -> write(journal, b));
        }
        var whole = Files.readAllBytes(file(1));
        int lastFrame = lastFrame(whole);
        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(lastFrame);
            var damaged = whole.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(1), damaged);

            assertThatThrownBy(this::open)
                    .as("byte %d, seed %d", at, SEED)
                    .hasMessageContaining("ONGGI-1502")
                    .hasMessageContaining(file(1).toString());
            assertThat(Files.readAllBytes(file(1))).as("left as it is").isEqualTo(damaged);
        }
    }

    private static int lastFrame(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        int at = SegmentReader.HEAD;
        while (at + Frame.HEAD + bytes.getInt(at + 4) < file.length) {
            at += Frame.HEAD + bytes.getInt(at + 4);
        }
        return at;
    }

    @Test
    void stopsWhereAnEarlierFileIsCutOrWrong() throws IOException {
        try (var journal = open(1)) {
            Stream.generate(() -> entries.next(2)).limit(3).forEach(batch -> write(journal, batch));
        }
        var whole = Files.readAllBytes(file(2));
        for (int length : new int[] {0, SegmentReader.HEAD, whole.length - 1}) {
            Files.write(file(2), Arrays.copyOf(whole, length));
            try (var journal = open(1)) {
                assertThatThrownBy(() -> read(journal))
                        .as("%d bytes", length)
                        .hasMessageContaining("ONGGI-1502")
                        .hasMessageContaining("00000002.journal");
            }
        }
    }

    @Test
    void anAnswerThatLooksLikeAFrameIsNone() throws IOException {
        try (var journal = open()) {
            write(journal, entries.next(1));
        }
        long end = Files.size(file(1));
        int mark = new SegmentReader(file(1)).mark();
        var elsewhere = frame(mark, 4711, List.of(EntryWriter.bytes(entries.next())));
        var torn = frame(mark, end, List.of(elsewhere, new byte[100]));
        Files.write(file(1), Arrays.copyOf(torn, torn.length - 1), StandardOpenOption.APPEND);

        try (var journal = open()) {
            assertThat(read(journal)).hasSize(1);
        }
    }

    @Test
    void aFailedDiskFailsEverythingFromThenOn() throws IOException {
        Entry before = entries.next();
        try (var journal = open()) {
            write(journal, List.of(before));
            disk.failAfter(0);
            var failing = journal.append(entries.next()).toCompletableFuture();
            time.run();

            assertThat(failing).isCompletedExceptionally();
            assertThatThrownBy(failing::join)
                    .hasMessageContaining("ONGGI-1501")
                    .hasMessageContaining("No space left on device");
            assertThat(journal.append(entries.next()).toCompletableFuture())
                    .isCompletedExceptionally();
            assertThat(read(journal)).containsExactly(before);
        }
    }

    @Test
    void refusesWhatANewerVersionWrote() throws IOException {
        try (var journal = open()) {
            write(journal, entries.next(1));
        }
        var newer = new byte[] {9, 1, 2, 3};
        long end = Files.size(file(1));
        var frame = frame(new SegmentReader(file(1)).mark(), end, List.of(newer));
        Files.write(file(1), frame, StandardOpenOption.APPEND);

        assertThatThrownBy(this::open).hasMessageContaining("ONGGI-1504");
    }
}
