package dev.onggi.clean.ask.journal;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.journal.Entry.Answered;
import dev.onggi.clean.ask.journal.Entry.Failed;
import dev.onggi.clean.ask.journal.Entry.Packed;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.clean.ask.journal.Entry.Settled;
import dev.onggi.clean.ask.journal.Entry.Submitted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The files of a journal that nobody needs any more to know what is paid and answered.
public final class DoneFiles {
    private final Map<Path, Instant> newest = new LinkedHashMap<>();
    private final Map<CallId, Path> open = new HashMap<>();

    private DoneFiles() {}

    /// The oldest files in which every call has ended, every answer is in the cache, and everything
    /// happened before a time. A journal has no gaps, so a file behind one that is needed counts as
    /// needed; so does the last one, which is written.
    ///
    /// Whoever removes them must know that the cache is whole, and that no budget counts the time.
    ///
    /// @param folder such as `.onggi/journal`
    /// @param time what happened from then on is kept
    /// @return from the oldest on
    /// @throws dev.onggi.problem.OnggiException where a file is damaged
    public static List<Path> before(Path folder, Instant time) {
        var done = new DoneFiles();
        PastEntries.files(folder, done::read);
        return done.before(time);
    }

    private List<Path> before(Instant time) {
        return newest.entrySet().stream()
                .limit(Math.max(0, newest.size() - 1))
                .takeWhile(file -> file.getValue().isBefore(time))
                .map(Map.Entry::getKey)
                .takeWhile(file -> !open.containsValue(file))
                .toList();
    }

    private void read(Path file, Entry entry) {
        switch (entry) {
            case Reserved reserved -> {
                open.put(reserved.call(), file);
                happened(file, reserved.at());
            }
            case Packed packed -> happened(file, packed.at());
            case Submitted submitted -> happened(file, submitted.at());
            case Answered answered -> happened(file, answered.at());
            case Failed failed -> {
                open.remove(failed.call());
                happened(file, failed.at());
            }
            case Settled settled -> {
                open.remove(settled.call());
                happened(file, Instant.MIN);
            }
        }
    }

    private void happened(Path file, Instant at) {
        newest.merge(file, at, (one, other) -> one.isBefore(other) ? other : one);
    }
}
