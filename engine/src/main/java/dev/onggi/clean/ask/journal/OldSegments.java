package dev.onggi.clean.ask.journal;

import dev.onggi.data.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The files of a journal that nobody needs any more: everything in them is old, and no call that
/// they begin is still on its way. What the journal alone has, since the cache was begun anew, is
/// as young as that cache.
public final class OldSegments {
    private OldSegments() {}

    /// Finds them. The file that is written is never one of them.
    ///
    /// @param folder such as `.onggi/journal`
    /// @param limit nothing in them is younger
    /// @return the oldest files, with none left out between them
    /// @throws dev.onggi.problem.OnggiException where a file is damaged
    public static List<Path> before(Path folder, Instant limit) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try {
            var recovery = new Recovery();
            PastEntries.read(folder, recovery);
            if (!recovery.packed().isEmpty() || !recovery.submitted().isEmpty()) {
                return List.of();
            }
            return old(folder, limit);
        } catch (IOException e) {
            throw Segments.problem(folder, e);
        }
    }

    private static List<Path> old(Path folder, Instant limit) throws IOException {
        var numbers = Segments.numbers(folder);
        var needed = SoleCopy.until(folder).orElse(Instant.EPOCH);
        var files = new ArrayList<Path>();
        for (int number : numbers.subList(0, Math.max(0, numbers.size() - 1))) {
            var file = Segments.file(folder, number);
            var newest = newest(file);
            if (!(newest.isAfter(needed) ? newest : needed).isBefore(limit)) {
                break;
            }
            files.add(file);
        }
        return List.copyOf(files);
    }

    private static Instant newest(Path file) throws IOException {
        var newest = new Instant[] {Instant.EPOCH};
        new SegmentReader(file)
                .read(
                        Files.size(file),
                        entry -> {
                            var at = at(entry);
                            newest[0] = at.isAfter(newest[0]) ? at : newest[0];
                        });
        return newest[0];
    }

    private static Instant at(Entry entry) {
        return switch (entry) {
            case Entry.Reserved reserved -> reserved.at();
            case Entry.Packed packed -> packed.at();
            case Entry.Submitted submitted -> submitted.at();
            case Entry.Answered answered -> answered.at();
            case Entry.Failed failed -> failed.at();
            case Entry.Settled _ -> Instant.EPOCH;
        };
    }

    /// Removes a file, the oldest first, while no journal is open.
    ///
    /// @param file one of [#before]
    /// @throws IOException when the disk fails
    public static void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
        new DurableFiles().force(Objects.requireNonNull(file.getParent()));
    }
}
