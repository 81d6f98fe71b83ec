package dev.onggi.cli;

import dev.onggi.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the data of a new pipeline comes from.
///
/// @param uses the kind of collect step
/// @param key `path` or `url`
/// @param written what the pipeline says
/// @param absolute what means the same from anywhere
/// @param outside whether it is a file outside the workspace
record NewSource(String uses, String key, String written, String absolute, boolean outside) {
    private static final Pattern URL = Pattern.compile("(?i)https?://.*");

    /// @param source as the user gave it, a path relative to the folder stood in
    static NewSource of(String source, Path here, Workspace workspace) {
        if (URL.matcher(source).matches()) {
            return new NewSource("collect/http", "url", source, source, false);
        }
        var path = path(source, here, workspace);
        var absolute = path.toString().replace('\\', '/');
        return path.startsWith(workspace.root())
                ? new NewSource(
                        "collect/file",
                        "path",
                        workspace.root().relativize(path).toString().replace('\\', '/'),
                        absolute,
                        false)
                : new NewSource("collect/file", "path", absolute, absolute, true);
    }

    private static Path path(String source, Path here, Workspace workspace) {
        try {
            var path = here.resolve(source).normalize();
            var inside = workspace.resolve(source);
            return !Files.exists(path) && Files.exists(inside) ? inside : path;
        } catch (InvalidPathException e) {
            return here;
        }
    }

    boolean isFile() {
        return key.equals("path");
    }

    /// The keys of the collect step that say where and how to read.
    ///
    /// @param place what `path` or `url` says
    /// @param text the column that is the text, or null for a table
    Map<String, String> settings(String place, @Nullable String text) {
        var settings = new LinkedHashMap<String, String>();
        settings.put(key, place);
        if (text != null) {
            settings.put("text", text);
        }
        return settings;
    }
}
