package dev.onggi.clean.ask.journal;

import dev.onggi.data.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// A mark beside a journal: the cache was begun anew, so answers that had come by then may be in
/// the journal only.
public final class SoleCopy {
    private static final String NAME = "cache-begun";

    private SoleCopy() {}

    /// Since when the cache lacks what had come before.
    ///
    /// @param folder of the journal
    /// @return empty where the cache has been there all the time
    /// @throws dev.onggi.problem.OnggiException where the mark cannot be read
    public static Optional<Instant> until(Path folder) {
        var mark = folder.resolve(NAME);
        if (!Files.exists(mark)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(Files.readString(mark).strip()));
        } catch (DateTimeParseException e) {
            return Optional.of(Instant.MAX);
        } catch (IOException e) {
            throw Segments.problem(mark, e);
        }
    }

    /// The mark, where it is so old that nothing of the time before it has to be kept.
    ///
    /// @param folder of the journal
    /// @param limit nothing is kept that is older
    /// @return the file, or empty
    public static Optional<Path> before(Path folder, Instant limit) {
        return until(folder).filter(at -> at.isBefore(limit)).map(at -> folder.resolve(NAME));
    }

    /// Notes that the cache was begun anew.
    ///
    /// @param folder of the journal
    /// @param at when
    /// @throws dev.onggi.problem.OnggiException where the disk fails
    public static void note(Path folder, Instant at) {
        var mark = folder.resolve(NAME);
        try {
            new DurableFiles().write(mark, at.toString());
        } catch (IOException e) {
            throw Segments.problem(mark, e);
        }
    }
}
