package dev.onggi.run;

import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DuckDb;
import dev.onggi.data.Publication;
import dev.onggi.store.Database;
import dev.onggi.workspace.Workspace;
import java.time.InstantSource;

/// What all runs of a process share.
///
/// @param workspace the folder
/// @param database its metadata
/// @param duckdb the engine
/// @param publication the way of files to their names
/// @param clock the time
/// @param holder this process as others see it
public record RunSpace(
        Workspace workspace,
        Database database,
        DuckDb duckdb,
        Publication publication,
        InstantSource clock,
        String holder) {
    RunRepository runs() {
        return new RunRepository(database);
    }

    DatasetRepository datasets() {
        return new DatasetRepository(database);
    }
}
