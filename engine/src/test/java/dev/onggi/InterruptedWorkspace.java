package dev.onggi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DurableFiles;
import dev.onggi.data.Manifest;
import dev.onggi.run.RunListener;
import dev.onggi.run.RunRepository;
import dev.onggi.run.RunRequest;
import dev.onggi.run.RunResult;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A workspace whose runs end in the middle, and what must hold of it after the next one.
final class InterruptedWorkspace {
    private static final String BOM = "\uFEFF";
    private static final String PIPELINE =
            """
            name: p
            steps:
              fetch: {uses: collect/file, path: inbox/a.csv}
              inspect:
                uses: check
                expect: [{matches: n, pattern: "[0-9]*[1-9]", otherwise: reject}]
              refine: {uses: clean, task: t, duplicates: off}
              export: {uses: save/csv, path: out/fixed.csv}
              timed: {uses: save/csv, from: [refine]}
            """;

    private final Path root;
    private final int rows;

    private InterruptedWorkspace(Path root, int rows) {
        this.root = root;
        this.rows = rows;
    }

    static InterruptedWorkspace make(Path root, int rows, String rule, String lastCell)
            throws IOException {
        for (var folder : new String[] {"inbox", "pipelines", "resources"}) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.writeString(root.resolve("onggi.yaml"), "timezone: UTC\nlanguage: en\n");
        Files.writeString(root.resolve("pipelines/p.yaml"), PIPELINE);
        Files.writeString(
                root.resolve("resources/t.yaml"),
                "task_name: t\ncolumns: [s]\nrules: [" + rule + "]\n");
        var csv = new StringBuilder("n,s\n");
        for (int i = 1; i < rows; i++) {
            csv.append(i).append(",  <b>옹기</b> ").append(i).append("  \n");
        }
        Files.writeString(
                root.resolve("inbox/a.csv"), csv.append(rows).append(',').append(lastCell) + "\n");
        return new InterruptedWorkspace(root, rows);
    }

    static Onggi open(Path root) {
        return Onggi.open(Workspaces.open(root, null, Map.of()), InstantSource.system());
    }

    static RunResult run(Onggi onggi, Cancellation stop) {
        return onggi.run("p", RunRequest.NOW, new RunListener() {}, stop);
    }

    /// Puts the workspace right as the next run would, and looks at every file.
    void recoverAndCheck(String when) throws IOException {
        Files.writeString(
                root.resolve("pipelines/q.yaml"),
                "name: q\nsteps: {f: {uses: collect/file, path: inbox/a.csv, source: q}}\n");
        try (var onggi = open(root)) {
            onggi.run("q", RunRequest.NOW, new RunListener() {}, new Cancellation());
        }
        check(when);
    }

    /// Nothing is half there, nothing is left behind, nothing is unrecorded.
    void check(String when) throws IOException {
        try (var onggi = open(root)) {
            var database = Objects.requireNonNull(onggi.metadata());
            var datasets = new DatasetRepository(database);
            assertThat(datasets.prepared()).as(when).isEmpty();
            assertThat(new RunRepository(database).latest(1000))
                    .as(when)
                    .noneMatch(run -> run.state().equals("running"));
            var recorded =
                    datasets.published().stream().map(e -> e.manifest().file()).sorted().toList();
            assertThat(visible()).as(when).containsExactlyInAnyOrderElementsOf(recorded);
            for (var entry : datasets.published()) {
                var manifest = entry.manifest();
                assertThat(new DurableFiles().digest(root.resolve(manifest.file())).sha256())
                        .as("%s: %s", when, manifest.file())
                        .isEqualTo(manifest.sha256());
                assertThat(Manifest.read(Manifest.path(root.resolve(".onggi"), manifest.file())))
                        .as("%s: %s", when, manifest.file())
                        .isEqualTo(manifest);
                if (manifest.file().endsWith(".csv")) {
                    checkRows(manifest, when);
                }
            }
            checkNothingLeft(when);
        }
    }

    private void checkRows(Manifest manifest, String when) throws IOException {
        long lines;
        try (var all = Files.lines(root.resolve(manifest.file()))) {
            lines = all.count() - 1;
        }
        int rejected = rows / 10;
        assertThat(lines)
                .as("%s: rows of %s", when, manifest.file())
                .isEqualTo(
                        manifest.file().startsWith("data/rejected") ? rejected : rows - rejected);
        assertThat(Files.readString(root.resolve(manifest.file()))).startsWith(BOM);
    }

    private void checkNothingLeft(String when) throws IOException {
        for (var folder : new String[] {".onggi/staged", ".onggi/cache/spill"}) {
            var path = root.resolve(folder);
            if (Files.exists(path)) {
                assertThat(path).as(when).isEmptyDirectory();
            }
        }
    }

    private List<String> visible() throws IOException {
        var all = new ArrayList<String>();
        for (var folder : new String[] {"data", "out"}) {
            if (Files.exists(root.resolve(folder))) {
                try (var files = Files.walk(root.resolve(folder))) {
                    files.filter(Files::isRegularFile)
                            .map(file -> root.relativize(file).toString())
                            .forEach(all::add);
                }
            }
        }
        return all;
    }
}
