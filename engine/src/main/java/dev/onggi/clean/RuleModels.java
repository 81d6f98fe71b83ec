package dev.onggi.clean;

import dev.onggi.clean.ask.AskedModel;
import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.wire.Models;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.Place;
import dev.onggi.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the model that writes rules for a table, or says which of its cells are wrong.
public final class RuleModels {
    private final Workspace workspace;
    private final Supplier<Asking> asking;
    private final String run;

    /// @param workspace whose models are asked
    /// @param asking opened only where somebody is asked
    /// @param run by which the journal calls it
    public RuleModels(Workspace workspace, Supplier<Asking> asking, String run) {
        this.workspace = workspace;
        this.asking = asking;
        this.run = run;
    }

    /// The model that writes rules.
    ///
    /// @param task names one, and says which columns are not sent; or null
    /// @param named a model that goes before; or null
    /// @param estimate whether nobody is asked, and only told what it would take
    /// @param stop ends the asking
    /// @return empty where that is `builtin`
    public Optional<RuleAsking> writer(
            @Nullable CleaningTask task,
            @Nullable String named,
            boolean estimate,
            Cancellation stop) {
        return asked(task, named, estimate)
                .map(asked ->
                        new RuleAsking(
                                asked.asking(),
                                asked.models(),
                                asked.wish(),
                                new SentColumns(workspace, run),
                                stop));
    }

    /// The model that says which suspected cells are wrong.
    ///
    /// @param task says which columns are not sent, and names a model where nobody else does
    /// @param named a model that goes before; or null
    /// @param stop ends the asking
    /// @return empty where that is `builtin`
    public Optional<SuspicionAsking> adviser(
            CleaningTask task, @Nullable String named, Cancellation stop) {
        return asked(task, named, false)
                .map(asked ->
                        new SuspicionAsking(
                                asked.asking(),
                                asked.models(),
                                asked.wish(),
                                new SentColumns(workspace, run),
                                stop));
    }

    private record Asked(Asking asking, List<AskedModel> models, RuleAsking.Wish wish) {}

    private Optional<Asked> asked(
            @Nullable CleaningTask task, @Nullable String named, boolean estimate) {
        var asks = task == null ? null : task.asks();
        var names = names(asks, named);
        var known = Models.of(workspace);
        if (names.stream().allMatch(one -> known.find(one.name(), one.place()).isEmpty())) {
            return Optional.empty();
        }
        var open = asking.get();
        var models =
                names.stream()
                        .flatMap(one -> open.model(one.name(), one.place()).stream())
                        .toList();
        var columns = task == null ? Map.<String, CleaningTask.TaskColumn>of() : task.columns();
        var limits = asks == null ? Limits.NONE : asks.limits();
        return Optional.of(
                new Asked(open, models, new RuleAsking.Wish(run, columns, limits, estimate)));
    }

    private static List<ModelTask.Named> names(@Nullable ModelTask asks, @Nullable String named) {
        if (named != null) {
            return List.of(new ModelTask.Named(named, Place.of("--model")));
        }
        return asks == null
                ? List.of(new ModelTask.Named("", Place.of("onggi.yaml")))
                : asks.asked();
    }
}
