package dev.onggi;

import dev.onggi.data.Cancellation;
import dev.onggi.run.RunListener;
import dev.onggi.run.RunRequest;
import dev.onggi.workspace.Workspaces;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// A process that runs the pipeline `p` of a workspace until it is killed.
final class CommandingProcess {
    private CommandingProcess() {}

    public static void main(String[] args) {
        var workspace = Workspaces.open(Path.of(args[0]), null, Map.of());
        try (var onggi = Onggi.open(workspace, InstantSource.system())) {
            onggi.run("p", RunRequest.NOW, new RunListener() {}, new Cancellation());
        }
    }
}
