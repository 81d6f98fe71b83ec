package dev.onggi.collect.command;

import dev.onggi.spi.Failure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Looks for programs without running them.
final class Programs {
    private Programs() {}

    /// The program of a command in one line; blank where the line is none.
    static String first(String line) {
        try {
            return Argv.split(line).stream().findFirst().orElse("");
        } catch (Failure e) {
            return "";
        }
    }

    /// Whether a program lies where its path says, or in a folder of `PATH`, also with an ending
    /// that the system adds.
    static boolean isThere(String program, Path folder) {
        boolean path = program.contains("/") || program.contains(File.separator);
        var folders = path ? Stream.of(folder.toString()) : split("PATH").stream();
        try {
            return folders.anyMatch(f -> isIn(Path.of(f), program));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isIn(Path folder, String program) {
        return Stream.concat(Stream.of(""), split("PATHEXT").stream())
                .map(ending -> folder.resolve(program + ending))
                .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }

    private static List<String> split(String variable) {
        var value = System.getenv(variable);
        return value == null
                ? List.of()
                : Pattern.compile(Pattern.quote(File.pathSeparator))
                        .splitAsStream(value)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }
}
