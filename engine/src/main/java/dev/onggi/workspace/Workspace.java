package dev.onggi.workspace;

import dev.onggi.problem.Language;
import dev.onggi.yaml.YamlNode;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder a user works in, with the settings of the chosen environment.
public interface Workspace {
    /// The folder that holds `onggi.yaml`.
    ///
    /// @return an absolute path
    Path root();

    /// The chosen environment, such as `dev`.
    ///
    /// @return its name
    String environment();

    /// The time zone of file names, schedules and time stamps.
    ///
    /// @return never null
    ZoneId zone();

    /// The language of messages.
    ///
    /// @return never null
    Language language();

    /// The secrets.
    ///
    /// @return never null
    Secrets secrets();

    /// A stored connection, with every `${env.NAME}` filled in.
    ///
    /// @param name the key under `connections:`
    /// @return its keys, or empty
    Optional<Map<String, @Nullable Object>> connection(String name);

    /// Looks for variables and connections elsewhere too, from now on.
    ///
    /// @param kept where neither the environment nor the settings have them
    default void lookIn(Kept kept) {}

    /// A setting of `onggi.yaml` by its path, the environment's before the common one.
    ///
    /// @param path such as `memory` or `http.allow`
    /// @return the node, or empty
    Optional<YamlNode> setting(String path);

    /// A setting's text as written, or as [Settings] declares it where it is absent.
    ///
    /// @param path such as `sql.timeout`
    /// @return the text, or empty where there is no value to fall back to
    default Optional<String> text(String path) {
        return setting(path)
                .filter(YamlNode.Scalar.class::isInstance)
                .map(node -> ((YamlNode.Scalar) node).text())
                .or(() -> Settings.of(path).map(WorkspaceSetting::fallback));
    }

    /// How many threads may compute at a time: `cpu`, or all cores.
    ///
    /// @return at least 1
    default int cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return text("cpu").map(text -> Math.min(Integer.parseInt(text), cores)).orElse(cores);
    }

    /// The setting of a path as it was written, with `${env.NAME}` still in it.
    ///
    /// @param path such as `http.allow`
    /// @return the node with its place, or empty
    default Optional<YamlNode> written(String path) {
        return setting(path);
    }

    /// A path that a user wrote.
    ///
    /// @param path relative to the workspace, or absolute
    /// @return an absolute path
    default Path resolve(String path) {
        return root().resolve(path).normalize();
    }

    /// A path as people want to read it.
    ///
    /// @param path any path
    /// @return relative to the workspace where it lies inside
    default String display(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(root())
                ? root().relativize(absolute).toString()
                : path.toString();
    }

    /// Onggi's own folder in the workspace.
    ///
    /// @return `.onggi`
    default Path state() {
        return root().resolve(".onggi");
    }
}
