package dev.onggi.data;

import dev.onggi.problem.OnggiException;
import java.util.regex.Pattern;

/// Turns DuckDB's messages into problems of the catalogue.
final class DuckErrors {
    private static final Pattern FILE = Pattern.compile("file \\\\?\"([^\"\\\\]+)");

    private DuckErrors() {}

    /// Whether the driver lost the reason: it asks for the columns of a streamed result before it
    /// looks whether the first rows could be made.
    static boolean hidden(Exception e) {
        return String.valueOf(e.getMessage()).contains("Invalid result set");
    }

    static OnggiException translate(Exception e, String sql) {
        var message = String.valueOf(e.getMessage()).strip();
        var first = message.lines().findFirst().orElse(message);
        if (message.contains("Out of Memory") || message.contains("could not allocate")) {
            return OnggiException.because(e, DataProblem.OUT_OF_MEMORY, first);
        }
        if (message.contains("No space left") || message.contains("max_temp_directory_size")) {
            var file = FILE.matcher(first);
            return OnggiException.because(
                    e, DataProblem.DISK_FULL, file.find() ? file.group(1) : first);
        }
        return OnggiException.because(
                new IllegalStateException(sql, e), DataProblem.QUERY_FAILED, first);
    }
}
