package dev.onggi.run;

import dev.onggi.data.DatasetRepository.Producer;
import dev.onggi.data.Manifest;
import dev.onggi.data.Publication;
import dev.onggi.step.Publisher;
import dev.onggi.step.RunInfo;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToLongFunction;

/// Publishes the file of rejected rows of one source.
final class RejectFile {
    /// The name of the step that writes them, which no step of a pipeline has.
    static final String STEP = "rejects";

    private final Workspace workspace;
    private final Publication publication;
    private final RunInfo run;
    private final StagedNames names;

    RejectFile(Workspace workspace, Publication publication, RunInfo run) {
        this.workspace = workspace;
        this.publication = publication;
        this.run = run;
        this.names = new StagedNames(workspace.state().resolve("staged"));
    }

    /// @param write writes the rows to a path and gives their number
    Path publish(String source, ToLongFunction<Path> write) throws IOException {
        var folder = Files.createDirectories(workspace.root().resolve("data").resolve("rejected"));
        var name = FileNames.reduced(source) + "_" + FileNames.time(run.start(), workspace.zone());
        var staged = names.free(folder, name, "csv");
        try {
            return publish(staged, write.applyAsLong(staged.file()));
        } finally {
            names.release(staged);
        }
    }

    private Path publish(Publisher.Staged staged, long rows) throws IOException {
        var manifest =
                new Manifest(
                        workspace.display(staged.target()),
                        "",
                        0,
                        rows,
                        null,
                        Map.of("pipeline", run.pipeline(), "run", run.id()));
        publication.publish(
                staged.file(),
                staged.target(),
                manifest,
                new Publication.Origin(
                        "rejected", new Producer(run.id(), STEP), run.start().toString(), false));
        return staged.target();
    }
}
