package dev.onggi.server.airflow;

import org.jspecify.annotations.Nullable;

/// The path to a task instance.
///
/// @param dag its pipeline
/// @param run the name of its run
/// @param task its step
/// @param index its map index, or null where none is said
public record TaskPath(String dag, String run, String task, @Nullable Integer index) {
    /// Refuses the index of what is mapped.
    public TaskPath {
        TaskInstances.unmapped(index);
    }

    /// The path to a task instance whose map index is a parameter.
    ///
    /// @param dag its pipeline
    /// @param run the name of its run
    /// @param task its step
    /// @param asked where the index is, if at all
    /// @return the path
    public static TaskPath of(String dag, String run, String task, Asked asked) {
        return new TaskPath(
                dag, run, task, asked.number("map_index").map(Long::intValue).orElse(null));
    }
}
