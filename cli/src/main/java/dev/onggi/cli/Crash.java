package dev.onggi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Keeps the trace of an error that nobody foresaw, so that the terminal stays readable.
final class Crash {
    private Crash() {}

    /// Writes a trace to a file.
    ///
    /// @return the file, or null where it cannot be written
    static @Nullable Path write(Throwable thrown) {
        try {
            var file = Files.createTempFile("onggi-error-", ".log");
            try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
                thrown.printStackTrace(out);
            }
            return file;
        } catch (IOException e) {
            return null;
        }
    }
}
