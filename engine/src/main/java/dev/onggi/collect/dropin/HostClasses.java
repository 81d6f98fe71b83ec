package dev.onggi.collect.dropin;

import dev.onggi.spi.Source;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// Where the classes that a drop-in is compiled against lie: the extension interface and JSpecify.
final class HostClasses {
    private static final Set<String> PACKAGES = Set.of("dev.onggi.spi", "org.jspecify.annotations");

    private HostClasses() {}

    /// Whether drop-ins see a package of the program.
    static boolean visible(String packageName) {
        return PACKAGES.contains(packageName);
    }

    /// Jars and folders, that of the interface first; empty where it is not found.
    static List<Path> locations() {
        var found = new LinkedHashSet<Path>();
        locate(Source.class).ifPresent(found::add);
        if (found.isEmpty()) {
            return List.of();
        }
        locate(NullMarked.class).ifPresent(found::add);
        return List.copyOf(found);
    }

    /// Where a class was loaded from, else the entry of the class path that holds it.
    private static Optional<Path> locate(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        if (source != null && source.getLocation() != null) {
            try {
                var path = Path.of(source.getLocation().toURI());
                if (Files.exists(path)) {
                    return Optional.of(path);
                }
            } catch (URISyntaxException
                    | IllegalArgumentException
                    | FileSystemNotFoundException e) {
                return onClassPath(type);
            }
        }
        return onClassPath(type);
    }

    private static Optional<Path> onClassPath(Class<?> type) {
        var file = type.getName().replace('.', '/') + ".class";
        return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .filter(entry -> holds(entry, file))
                .findFirst();
    }

    private static boolean holds(Path entry, String file) {
        if (Files.isDirectory(entry)) {
            return Files.exists(entry.resolve(file));
        }
        if (!Files.isRegularFile(entry)) {
            return false;
        }
        try (var jar = FileSystems.newFileSystem(entry)) {
            return Files.exists(jar.getPath(file));
        } catch (IOException | ProviderNotFoundException e) {
            return false; // no jar
        }
    }

    /// A text that changes when the interface does.
    static String fingerprint(List<Path> locations) throws IOException {
        var text = new StringBuilder();
        for (var location : locations) {
            var files = Files.isDirectory(location) ? location.resolve("dev/onggi/spi") : location;
            if (Files.exists(files)) {
                try (var all = Files.walk(files)) {
                    for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
                        text.append(file.getFileName())
                                .append(' ')
                                .append(Files.size(file))
                                .append(' ')
                                .append(Files.getLastModifiedTime(file).toMillis())
                                .append('\n');
                    }
                }
            }
        }
        return text.toString();
    }
}
