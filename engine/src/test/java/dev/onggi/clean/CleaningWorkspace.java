package dev.onggi.clean;

import dev.onggi.Onggi;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.Problems;
import dev.onggi.run.RunListener;
import dev.onggi.run.RunRequest;
import dev.onggi.run.RunResult;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A workspace in a test's folder: files are written, pipelines run for real.
final class CleaningWorkspace {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2024-03-05T06:07:08Z"));

    private final Path root;

    CleaningWorkspace(Path root) throws IOException {
        this.root = root;
        file("onggi.yaml", "timezone: Asia/Seoul\nlanguage: en\n");
    }

    CleaningWorkspace file(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Workspace open() {
        return Workspaces.open(root, null, Map.of());
    }

    /// Runs a pipeline of three steps whose clean step has some keys, over `inbox/t.csv`.
    RunResult clean(String keys) throws IOException {
        return run("fetch:\n    uses: collect/file\n    path: inbox/t.csv", keys);
    }

    RunResult run(String fetch, String keys) throws IOException {
        file(
                "pipelines/p.yaml",
                "name: p\nsteps:\n  "
                        + fetch
                        + "\n  refine:\n    uses: clean\n    "
                        + keys.replace("\n", "\n    ")
                        + "\n  export:\n    uses: save/csv\n    bom: false\n    path: out.csv\n");
        try (var onggi = Onggi.open(open(), CLOCK)) {
            return onggi.run("p", RunRequest.NOW, new RunListener() {}, new Cancellation());
        }
    }

    TaskLibrary tasks(Problems problems) {
        return TaskLibrary.read(open(), problems);
    }

    List<String> output() throws IOException {
        return Files.readAllLines(root.resolve("out.csv"));
    }

    List<String> rejects() throws IOException {
        var folder = root.resolve("data/rejected");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            var newest = files.max(Comparator.naturalOrder()).orElseThrow();
            return Files.readString(newest, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
