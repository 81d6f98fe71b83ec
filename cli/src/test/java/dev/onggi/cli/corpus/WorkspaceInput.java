package dev.onggi.cli.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// A workspace in which something is wrong.
///
/// @param name tells the cases apart
/// @param damage what is done to a good workspace
/// @param mention what the answer must name, or an empty text where the input may be right
record WorkspaceInput(String name, Damage damage, String mention) {
    static final String SETTINGS = "timezone: Asia/Seoul\nlanguage: en\nmemory: 256MB\n";
    static final String PIPELINE =
            """
            name: p
            description: Everything a pipeline may have
            params:
              who: {type: string, default: all}
            steps:
              fetch:
                uses: collect/file
                path: inbox/a.csv
                types: {n: integer}
                retry: {times: 1, wait: 10ms}
              inspect:
                uses: check
                expect:
                  - {required: [n, s]}
                  - {not_null: n, at_most: 50%}
              refine:
                uses: clean
                task: t
                when: "${steps.fetch.rows} > 0"
              export:
                uses: save/csv
                from: [refine]
            """;
    static final String TASK =
            """
            task_name: t
            description: Trims
            columns: [s]
            rules: [strip-html, collapse-space, trim]
            """;
    static final int ROWS = 3;

    /// Changes a workspace.
    @FunctionalInterface
    interface Damage {
        void to(Path root) throws IOException;
    }

    /// A good workspace.
    static void whole(Path root) throws IOException {
        write(root, "onggi.yaml", SETTINGS);
        write(root, ".env", "TOKEN=abc\n");
        write(root, "pipelines/p.yaml", PIPELINE);
        write(root, "resources/t.yaml", TASK);
        write(root, "inbox/a.csv", "n,s\n1, 옹기 \n2,<b>독</b>\n3,항아리\n");
    }

    static WorkspaceInput refused(String name, String mention, Damage damage) {
        return new WorkspaceInput(name, damage, mention);
    }

    /// A file with another content.
    static WorkspaceInput refused(String name, String file, String content) {
        return new WorkspaceInput(name + " in " + file, root -> write(root, file, content), file);
    }

    static WorkspaceInput either(String name, Damage damage) {
        return new WorkspaceInput(name, damage, "");
    }

    static void write(Path root, String file, String content) throws IOException {
        write(root, file, Bytes.of(content));
    }

    static void write(Path root, String file, byte[] content) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.write(path, content);
    }
}
