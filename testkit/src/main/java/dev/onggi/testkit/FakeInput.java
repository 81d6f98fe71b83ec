package dev.onggi.testkit;

import dev.onggi.spi.FileFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A file that a file format reads, for tests.
public final class FakeInput implements FileFormat.Input {
    private final Path file;
    private final Map<String, String> settings = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    /// A file without settings.
    ///
    /// @param file an existing file
    public FakeInput(Path file) {
        this.file = file;
    }

    /// Sets a key.
    ///
    /// @param key the key
    /// @param value its text
    /// @return this
    public FakeInput with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /// What was told.
    ///
    /// @return in order
    public List<String> notes() {
        return notes;
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public Path path() {
        return file;
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public String setting(String name, String fallback) {
        return settings.getOrDefault(name, fallback);
    }

    @Override
    public void note(String message) {
        notes.add(message);
    }
}
