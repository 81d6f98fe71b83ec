package dev.onggi.collect;

import dev.onggi.problem.Problems;
import dev.onggi.spi.Source;
import dev.onggi.step.StepSettings;
import dev.onggi.workspace.Workspace;

/// A source that finds mistakes in its keys before anything runs.
public interface CheckedSource extends Source {
    /// Finds what is wrong without touching the outside world.
    ///
    /// @param settings the step's keys; `${...}` may still stand in them
    /// @param problems where to report, with places
    void validate(StepSettings settings, Problems problems);

    /// Finds what the source would look for and is not there now.
    ///
    /// @param settings the step's keys; `${...}` may still stand in them
    /// @param workspace the folder
    /// @param notes where to tell it, with places
    default void look(StepSettings settings, Workspace workspace, Problems notes) {}
}
