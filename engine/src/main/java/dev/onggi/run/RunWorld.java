package dev.onggi.run;

import dev.onggi.pipeline.RunValues;
import dev.onggi.store.Database;
import java.util.Map;

/// What all transactions about runs share.
///
/// @param database where runs are kept; another one than the workspace's for runs that are only
///   estimated
/// @param space the workspace
/// @param rows the runs that this process has to do with
/// @param records reads and writes results
record RunWorld(Database database, RunSpace space, RunRowRepository rows, StepRecords records) {
    /// What the references of a run's steps stand for.
    RunValues values(RunRow run, Map<String, Map<String, String>> outputs) {
        return new RunValues(
                run.pipeline().params(),
                run.info(),
                space.workspace().zone(),
                space.workspace().secrets(),
                outputs,
                null);
    }
}
