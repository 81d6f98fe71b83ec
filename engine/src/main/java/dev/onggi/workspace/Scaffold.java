package dev.onggi.workspace;

import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes a new workspace: commented settings, folders, and an example of a drop-in source.
public final class Scaffold {
    private static final Map<String, String> FILES = files();
    private static final List<String> FOLDERS =
            List.of("collectors", "pipelines", "resources", "data");

    private Scaffold() {}

    /// Writes a workspace into a folder, made if need be. A file that exists is left as it is.
    ///
    /// @param folder where the workspace will lie
    /// @return what was written, relative to the folder
    /// @throws OnggiException when the folder is a workspace already or cannot be written
    public static List<String> write(Path folder) {
        if (Files.exists(folder.resolve(Workspaces.SETTINGS_FILE))) {
            throw OnggiException.of(WorkspaceProblem.ALREADY_A_WORKSPACE, folder);
        }
        var written = new ArrayList<String>();
        for (var name : FOLDERS) {
            create(folder.resolve(name));
        }
        FILES.forEach((name, template) -> {
            if (write(folder.resolve(name), template)) {
                written.add(name);
            }
        });
        return List.copyOf(written);
    }

    private static boolean write(Path file, String template) {
        try (var in = Scaffold.class.getResourceAsStream("scaffold/" + template)) {
            if (in == null) {
                throw new IllegalStateException(template);
            }
            Files.copy(in, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw OnggiException.because(e, WorkspaceProblem.CANNOT_WRITE, file, e.getMessage());
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw OnggiException.because(e, WorkspaceProblem.CANNOT_WRITE, folder, e.getMessage());
        }
    }

    /// The settings come last: a folder is a workspace once everything else lies in it.
    private static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put(".gitignore", "gitignore.txt");
        files.put(".env", "env.txt");
        files.put("collectors/Weather.java.example", "Weather.java.txt");
        files.put("onggi.yaml", "onggi.yaml.txt");
        return files;
    }
}
