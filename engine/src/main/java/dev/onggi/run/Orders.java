package dev.onggi.run;

import dev.onggi.problem.OnggiException;
import java.util.List;

/// What people and programs ask of the runs of a workspace, written into its store. Whoever works
/// on the runs acts on it.
public final class Orders {
    private final RunBookRepository book;
    private final Definitions definitions;
    private final Runnable wake;

    /// Orders to whoever works on the runs.
    ///
    /// @param space the workspace
    /// @param definitions its pipelines
    public Orders(RunSpace space, Definitions definitions) {
        this(new RunBookRepository(space.database(), space, definitions), definitions, () -> {});
    }

    /// @param wake lets the workers of this process look at once
    Orders(RunBookRepository book, Definitions definitions, Runnable wake) {
        this.book = book;
        this.definitions = definitions;
        this.wake = wake;
    }

    /// Accepts a run of a pipeline as it stands now: from here on it ends, whatever happens.
    ///
    /// @param pipeline its name
    /// @param request what is asked
    /// @param cause why and for which time
    /// @return its id; empty where the same run was accepted before
    /// @throws OnggiException where there is no such pipeline, or its parameters are wrong
    public java.util.Optional<String> start(String pipeline, RunRequest request, RunCause cause) {
        var defined = definitions.current(pipeline);
        var run = book.accept(new RunBookRepository.Order(defined, request, cause, null));
        wake.run();
        return run;
    }

    /// Whether the run of a cause has been accepted: where it was not, its schedule was told to
    /// leave it out.
    ///
    /// @param pipeline its name
    /// @param cause what [#start] was given
    /// @return true once it has
    public boolean knows(String pipeline, RunCause cause) {
        return book.knows(pipeline, cause);
    }

    /// The run of a cause that names what makes it the same run.
    ///
    /// @param pipeline its name
    /// @param cause what [#start] was given
    /// @return its id; empty where none was accepted
    public java.util.Optional<String> find(String pipeline, RunCause cause) {
        return book.find(pipeline, cause);
    }

    /// Finds out which steps of a run that is over would be repeated.
    ///
    /// @param run its id
    /// @param request how it is to be repeated
    /// @return every step of it, and why it would be repeated
    /// @throws OnggiException where it is not over, or cannot begin where it was asked to
    public RetryPlan plan(String run, RetryRequest request) {
        return new RetryPlanner(book, definitions).plan(run, request);
    }

    /// Repeats a part of a run that is over: from here on it ends, whatever happens.
    ///
    /// @param plan what is repeated; nothing is done where there is nothing
    /// @throws OnggiException where the run is not over, or was repeated meanwhile
    public void again(RetryPlan plan) {
        if (!plan.nothing()) {
            book.again(plan, null);
            wake.run();
        }
    }

    /// Says how a step ended, in place of what became of it: a step of a run that is over, or one
    /// that waits.
    ///
    /// @param run its run
    /// @param step its name
    /// @param state succeeded, failed or skipped
    /// @param who says so
    /// @throws OnggiException where there is no such step, or somebody works on it
    public void mark(String run, String step, StepState state, String who) {
        book.mark(run, step, state, who);
        wake.run();
    }

    /// Tells a run and those it has begun to end.
    ///
    /// @param run its id
    /// @return the runs that were told, none where it had ended
    public List<String> cancel(String run) {
        var told = List.copyOf(book.cancel(run).keySet());
        wake.run();
        return told;
    }

    /// Lets a pipeline start no run by itself until it is resumed.
    ///
    /// @param pipeline its name
    /// @throws OnggiException where there is no such pipeline
    public void pause(String pipeline) {
        definitions.current(pipeline);
        book.pause(pipeline, true);
    }

    /// Lets a pipeline start runs by itself again.
    ///
    /// @param pipeline its name
    /// @throws OnggiException where there is no such pipeline
    public void resume(String pipeline) {
        definitions.current(pipeline);
        book.pause(pipeline, false);
        wake.run();
    }

    /// The pipelines that start no run by themselves.
    ///
    /// @return their names
    public List<String> paused() {
        return book.paused();
    }

    /// Writes a note to a run, in place of an earlier one.
    ///
    /// @param run its id
    /// @param note any text; an empty one removes it
    public void note(String run, String note) {
        book.note(run, note);
    }

    /// Forgets a run that is over and has no files, with everything that is recorded of its steps.
    ///
    /// @param run its id
    /// @return false where it goes on, has files, or is none
    public boolean forget(String run) {
        return book.forget(run);
    }
}
