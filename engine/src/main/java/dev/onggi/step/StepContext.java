package dev.onggi.step;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DuckDb;
import dev.onggi.workspace.Workspace;
import java.util.List;

/// What a running step sees of the world.
public interface StepContext {
    /// The run the step belongs to.
    ///
    /// @return its id, start, interval and parameters
    RunInfo run();

    /// The step's name in its pipeline.
    ///
    /// @return the key under `steps:`
    String step();

    /// The datasets of the steps it reads, in the order of `from:`.
    ///
    /// @return named by step; empty for a collect step
    List<Input> inputs();

    /// The folder with its settings, secrets and paths.
    ///
    /// @return never null
    Workspace workspace();

    /// The engine that holds and moves tables.
    ///
    /// @return never null
    DuckDb duckdb();

    /// Where files are published.
    ///
    /// @return never null
    Publisher publisher();

    /// Where rows go that did not pass.
    ///
    /// @return never null
    Rejects rejects();

    /// The step's log and progress.
    ///
    /// @return never null
    StepLog log();

    /// Whether and how the work is told to end.
    ///
    /// @return never null
    Cancellation cancellation();

    /// Which try this is.
    ///
    /// @return from 1
    int attempt();

    /// How many tries there are: after the last one a failure stands.
    ///
    /// @return at least 1; 4 unless the step's `retry:` says otherwise
    default int attempts() {
        return 4;
    }

    /// What earlier runs left for this step, such as watermarks.
    ///
    /// @return never null
    StepMemory memory();

    /// Lets something be written to the store of the workspace together with the end of the step:
    /// in the same transaction, and not at all where the try fails.
    ///
    /// @param work what to write; it may be called again where the transaction is tried again
    default void withEnd(Runnable work) {
        work.run();
    }

    /// A dataset with the name of the step that handed it on.
    ///
    /// @param name the step's name, the table's name in SQL
    /// @param dataset the dataset
    record Input(String name, Dataset dataset) {}
}
