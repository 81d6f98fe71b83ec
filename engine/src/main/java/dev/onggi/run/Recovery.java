package dev.onggi.run;

import dev.onggi.data.DataProblem;
import dev.onggi.data.DurableFiles;
import dev.onggi.data.Publication;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// Puts right what a process left that died: files between written and named, and runs that never
/// ended.
public final class Recovery {
    private Recovery() {}

    /// Puts everything right; called by the owner of a workspace before it writes.
    ///
    /// @param publication the files
    /// @param runs the runs
    /// @param clock the time
    /// @param spill where a dead process may have left what did not fit into memory
    public static void run(
            Publication publication, RunRepository runs, InstantSource clock, Path spill) {
        try {
            publication.recover();
            DurableFiles.remove(spill);
            runs.interrupt(clock.instant());
        } catch (IOException e) {
            throw OnggiException.because(
                    e, DataProblem.UNREADABLE, ".onggi", String.valueOf(e.getMessage()));
        }
    }
}
