package dev.onggi.step;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Request;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a source or a sink asks its step for: the step's own keys first, then those of its stored
/// `connection:`.
public abstract class SettingsRequest implements Request {
    private final StepSettings settings;
    private final StepContext context;
    private final Map<String, @Nullable Object> connection;

    /// A request.
    ///
    /// @param settings the step's keys
    /// @param context the run the step is in
    /// @param connection the keys of its connection; none where it names no connection
    protected SettingsRequest(
            StepSettings settings, StepContext context, Map<String, @Nullable Object> connection) {
        this.settings = settings;
        this.context = context;
        this.connection = connection;
    }

    /// Where the step runs.
    ///
    /// @return the step's context
    public StepContext context() {
        return context;
    }

    /// The step's own keys.
    ///
    /// @return without those of its connection
    public StepSettings settings() {
        return settings;
    }

    @Override
    public String setting(String name) throws Failure {
        var found = text(name);
        if (found == null) {
            throw WrittenSettings.missing(settings, name);
        }
        return found;
    }

    @Override
    public String setting(String name, String fallback) {
        var found = text(name);
        return found == null ? fallback : found;
    }

    private @Nullable String text(String name) {
        if (settings.has(name)) {
            return settings.text(name).orElse(null);
        }
        var value = connection.get(name);
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
