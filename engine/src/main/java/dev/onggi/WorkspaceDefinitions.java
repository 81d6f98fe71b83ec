package dev.onggi;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.PipelineReader;
import dev.onggi.pipeline.Pipelines;
import dev.onggi.pipeline.StepTypes;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.Definitions;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Supplier;

/// The pipelines of a workspace's files, and those that were stored with runs.
///
/// @param workspace the folder
/// @param pipelines what its files hold now
/// @param steps the kinds of steps
record WorkspaceDefinitions(Workspace workspace, Supplier<Pipelines> pipelines, StepTypes steps)
        implements Definitions {
    @Override
    public Defined current(String name) {
        var pipeline = pipelines.get().get(name);
        var file = workspace.resolve(pipeline.place().file());
        try {
            return new Defined(pipeline, Files.readString(file));
        } catch (IOException e) {
            throw OnggiException.at(
                    pipeline.place(), YamlProblem.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Pipeline stored(String text, String file) {
        return new PipelineReader(steps).read(text, file);
    }
}
