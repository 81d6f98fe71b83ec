package dev.onggi.collect;

import dev.onggi.problem.Language;
import dev.onggi.problem.Place;
import dev.onggi.workspace.Secrets;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlNode;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A folder with a few settings.
public record FakeWorkspace(Path root, Map<String, YamlNode> settings) implements Workspace {
    public FakeWorkspace(Path root) {
        this(root, new LinkedHashMap<>());
    }

    public FakeWorkspace with(String path, String... items) {
        settings.put(
                path,
                new YamlNode.Items(
                        List.of(items).stream().map(FakeWorkspace::scalar).toList(),
                        Place.of("onggi.yaml")));
        return this;
    }

    public static YamlNode scalar(@Nullable String text) {
        return new YamlNode.Scalar(text == null ? "" : text, text, Place.of("onggi.yaml"));
    }

    @Override
    public String environment() {
        return "test";
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Asia/Seoul");
    }

    @Override
    public Language language() {
        return Language.EN;
    }

    @Override
    public Secrets secrets() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Map<String, @Nullable Object>> connection(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<YamlNode> setting(String path) {
        return Optional.ofNullable(settings.get(path));
    }
}
