package dev.onggi.pipeline;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Setting;
import dev.onggi.step.StepSettings;
import dev.onggi.step.StepType;
import dev.onggi.workspace.WorkspaceProblem;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode.Entries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A step of a pipeline as it was written.
///
/// @param name the key under `steps:`
/// @param uses the kind of step
/// @param type the kind itself; null for a step that runs a pipeline
/// @param settings the keys of its kind, without those that every step may have
/// @param order what it reads and waits for, and when it runs
/// @param control how it is tried, limited and told of
public record StepDefinition(
        String name,
        String uses,
        @Nullable StepType type,
        Entries settings,
        Order order,
        Control control) {

    /// What begins the name of a kind that runs a pipeline.
    static final String CALL = "pipeline/";

    /// What a step reads and waits for, and when it runs.
    ///
    /// @param from steps it reads; null where it reads the nearest one above
    /// @param needs steps it waits for only
    /// @param runOn after what it runs
    /// @param when comparisons that must all hold
    /// @param forEach the items it runs for, or null
    public record Order(
            @Nullable List<String> from,
            List<String> needs,
            RunOn runOn,
            List<Condition> when,
            @Nullable ForEach forEach) {}

    /// How a step is tried, limited and told of.
    ///
    /// @param retry further tries
    /// @param timeout the longest one try may take, or null
    /// @param pool the pool whose places it takes, or null
    /// @param priority higher ones run first
    /// @param worker label of the workers that may run it, or several with commas between them, or
    ///   null
    /// @param notifications who is told of what
    public record Control(
            Retry retry,
            @Nullable Duration timeout,
            @Nullable String pool,
            int priority,
            @Nullable String worker,
            List<Notification> notifications) {}

    /// The pipeline that the step runs.
    ///
    /// @return its name, or empty for any other kind of step
    public Optional<String> pipeline() {
        return uses.startsWith(CALL)
                ? Optional.of(uses.substring(CALL.length()))
                : Optional.empty();
    }

    /// Whether the step reads a dataset.
    ///
    /// @return false for steps that collect or run a pipeline
    public boolean reads() {
        return type != null && type.reads();
    }

    /// Whether the step hands on a dataset.
    ///
    /// @return false for a step that runs a pipeline
    public boolean handsOn() {
        return pipeline().isEmpty();
    }

    /// The keys as written, with `${...}` still in them.
    ///
    /// @return for looking at, not for running
    public StepSettings written() {
        return new StepSettings(name, uses, settings);
    }

    /// The keys with every `${...}` filled in and checked.
    ///
    /// @param values what the references stand for
    /// @return for one run of the step
    /// @throws dev.onggi.problem.OnggiException where a reference has no value, or its value is not
    ///   of the kind that the key takes
    public StepSettings filled(RunValues values) {
        return values.masked(() -> {
            var filled = References.fill(settings, (name, place) -> value(values, name, place));
            var problems = new Problems();
            new Keys(filled, Where.step(name), problems).kinds(keys(), true);
            problems.throwIfAny();
            return new StepSettings(name, uses, filled);
        });
    }

    /// A value; where a variable is not set, the key that needs it is named.
    private @Nullable Object value(RunValues values, String name, Place place) {
        try {
            return values.value(name, place);
        } catch (OnggiException e) {
            var problem = e.problems().getFirst();
            if (problem.code() != WorkspaceProblem.MISSING_VARIABLE) {
                throw e;
            }
            throw OnggiException.at(
                    place,
                    WorkspaceProblem.MISSING_VARIABLE,
                    problem.args().getFirst(),
                    "",
                    References.path(settings, place));
        }
    }

    /// Whether every comparison of `when:` holds.
    ///
    /// @param values what the references stand for
    /// @return true where there is none too
    /// @throws dev.onggi.problem.OnggiException where a reference has no value, or a number is
    ///   compared with a text as larger or smaller
    public boolean holds(RunValues values) {
        return values.masked(
                () -> order.when().stream().allMatch(condition -> condition.holds(values)));
    }

    /// The items of `for_each:`.
    ///
    /// @param values what the references stand for; a list is handed on as JSON, such as `["a",
    ///   "b"]`
    /// @return in order; none where the step has no `for_each:`
    /// @throws dev.onggi.problem.OnggiException where a reference has no value or stands for no
    ///   list
    public List<String> items(RunValues values) {
        var forEach = order.forEach();
        return forEach == null ? List.of() : values.masked(() -> forEach.items(values));
    }

    /// A run that the step begins.
    ///
    /// @param item what it is for, or an empty text where the step has no `for_each:`
    /// @param keys the step's keys with every `${...}` filled in
    public record Call(String item, StepSettings keys) {}

    /// The runs of a step that runs a pipeline.
    ///
    /// @param values what the references stand for
    /// @return one for each item
    /// @throws dev.onggi.problem.OnggiException where a reference has no value
    public List<Call> calls(RunValues values) {
        return order.forEach() == null
                ? List.of(new Call("", filled(values)))
                : items(values).stream()
                        .map(item -> new Call(item, filled(values.withItem(item))))
                        .toList();
    }

    /// The keys that the kind of step takes.
    List<Setting> keys() {
        return type == null ? PipelineKeys.CALL : type.settings();
    }
}
