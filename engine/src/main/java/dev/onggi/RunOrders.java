package dev.onggi;

import dev.onggi.data.Cancellation;
import dev.onggi.door.Visitor;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.Definitions;
import dev.onggi.run.Orders;
import dev.onggi.run.RetryPlan;
import dev.onggi.run.RetryRequest;
import dev.onggi.run.RunFollower;
import dev.onggi.run.RunListener;
import dev.onggi.run.RunResult;
import dev.onggi.run.RunSpace;
import dev.onggi.run.Runner;
import dev.onggi.run.StepState;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Orders to runs of the past: given to the process that owns the workspace where there is one that
/// listens, else done here as the owner.
public final class RunOrders {
    private final Visitor owner;
    private final Supplier<RunSpace> own;
    private final Supplier<RunSpace> reading;
    private final Definitions definitions;

    /// @param owner asks the process that owns the workspace
    /// @param own takes the workspace, unless somebody else has it
    /// @param reading looks at the workspace beside its owner
    RunOrders(
            Visitor owner,
            Supplier<RunSpace> own,
            Supplier<RunSpace> reading,
            Definitions definitions) {
        this.owner = owner;
        this.own = own;
        this.reading = reading;
        this.definitions = definitions;
    }

    /// Finds out which steps of a run that is over would be repeated.
    ///
    /// @param run its id
    /// @param request how it is to be repeated
    /// @return every step of it, and why it would be repeated
    /// @throws OnggiException where it is not over, or cannot begin where it was asked to
    public RetryPlan plan(String run, RetryRequest request) {
        var space = owner.listens() ? reading.get() : own.get();
        return new Orders(space, definitions).plan(run, request);
    }

    /// Repeats a part of a run to its end, or follows the owner that does.
    ///
    /// @param plan what is repeated
    /// @param listener follows the run
    /// @param stop tells the run to end; where its owner works on it, only the following ends
    /// @return what became of it
    /// @throws OnggiException where it is not over, or was repeated meanwhile
    public RunResult again(RetryPlan plan, RunListener listener, Cancellation stop) {
        var arguments = RetryArguments.written(plan.run(), plan.request());
        return owner.ask(OwnerOrders.RETRY, arguments)
                .map(answer ->
                        new RunFollower(reading.get(), definitions)
                                .follow(
                                        plan.run(),
                                        new RepeatedSteps(plan.repeated(), listener),
                                        stop))
                .orElseGet(() -> new Runner(own.get(), definitions).again(plan, listener, stop));
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
        if (owner.ask(order, arguments).isEmpty()) {
            here.accept(new Orders(own.get(), definitions));
        }
    }
}
