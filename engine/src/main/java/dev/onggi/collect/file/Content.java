package dev.onggi.collect.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One file to read, out of its archive where it lies in one.
sealed interface Content {
    /// The name shown to people.
    String name();

    /// The file's own name, whose ending tells its kind.
    String fileName();

    /// The bytes from the start.
    InputStream open() throws IOException;

    /// The file on disk, or null where it lies in an archive.
    @Nullable Path onDisk();

    /// What comes behind the last point, in lower case.
    default String ending() {
        return ending(fileName());
    }

    static String ending(String name) {
        int point = name.lastIndexOf('.');
        return point < 0 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
    }

    /// A file as it lies on disk.
    ///
    /// @param name shown to people
    /// @param path the file
    record Plain(String name, Path path) implements Content {
        @Override
        public String fileName() {
            return path.getFileName().toString();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public Path onDisk() {
            return path;
        }
    }

    /// A file in an archive.
    ///
    /// @param name shown to people
    /// @param fileName the file's own name
    /// @param opener unpacks it
    record Packed(String name, String fileName, Opener opener) implements Content {
        @Override
        public InputStream open() throws IOException {
            return opener.open();
        }

        @Override
        public @Nullable Path onDisk() {
            return null;
        }
    }

    /// Unpacks a file.
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }
}
