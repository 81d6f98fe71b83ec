package dev.onggi.run;

/// A step that a worker has taken. Everything the worker writes of it carries the fence, and is
/// refused once another worker has a later one.
///
/// @param run the run
/// @param step the step's name; empty for the end of the run
/// @param attempt which try this is, from 1
/// @param fence larger than that of any lease before
/// @param round how often the run was repeated
/// @param earlier tries in earlier rounds
record Lease(String run, String step, int attempt, long fence, int round, int earlier) {
    /// Which try of its round this is, from 1.
    int tries() {
        return attempt - earlier;
    }

    /// The same with a fence.
    Lease fenced(long number) {
        return new Lease(run, step, attempt, number, round, earlier);
    }

    /// Whether it ends the run.
    boolean end() {
        return step.isEmpty();
    }
}
