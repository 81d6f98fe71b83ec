package dev.onggi.pipeline;

import java.time.Duration;

/// What starts the runs of a schedule.
public sealed interface Trigger {
    /// Times of a calendar.
    ///
    /// @param cron the times
    record Times(Cron cron) implements Trigger {}

    /// A fixed time from start to start.
    ///
    /// @param interval at least one second
    record Every(Duration interval) implements Trigger {}

    /// A time from start to start that follows what its runs are seen to take.
    record EveryAuto() implements Trigger {}

    /// The arrival of a file.
    ///
    /// @param pattern path or pattern, relative to the workspace
    record AfterFile(String pattern) implements Trigger {}

    /// A new version of a dataset.
    ///
    /// @param name the dataset's name
    record AfterDataset(String name) implements Trigger {}

    /// The success of a pipeline.
    ///
    /// @param name the pipeline's name
    record AfterPipeline(String name) implements Trigger {}
}
