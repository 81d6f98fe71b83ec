package dev.onggi.server.airflow;

import dev.onggi.run.StepListRepository;
import dev.onggi.run.StepListRepository.By;
import dev.onggi.run.StepListRepository.Filter;
import dev.onggi.run.StepListRepository.Page;
import dev.onggi.server.access.World;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What steps handed on, and what programs left beside it, as XCom entries.
public final class XComs {
    private final StepListRepository steps;
    private final StepValueRepository values;
    private final JsonMapper json;

    XComs(World world, JsonMapper json) {
        this.steps = new StepListRepository(world.database());
        this.values = new StepValueRepository(world.database());
        this.json = json;
    }

    /// An entry.
    ///
    /// @param step whose
    /// @param key its name
    /// @param at when it was written
    /// @param value as JSON has it
    public record Entry(
            StepListRepository.Listed step, String key, Instant at, @Nullable Object value) {}

    /// The entries of steps.
    ///
    /// @param pipelines of these, or null for all
    /// @param runs of these, or null for all
    /// @param step of this, or null for all
    /// @return in the order of their runs and steps
    public List<Entry> of(
            @Nullable Collection<String> pipelines,
            @Nullable Collection<String> runs,
            @Nullable String step) {
        var named = step == null ? null : List.of(step);
        var found =
                steps.page(
                        new Filter(pipelines, runs, named, null, List.of()),
                        new Page(By.RUN, false, 0, Integer.MAX_VALUE));
        var left =
                values.of(found.stream().map(StepListRepository.Listed::run).distinct().toList());
        var entries = new ArrayList<Entry>();
        for (var one : found) {
            var ended = one.times().ended();
            var at = ended == null ? one.times().accepted() : ended;
            one.outputs().forEach((key, value) -> entries.add(new Entry(one, key, at, value)));
            left.getOrDefault(TaskInstances.key(one.run(), one.name()), List.of())
                    .forEach(value ->
                            entries.add(
                                    new Entry(one, value.name(), value.at(), read(value.json()))));
        }
        return entries;
    }

    private @Nullable Object read(String written) {
        return json.readValue(written, Object.class);
    }

    /// An entry.
    ///
    /// @param run its run's id
    /// @param step its step
    /// @param key its name
    /// @return the entry
    public Entry one(String run, String step, String key) {
        return find(run, step, key)
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, key));
    }

    private Optional<Entry> find(String run, String step, String key) {
        return of(null, List.of(run), step).stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst();
    }

    /// Leaves a value beside what a step handed on.
    ///
    /// @param step whose
    /// @param key its name; none that is there already
    /// @param value anything
    public void add(StepListRepository.Listed step, String key, @Nullable Object value) {
        if (key.isBlank()) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "key", "");
        }
        if (find(step.run(), step.name(), key).isPresent()) {
            throw CallException.of(AirflowProblem.TAKEN, key);
        }
        values.add(step.run(), step.name(), key, json.writeValueAsString(value));
    }

    /// Changes a value that a program left; what the step itself handed on stays.
    ///
    /// @param run its run's id
    /// @param step its step
    /// @param key its name
    /// @param value anything
    public void change(String run, String step, String key, @Nullable Object value) {
        one(run, step, key);
        if (!values.change(run, step, key, json.writeValueAsString(value))) {
            throw CallException.of(AirflowProblem.TAKEN, key);
        }
    }

    /// Removes a value that a program left; what the step itself handed on stays.
    ///
    /// @param run its run's id
    /// @param step its step
    /// @param key its name
    public void remove(String run, String step, String key) {
        one(run, step, key);
        if (!values.remove(run, step, key)) {
            throw CallException.of(AirflowProblem.TAKEN, key);
        }
    }
}
