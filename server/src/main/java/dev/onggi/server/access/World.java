package dev.onggi.server.access;

import dev.onggi.Onggi;
import dev.onggi.Serving;
import dev.onggi.data.DatasetRepository;
import dev.onggi.identity.Identity;
import dev.onggi.run.RunRepository;
import dev.onggi.store.Database;
import dev.onggi.workspace.Workspace;
import java.util.Objects;

/// What all routes work with.
///
/// @param onggi the workspace
/// @param serving what works on it in this process
/// @param identity who works with it
public record World(Onggi onggi, Serving serving, Identity identity) {
    /// The folder.
    ///
    /// @return with its settings
    public Workspace workspace() {
        return onggi.workspace();
    }

    /// The metadata.
    ///
    /// @return open for as long as the server is
    public Database database() {
        return Objects.requireNonNull(onggi.metadata());
    }

    /// The runs.
    ///
    /// @return as recorded
    public RunRepository runs() {
        return new RunRepository(database());
    }

    /// The datasets and files.
    ///
    /// @return as recorded
    public DatasetRepository datasets() {
        return new DatasetRepository(database());
    }
}
