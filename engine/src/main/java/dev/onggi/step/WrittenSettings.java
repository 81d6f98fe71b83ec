package dev.onggi.step;

import dev.onggi.spi.Failure;
import dev.onggi.spi.GivenSettings;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The keys of a step as they were written, before a run fills in what their `${...}` stand for.
public final class WrittenSettings implements GivenSettings {
    private final StepSettings step;
    private final YamlNode.@Nullable Entries connection;
    private final Path folder;

    /// Says that a value is not known before a run.
    public static final class NotYetKnown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NotYetKnown(String key) {
            super(key, null, false, false);
        }
    }

    /// Settings that were written.
    ///
    /// @param step the step's own keys
    /// @param connection those of its stored connection, or null where it names none
    /// @param folder the workspace
    public WrittenSettings(StepSettings step, YamlNode.@Nullable Entries connection, Path folder) {
        this.step = step;
        this.connection = connection;
        this.folder = folder;
    }

    @Override
    public String setting(String name) throws Failure {
        var found = node(name);
        if (found == null) {
            throw missing(step, name);
        }
        return text(found);
    }

    /// The failure of a key that has to be there.
    static Failure missing(StepSettings step, String name) {
        return Failure.user(
                "step `" + step.name() + "` needs the key `" + name + "`",
                "Add `" + name + ":` to the step.");
    }

    @Override
    public String setting(String name, String fallback) {
        var found = node(name);
        return found == null ? fallback : text(found);
    }

    private static String text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar
                ? scalar.text()
                : String.valueOf(node.plain());
    }

    @Override
    public @Nullable Object value(String name) {
        var found = node(name);
        return found == null ? null : found.plain();
    }

    private @Nullable YamlNode node(String name) {
        var stored = connection == null ? null : connection.get(name);
        var found = step.has(name) ? step.get(name) : stored;
        if (found != null && References.in(found)) {
            throw new NotYetKnown(name);
        }
        return found;
    }

    @Override
    public Path folder() {
        return folder;
    }
}
