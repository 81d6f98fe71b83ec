package dev.onggi.collect.file;

import dev.onggi.collect.BatchRows;
import dev.onggi.collect.CollectProblem;
import dev.onggi.collect.EngineRequest;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import dev.onggi.spi.FileFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file being read: its content, the step's settings, and where the rows go.
///
/// @param content the file
/// @param request the step's settings
/// @param rows where the rows go
/// @param folder a folder for unpacked files, removed with all it holds
record Reading(Content content, EngineRequest request, BatchRows rows, Path folder)
        implements FileFormat.Input {
    @Override
    public String name() {
        return content.name();
    }

    @Override
    public InputStream open() throws IOException {
        return content.open();
    }

    @Override
    public Path path() throws IOException {
        var there = content.onDisk();
        if (there != null) {
            return there;
        }
        var copy = Files.createTempFile(folder, "unpacked", "." + content.ending());
        try (var in = content.open();
                var out = Files.newOutputStream(copy)) {
            in.transferTo(out);
        }
        return copy;
    }

    @Override
    public String setting(String name, String fallback) {
        return request.setting(name, fallback);
    }

    @Override
    public void note(String message) {
        rows.note(Problem.of(CollectProblem.NOTE, null, message));
    }

    /// A place in the file.
    Place place(int line, int column) {
        return new Place(name(), Math.max(0, line), Math.max(0, column));
    }

    /// Where a key of the step was written.
    Place placeOf(String key) {
        return request.settings().place(key);
    }

    /// The largest value that is read.
    int mostBytes() {
        long most = CsvSettings.bytes("max_cell", setting("max_cell", "64MB"), placeOf("max_cell"));
        return (int) Math.min(Integer.MAX_VALUE - 64, most);
    }
}
