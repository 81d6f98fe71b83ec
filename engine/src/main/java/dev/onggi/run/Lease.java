package dev.onggi.run;

/// A step that a worker has taken. Everything the worker writes of it carries the fence, and is
/// refused once another worker has a later one.
///
/// @param run the run
/// @param step the step's name; empty for the end of the run
/// @param attempt which try this is, from 1
/// @param fence larger than that of any lease before
record Lease(String run, String step, int attempt, long fence) {
    /// Whether it ends the run.
    boolean end() {
        return step.isEmpty();
    }
}
