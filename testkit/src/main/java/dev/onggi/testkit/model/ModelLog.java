package dev.onggi.testkit.model;

import dev.onggi.spi.ModelReply.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Takes down what a provider was asked, before the client hears anything.
@FunctionalInterface
public interface ModelLog {
    /// Keeps nothing.
    ModelLog NONE = entry -> {};

    /// Takes down one exchange.
    ///
    /// @param entry what was asked and what became of it
    void record(Entry entry);

    /// One exchange.
    ///
    /// @param number from 1, in the order of arrival
    /// @param at the arrival
    /// @param model asked for
    /// @param items of the item protocol, with their fields; else the user's words as one `text`
    /// @param usage what the provider charges; zeros where it charges nothing
    /// @param charged whether the provider did the work
    /// @param fault its name, or an empty text
    record Entry(
            long number,
            Instant at,
            String model,
            List<Map<String, Object>> items,
            Usage usage,
            boolean charged,
            String fault) {}

    /// Reads the log of a [FileModelLog]; a line that a crash cut is left out.
    ///
    /// @param file the log
    /// @return in the order written
    /// @throws IOException when reading fails
    static List<Entry> read(Path file) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var line : Files.readAllLines(file)) {
            Json.object(line).map(FileModelLog::entry).ifPresent(entries::add);
        }
        return entries;
    }
}
