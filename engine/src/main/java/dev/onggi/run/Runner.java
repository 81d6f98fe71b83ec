package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.store.Database;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Runs pipelines in this process while somebody waits for their end.
public final class Runner {
    private final RunSpace space;
    private final Definitions definitions;

    /// A runner over a workspace.
    ///
    /// @param space what all runs share
    /// @param definitions the pipelines, those that steps call too
    public Runner(RunSpace space, Definitions definitions) {
        this.space = space;
        this.definitions = definitions;
    }

    /// Runs a pipeline to its end.
    ///
    /// @param pipeline its name
    /// @param request what is asked
    /// @param listener follows the run
    /// @param stop tells the run to end
    /// @return what became of it
    /// @throws OnggiException when it cannot begin
    public RunResult run(
            String pipeline, RunRequest request, RunListener listener, Cancellation stop) {
        return run(pipeline, request, RunCause.MANUAL, listener, stop);
    }

    /// Runs a pipeline to its end.
    ///
    /// @param pipeline its name
    /// @param request what is asked
    /// @param cause why and for which time; always a new run
    /// @param listener follows the run
    /// @param stop tells the run to end
    /// @return what became of it
    /// @throws OnggiException when it cannot begin
    public RunResult run(
            String pipeline,
            RunRequest request,
            RunCause cause,
            RunListener listener,
            Cancellation stop) {
        if (!request.estimate()) {
            return run(pipeline, request, cause, listener, stop, space.database());
        }
        try (var forgotten = new ForgottenDatabase(space.workspace().state())) {
            return run(pipeline, request, cause, listener, stop, forgotten.database());
        }
    }

    /// Repeats a part of a run that is over, to its end.
    ///
    /// @param plan what is repeated
    /// @param listener follows the run
    /// @param stop tells the run to end
    /// @return what became of it
    /// @throws OnggiException when it is not over, or was repeated meanwhile
    public RunResult again(RetryPlan plan, RunListener listener, Cancellation stop) {
        try (var engine = engine(space.database())) {
            engine.start().again(plan, List.of(listener));
            return engine.follow(plan.run(), stop);
        }
    }

    private Engine engine(Database database) {
        var worker =
                new Engine.Worker(
                        UUID.randomUUID().toString(), Set.of(), true, Places.of(space.workspace()));
        return new Engine(space, database, definitions, worker);
    }

    private RunResult run(
            String pipeline,
            RunRequest request,
            RunCause cause,
            RunListener listener,
            Cancellation stop,
            Database database) {
        try (var engine = engine(database)) {
            var run =
                    engine.start()
                            .accept(
                                    definitions.current(pipeline),
                                    request,
                                    cause,
                                    List.of(listener))
                            .orElseThrow();
            return engine.follow(run, stop);
        }
    }
}
