package dev.onggi.server.access;

/// Kinds of things that routes do something to. Where a thing lies and whose it is, is read from
/// the workspace and its store, never from the call.
public enum On {
    /// The workspace as a whole.
    WORKSPACE,
    /// A pipeline, by its name.
    PIPELINE,
    /// A run, by its id.
    RUN,
    /// A dataset or file, by the id that lists give it.
    DATASET,
    /// A token, by its id.
    TOKEN,
    /// A folder of pipelines in which something is to be made, by its path.
    FOLDER
}
