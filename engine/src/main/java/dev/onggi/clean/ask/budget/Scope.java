package dev.onggi.clean.ask.budget;

/// What a budget is for.
public enum Scope {
    /// One run of one pipeline.
    RUN,
    /// A day of the workspace in its time zone, over all pipelines.
    DAY,
    /// A month of the workspace in its time zone, over all pipelines.
    MONTH
}
