package dev.onggi.quality.truth;

import dev.onggi.data.BatchReader;

/// Opens the truth tables that expectations name.
@FunctionalInterface
public interface TruthFiles {
    /// Opens a truth table.
    ///
    /// @param path as a user wrote it, relative to the workspace or absolute
    /// @return its rows in order; closed by the caller
    /// @throws Exception [dev.onggi.problem.OnggiException] when it is not there or cannot be read
    BatchReader open(String path) throws Exception;
}
