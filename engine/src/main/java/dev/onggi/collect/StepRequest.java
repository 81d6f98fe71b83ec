package dev.onggi.collect;

import dev.onggi.spi.Failure;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepSettings;
import dev.onggi.yaml.YamlNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A step's request to its source: the step's own keys first, then those of its `connection:`.
final class StepRequest implements EngineRequest {
    private final StepSettings settings;
    private final StepContext context;
    private final Map<String, @Nullable Object> connection;
    private final Optional<String> mark;

    /// @param mark what [#lastMark] says
    StepRequest(StepSettings settings, StepContext context, Optional<String> mark) {
        this.settings = settings;
        this.context = context;
        this.mark = mark;
        this.connection =
                settings.text("connection")
                        .flatMap(name -> context.workspace().connection(name))
                        .orElse(Map.of());
    }

    @Override
    public StepContext context() {
        return context;
    }

    @Override
    public StepSettings settings() {
        return settings;
    }

    @Override
    public Optional<String> remembered(String key) {
        return context.run().backfill() ? Optional.empty() : context.memory().get(key);
    }

    @Override
    public String setting(String name) throws Failure {
        var found = text(name);
        if (found == null) {
            throw Failure.user(
                    "step `" + settings.name() + "` needs the key `" + name + "`",
                    "Add `" + name + ":` to the step.");
        }
        return found;
    }

    @Override
    public String setting(String name, String fallback) {
        var found = text(name);
        return found == null ? fallback : found;
    }

    private @Nullable String text(String name) {
        if (settings.has(name) && settings.get(name) instanceof YamlNode.Scalar scalar) {
            return scalar.text();
        }
        var value = settings.has(name) ? null : connection.get(name);
        return value == null ? null : value.toString();
    }

    @Override
    public @Nullable Object value(String name) {
        var node = settings.get(name);
        return settings.has(name) && node != null ? node.plain() : connection.get(name);
    }

    @Override
    public String secret(String name) throws Failure {
        var secret = context.workspace().secrets().get(name);
        if (secret.isPresent()) {
            return secret.get();
        }
        var stored = connection.get(name);
        if (stored == null) {
            throw Failure.user(
                    "there is no secret `" + name + "`",
                    "Set it in the environment, or add a line `" + name + "=...` to .env.");
        }
        return stored.toString();
    }

    @Override
    public Optional<String> lastMark() {
        return mark;
    }

    @Override
    public Instant intervalStart() {
        return context.run().intervalStart();
    }

    @Override
    public Instant intervalEnd() {
        return context.run().intervalEnd();
    }

    @Override
    public Instant now() {
        return context.run().start();
    }

    @Override
    public Path folder() {
        return context.workspace().root();
    }

    @Override
    public void log(String message) {
        context.log().info(message);
    }

    @Override
    public boolean cancelled() {
        return context.cancellation().cancelled();
    }
}
