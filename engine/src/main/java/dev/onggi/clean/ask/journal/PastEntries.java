package dev.onggi.clean.ask.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Reads a journal that another process may be writing, without a change to it.
public final class PastEntries {
    private PastEntries() {}

    /// Reads what is on the disk, from the oldest entry on. What a crash, or a write at this
    /// moment, left half done at the end is passed over.
    ///
    /// @param folder such as `.onggi/journal`; nothing is read where it is missing
    /// @param reader is given each entry
    /// @throws dev.onggi.problem.OnggiException where a file before the last one is damaged
    public static void read(Path folder, Consumer<? super Entry> reader) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            var numbers = Segments.numbers(folder);
            for (int i = 0; i < numbers.size(); i++) {
                var segment = new SegmentReader(Segments.file(folder, numbers.get(i)));
                long end = end(folder, numbers.subList(i + 1, numbers.size()));
                long read = segment.read(end, reader);
                if (read < end && end < Long.MAX_VALUE) {
                    throw segment.damaged(read);
                }
            }
        } catch (IOException e) {
            throw Segments.problem(folder, e);
        }
    }

    /// Where a file ends, as the one behind it says that was begun when this one was full.
    private static long end(Path folder, List<Integer> behind) throws IOException {
        if (behind.isEmpty()) {
            return Long.MAX_VALUE;
        }
        var next = new SegmentReader(Segments.file(folder, behind.getFirst()));
        return next.mark() == 0 ? Long.MAX_VALUE : next.before();
    }
}
