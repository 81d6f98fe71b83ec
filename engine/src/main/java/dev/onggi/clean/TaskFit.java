package dev.onggi.clean;

import dev.onggi.data.Dataset;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Column;

/// Whether a task that asks models fits data that is known before it runs.
public final class TaskFit {
    private TaskFit() {}

    /// Finds the columns that task and prompt name and the data does not have.
    ///
    /// @param task asks models
    /// @param dataset as the task's step will read it; no row is looked at
    /// @param problems told of them, at their places in the task
    public static void check(CleaningTask task, Dataset dataset, Problems problems) {
        var names = dataset.readable().stream().map(Column::name).toList();
        task.columns()
                .forEach((name, column) -> Planner.known(task, name, column, names, problems));
        var asks = task.asks();
        if (asks != null) {
            problems.collect(() -> ModelForm.of(task, asks, dataset));
        }
    }
}
