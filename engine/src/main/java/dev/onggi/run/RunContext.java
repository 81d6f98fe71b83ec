package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DuckDb;
import dev.onggi.step.Publisher;
import dev.onggi.step.Rejects;
import dev.onggi.step.RunInfo;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepLog;
import dev.onggi.step.StepMemory;
import dev.onggi.workspace.Workspace;
import java.util.List;
import java.util.function.Consumer;

/// The world of one try of one step.
///
/// @param space what all runs share
/// @param run the run
/// @param step the step's name
/// @param inputs what it reads
/// @param hands what it writes through
/// @param attempt which try this is, from 1
/// @param attempts how many there are
record RunContext(
        RunSpace space,
        RunInfo run,
        String step,
        List<Input> inputs,
        Hands hands,
        int attempt,
        int attempts)
        implements StepContext {

    /// What a step writes through.
    record Hands(
            Publisher publisher,
            Rejects rejects,
            StepLog log,
            Cancellation cancellation,
            StepMemory memory,
            Consumer<Runnable> end) {}

    @Override
    public Workspace workspace() {
        return space.workspace();
    }

    @Override
    public DuckDb duckdb() {
        return space.duckdb();
    }

    @Override
    public Publisher publisher() {
        return hands.publisher();
    }

    @Override
    public Rejects rejects() {
        return hands.rejects();
    }

    @Override
    public StepLog log() {
        return hands.log();
    }

    @Override
    public Cancellation cancellation() {
        return hands.cancellation();
    }

    @Override
    public StepMemory memory() {
        return hands.memory();
    }

    @Override
    public void withEnd(Runnable work) {
        hands.end().accept(work);
    }
}
