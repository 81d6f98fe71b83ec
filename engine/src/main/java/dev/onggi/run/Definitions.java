package dev.onggi.run;

import dev.onggi.pipeline.Pipeline;

/// The pipelines that runs are made of: as they stand now, and as they stood when a run began.
public interface Definitions {
    /// A pipeline with the text it was read from.
    ///
    /// @param pipeline without faults
    /// @param text its YAML
    record Defined(Pipeline pipeline, String text) {}

    /// A pipeline as it stands now.
    ///
    /// @param name its name
    /// @return with its text
    /// @throws dev.onggi.problem.OnggiException where there is none, or with what is wrong in it
    Defined current(String name);

    /// A pipeline as it was stored.
    ///
    /// @param text its YAML
    /// @param file the file it was read from, relative to the workspace
    /// @return the pipeline
    /// @throws dev.onggi.problem.OnggiException where it cannot be read any more, because a kind of
    ///   step is gone
    Pipeline stored(String text, String file);
}
