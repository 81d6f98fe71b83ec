package dev.onggi.save;

import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Request;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a sink reads of its step: the step's own keys before those of its stored `connection:`.
final class SinkRequest implements Request {
    private final StepContext context;
    private final StepSettings settings;
    private final Map<String, @Nullable Object> connection;

    SinkRequest(StepContext context, StepSettings settings) {
        this.context = context;
        this.settings = settings;
        this.connection =
                settings.text("connection")
                        .map(name ->
                                context.workspace()
                                        .connection(name)
                                        .orElseThrow(() ->
                                                OnggiException.at(
                                                        settings.place("connection"),
                                                        SaveProblem.NO_SUCH_CONNECTION,
                                                        name)))
                        .orElse(Map.of());
    }

    @Override
    public String setting(String name) throws Failure {
        @Nullable String text = text(name);
        if (text == null) {
            throw Failure.user(
                    "`" + settings.uses() + "` needs the key `" + name + "`",
                    "Add `" + name + ":` to step `" + settings.name() + "`.");
        }
        return text;
    }

    @Override
    public String setting(String name, String fallback) {
        @Nullable String text = text(name);
        return text == null ? fallback : text;
    }

    private @Nullable String text(String name) {
        return settings.text(name)
                .or(() -> Optional.ofNullable(connection.get(name)).map(Object::toString))
                .orElse(null);
    }

    @Override
    public @Nullable Object value(String name) {
        var node = settings.get(name);
        return node == null ? connection.get(name) : node.plain();
    }

    @Override
    public String secret(String name) throws Failure {
        return context.workspace()
                .secrets()
                .get(name)
                .orElseThrow(() ->
                        Failure.user(
                                "there is no secret `" + name + "`",
                                "Set it in the environment or in `.env`."));
    }

    @Override
    public Optional<String> lastMark() {
        return Optional.empty();
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
