package dev.onggi.collect;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Request;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A request that a test fills in.
public final class FakeSourceRequest implements Request {
    public final Map<String, Object> values = new LinkedHashMap<>();
    public final Map<String, String> secrets = new LinkedHashMap<>();
    public final List<String> log = new CopyOnWriteArrayList<>();
    public volatile boolean cancelled;
    public @Nullable String lastMark;
    public Path folder = Path.of("target").toAbsolutePath();

    public FakeSourceRequest with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    @Override
    public String setting(String name) throws Failure {
        if (!values.containsKey(name)) {
            throw Failure.user("`" + name + "` is missing", "Add it.");
        }
        return values.get(name).toString();
    }

    @Override
    public String setting(String name, String fallback) {
        return values.containsKey(name) ? values.get(name).toString() : fallback;
    }

    @Override
    public @Nullable Object value(String name) {
        return values.get(name);
    }

    @Override
    public String secret(String name) throws Failure {
        if (!secrets.containsKey(name)) {
            throw Failure.user("there is no secret `" + name + "`", "Set it.");
        }
        return secrets.get(name);
    }

    @Override
    public Optional<String> lastMark() {
        return Optional.ofNullable(lastMark);
    }

    @Override
    public Instant intervalStart() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    @Override
    public Instant intervalEnd() {
        return Instant.parse("2026-01-02T00:00:00Z");
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-01-02T06:00:00Z");
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void log(String message) {
        log.add(message);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
