package dev.onggi.run;

/// Where a step of a run stands.
public enum StepState {
    /// It waits for what it needs.
    WAITING,
    /// It works.
    RUNNING,
    /// It has done its work.
    SUCCEEDED,
    /// A gate was not passed: the pipeline ends here.
    STOPPED,
    /// It could not do its work.
    FAILED,
    /// It did not run, because its condition did not hold or what it reads is not there.
    SKIPPED,
    /// It was told to end.
    CANCELLED;

    /// Whether nothing more will happen to it.
    ///
    /// @return true for every state but the first two
    public boolean ended() {
        return this != WAITING && this != RUNNING;
    }
}
