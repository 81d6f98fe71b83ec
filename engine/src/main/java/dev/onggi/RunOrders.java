package dev.onggi;

import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.Definitions;
import dev.onggi.run.Orders;
import dev.onggi.run.RetryPlan;
import dev.onggi.run.RetryRequest;
import dev.onggi.run.RunFollower;
import dev.onggi.run.RunListener;
import dev.onggi.run.RunRequest;
import dev.onggi.run.RunResult;
import dev.onggi.run.RunSpace;
import dev.onggi.run.Runner;
import dev.onggi.run.StepState;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Orders to runs and to pipelines: given to the process that owns the workspace where there is one
/// that listens, else done here as the owner.
public final class RunOrders {
    private final Holdings holdings;
    private final Definitions definitions;
    private final Runnable check;

    /// @param holdings the workspace
    /// @param definitions its pipelines
    /// @param check throws where something is known to be wrong with the workspace
    RunOrders(Holdings holdings, Definitions definitions, Runnable check) {
        this.holdings = holdings;
        this.definitions = definitions;
        this.check = check;
    }

    private RunSpace own() {
        check.run();
        return holdings.own();
    }

    /// Runs a pipeline to its end, or follows the owner that does.
    ///
    /// @param pipeline its name
    /// @param request what is asked; no estimate
    /// @param listener follows the run
    /// @param stop tells the run to end
    /// @return what became of it
    /// @throws OnggiException when it cannot begin
    RunResult start(String pipeline, RunRequest request, RunListener listener, Cancellation stop) {
        return holdings.ask(OwnerOrders.START, OwnerOrders.written(pipeline, request))
                .map(answer -> follow(answer.getOrDefault("run", ""), listener, stop))
                .orElseGet(() ->
                        new Runner(own(), definitions).run(pipeline, request, listener, stop));
    }

    /// Follows a run that another process works on, and tells it to end where this is asked for.
    private RunResult follow(String run, RunListener listener, Cancellation stop) {
        try (var registration = stop.onCancel(() -> cancel(run))) {
            return new RunFollower(holdings.reading(), definitions)
                    .follow(run, listener, new Cancellation());
        }
    }

    /// Tells a run to end, and the runs it has begun.
    ///
    /// @param run its id
    /// @return the runs that were told; none where it had ended
    public List<String> cancel(String run) {
        return holdings.ask(OwnerOrders.CANCEL, Map.of("run", run))
                .map(answer -> list(answer.getOrDefault("runs", "")))
                .orElseGet(() -> new Orders(holdings.own(), definitions).cancel(run));
    }

    private static List<String> list(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    /// Lets a pipeline start no runs by itself.
    ///
    /// @param pipeline its name
    public void pause(String pipeline) {
        done(OwnerOrders.PAUSE, Map.of("pipeline", pipeline), orders -> orders.pause(pipeline));
    }

    /// Lets a pipeline start runs by itself again.
    ///
    /// @param pipeline its name
    public void resume(String pipeline) {
        done(OwnerOrders.RESUME, Map.of("pipeline", pipeline), orders -> orders.resume(pipeline));
    }

    /// Finds out which steps of a run that is over would be repeated.
    ///
    /// @param run its id
    /// @param request how it is to be repeated
    /// @return every step of it, and why it would be repeated
    /// @throws OnggiException where it is not over, or cannot begin where it was asked to
    public RetryPlan plan(String run, RetryRequest request) {
        var space = holdings.owner().isPresent() ? holdings.reading() : own();
        return new Orders(space, definitions).plan(run, request);
    }

    /// Repeats a part of a run to its end, or follows the owner that does.
    ///
    /// @param plan what is repeated
    /// @param listener follows the run
    /// @param stop tells the run to end
    /// @return what became of it
    /// @throws OnggiException where it is not over, or was repeated meanwhile
    public RunResult again(RetryPlan plan, RunListener listener, Cancellation stop) {
        var arguments = RetryArguments.written(plan.run(), plan.request());
        return holdings.ask(OwnerOrders.RETRY, arguments)
                .map(answer ->
                        follow(plan.run(), new RepeatedSteps(plan.repeated(), listener), stop))
                .orElseGet(() -> new Runner(own(), definitions).again(plan, listener, stop));
    }

    /// Says how a step ended, in place of what became of it.
    ///
    /// @param run its run
    /// @param step its name
    /// @param state succeeded, failed or skipped
    /// @param who says so
    /// @throws OnggiException where there is no such step, or somebody works on it
    public void mark(String run, String step, StepState state, String who) {
        done(
                OwnerOrders.MARK,
                Map.of("run", run, "step", step, "state", state.name(), "who", who),
                orders -> orders.mark(run, step, state, who));
    }

    /// Writes a note to a run, in place of an earlier one.
    ///
    /// @param run its id
    /// @param text any text; an empty one removes it
    public void note(String run, String text) {
        done(OwnerOrders.NOTE, Map.of("run", run, "text", text), orders -> orders.note(run, text));
    }

    private void done(String order, Map<String, String> arguments, Consumer<Orders> here) {
        if (holdings.ask(order, arguments).isEmpty()) {
            here.accept(new Orders(holdings.own(), definitions));
        }
    }
}
