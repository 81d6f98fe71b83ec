package dev.onggi;

import dev.onggi.problem.Language;
import dev.onggi.workspace.Secrets;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlNode;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A workspace with the settings of a real one, whose own records go to another folder: what is
/// only tried leaves none.
///
/// @param real the real one
/// @param state where records go
record ScratchWorkspace(Workspace real, Path state) implements Workspace {
    @Override
    public Path root() {
        return real.root();
    }

    @Override
    public String environment() {
        return real.environment();
    }

    @Override
    public ZoneId zone() {
        return real.zone();
    }

    @Override
    public Language language() {
        return real.language();
    }

    @Override
    public Secrets secrets() {
        return real.secrets();
    }

    @Override
    public Optional<Map<String, @Nullable Object>> connection(String name) {
        return real.connection(name);
    }

    @Override
    public Optional<YamlNode> setting(String path) {
        return real.setting(path);
    }

    @Override
    public Optional<String> text(String path) {
        return real.text(path);
    }

    @Override
    public Optional<YamlNode> written(String path) {
        return real.written(path);
    }
}
