package dev.onggi.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads files with pandas and pyarrow, in a virtual environment that is made once.
final class PythonReaders {
    private static final Path REPOSITORY = Path.of(System.getProperty("onggi.repository", ".."));
    private static final Path SCRIPTS = REPOSITORY.resolve("cli/src/test/python");
    private static final int NOT_TO_BE_HAD = 3;

    private final String interpreter;

    private PythonReaders(String interpreter) {
        this.interpreter = interpreter;
    }

    /// Finds Python and its packages, or skips the test with the reason.
    static PythonReaders open() throws IOException, InterruptedException {
        var made =
                run(
                        "",
                        REPOSITORY.resolve("build/python").toString(),
                        SCRIPTS.resolve("requirements.txt").toString(),
                        REPOSITORY.resolve("cli/.venv").toString());
        assumeTrue(made.status() != NOT_TO_BE_HAD, made::err);
        return new PythonReaders(made.out().strip());
    }

    /// Reads files.
    ///
    /// @param files each with the types of the columns that it cannot tell itself
    /// @return by file and reader: the names of the columns, then every row as [Told]
    @SuppressWarnings("unchecked")
    Map<String, Map<String, List<List<@Nullable String>>>> read(
            Map<String, Map<String, String>> files) throws IOException, InterruptedException {
        var read =
                run(
                        JSON.std.asString(files),
                        interpreter,
                        SCRIPTS.resolve("read_back.py").toString());
        if (read.status() != 0) {
            throw new AssertionError(read.err());
        }
        return (Map<String, Map<String, List<List<@Nullable String>>>>)
                JSON.std.anyFrom(read.out());
    }

    private record Ran(int status, String out, String err) {}

    private static Ran run(String input, String... command)
            throws IOException, InterruptedException {
        var errors = Files.createTempFile("onggi-readers", ".txt");
        try {
            var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            try (var writer = process.outputWriter(StandardCharsets.UTF_8)) {
                writer.write(input);
            }
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), out, Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }
}
