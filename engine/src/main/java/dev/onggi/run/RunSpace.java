package dev.onggi.run;

import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DuckDb;
import dev.onggi.data.Publication;
import dev.onggi.event.Event;
import dev.onggi.step.Publisher;
import dev.onggi.step.RunInfo;
import dev.onggi.store.Database;
import dev.onggi.workspace.Workspace;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/// What all runs of a process share.
///
/// @param workspace the folder
/// @param database its metadata
/// @param duckdb the engine
/// @param publication the way of files to their names
/// @param clock the time
/// @param holder this process as others see it
/// @param teller is told what happens to runs, within the transaction that it happens in
/// @param watcher is told how far they are, whenever that may be
public record RunSpace(
        Workspace workspace,
        Database database,
        DuckDb duckdb,
        Publication publication,
        InstantSource clock,
        String holder,
        Consumer<Event> teller,
        Consumer<Event> watcher) {
    /// A process whose runs nobody watches.
    ///
    /// @param workspace the folder
    /// @param database its metadata
    /// @param duckdb the engine
    /// @param publication the way of files to their names
    /// @param clock the time
    /// @param holder this process as others see it
    /// @param teller is told what happens to runs
    public RunSpace(
            Workspace workspace,
            Database database,
            DuckDb duckdb,
            Publication publication,
            InstantSource clock,
            String holder,
            Consumer<Event> teller) {
        this(workspace, database, duckdb, publication, clock, holder, teller, event -> {});
    }

    RunRepository runs() {
        return new RunRepository(database);
    }

    DatasetRepository datasets() {
        return new DatasetRepository(database);
    }

    /// Publishes a file anew that a step of an earlier run wrote, as that step's.
    ///
    /// @param run the run's id
    /// @param pipeline its pipeline
    /// @param step the step's name
    /// @return a publisher of the present time
    public Publisher republisher(String run, String pipeline, String step) {
        var now = clock.instant();
        var again = new RunInfo(run, pipeline, now, now, now, false, 0, Map.of());
        return new RunPublisher(workspace, publication, again, step);
    }
}
