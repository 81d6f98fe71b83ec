package dev.onggi.run;

import dev.onggi.data.DatasetRepository.Producer;
import dev.onggi.data.Manifest;
import dev.onggi.data.Publication;
import dev.onggi.step.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToLongFunction;

/// Publishes the file of rejected rows of one source.
final class RejectFile {
    /// The name of the step that writes them, which no step of a pipeline has.
    static final String STEP = "rejects";

    private final RunSpace space;
    private final RunInfo run;

    RejectFile(RunSpace space, RunInfo run) {
        this.space = space;
        this.run = run;
    }

    /// @param write writes the rows to a path and gives their number
    Path publish(String source, ToLongFunction<Path> write) throws IOException {
        var workspace = space.workspace();
        var folder = Files.createDirectories(workspace.root().resolve("data").resolve("rejected"));
        var name = FileNames.reduced(source) + "_" + FileNames.time(run.start(), workspace.zone());
        var target = FileNames.free(folder, name, "csv", path -> false);
        var staging = Files.createDirectories(workspace.state().resolve("staged"));
        var staged = staging.resolve("rejected_" + target.getFileName());
        Files.deleteIfExists(staged);
        long rows = write.applyAsLong(staged);
        var manifest =
                new Manifest(
                        workspace.display(target),
                        "",
                        0,
                        rows,
                        null,
                        Map.of("pipeline", run.pipeline(), "run", run.id()));
        space.publication()
                .publish(
                        staged,
                        target,
                        manifest,
                        new Publication.Origin(
                                "rejected",
                                new Producer(run.id(), STEP),
                                run.start().toString(),
                                false));
        return target;
    }
}
