package dev.onggi.site.reference;

import dev.onggi.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Finds the enums of problems by their sources.
final class ProblemEnums {
    private static final List<String> MODULES = List.of("engine", "server", "cli");

    private ProblemEnums() {}

    /// Every problem of the catalogue.
    ///
    /// @return by number
    static List<ProblemCode> of(Path repository) throws IOException {
        var sources = MODULES.stream().map(m -> repository.resolve(m).resolve("src/main/java"));
        return sources.flatMap(ProblemEnums::codes)
                .sorted(Comparator.comparingInt(ProblemCode::number))
                .toList();
    }

    private static Stream<ProblemCode> codes(Path sources) {
        try (var files = Files.walk(sources)) {
            return files
                    .filter(f -> f.toString().endsWith("Problem.java"))
                    .map(f -> sources.relativize(f).toString())
                    .map(f -> f.replaceFirst("\\.java$", "").replaceAll("[/\\\\]", "."))
                    .flatMap(ProblemEnums::constants)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<ProblemCode> constants(String type) {
        try {
            var constants = Class.forName(type).getEnumConstants();
            return constants == null
                    ? Stream.of()
                    : Arrays.stream(constants)
                            .filter(ProblemCode.class::isInstance)
                            .map(ProblemCode.class::cast);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(type + " is not built", e);
        }
    }
}
