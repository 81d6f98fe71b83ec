package dev.onggi.testkit;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Request;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request made of a map of settings, for tests of sources and sinks.
public final class FakeStep implements Request {
    /// The time that [#now] gives.
    public static final Instant NOW = Instant.parse("2026-03-05T01:02:03Z");

    private final Path folder;
    private final Map<String, Object> settings = new TreeMap<>();
    private final List<String> logged = new ArrayList<>();
    private @Nullable String mark;
    private volatile boolean cancelled;

    /// A request without settings.
    ///
    /// @param folder the workspace folder
    public FakeStep(Path folder) {
        this.folder = folder;
    }

    /// Sets a key.
    ///
    /// @param key the key
    /// @param value as YAML has it
    /// @return this
    public FakeStep with(String key, Object value) {
        settings.put(key, value);
        return this;
    }

    /// Sets the mark of the last run.
    ///
    /// @param last the mark; null for a first run
    /// @return this
    public FakeStep after(@Nullable Object last) {
        mark = last == null ? null : last.toString();
        return this;
    }

    /// Cancels the run.
    public void cancel() {
        cancelled = true;
    }

    /// What was logged.
    ///
    /// @return the lines in order
    public List<String> logged() {
        return logged;
    }

    @Override
    public String setting(String name) throws Failure {
        var value = settings.get(name);
        if (value == null) {
            throw Failure.user("the step needs the key `" + name + "`", "add it");
        }
        return value.toString();
    }

    @Override
    public String setting(String name, String fallback) {
        var value = settings.get(name);
        return value == null ? fallback : value.toString();
    }

    @Override
    public @Nullable Object value(String name) {
        return settings.get(name);
    }

    @Override
    public String secret(String name) throws Failure {
        return setting(name);
    }

    @Override
    public Optional<String> lastMark() {
        return Optional.ofNullable(mark);
    }

    @Override
    public Instant intervalStart() {
        return NOW.minusSeconds(86_400);
    }

    @Override
    public Instant intervalEnd() {
        return NOW;
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void log(String message) {
        logged.add(message);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
