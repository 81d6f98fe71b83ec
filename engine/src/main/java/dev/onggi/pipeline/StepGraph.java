package dev.onggi.pipeline;

import dev.onggi.problem.Problems;
import dev.onggi.step.StepProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The steps of a pipeline with what each reads and waits for.
public final class StepGraph {
    private final Map<String, StepDefinition> steps;
    private final Map<String, List<String>> reads;
    private final Map<String, Set<String>> waits;
    private final List<StepDefinition> order;

    private StepGraph(
            Map<String, StepDefinition> steps,
            Map<String, List<String>> reads,
            Map<String, Set<String>> waits,
            List<StepDefinition> order) {
        this.steps = steps;
        this.reads = reads;
        this.waits = waits;
        this.order = order;
    }

    /// Ties steps together and reports what does not fit.
    static StepGraph of(List<StepDefinition> written, Problems problems) {
        var steps = new LinkedHashMap<String, StepDefinition>();
        written.forEach(step -> steps.put(step.name(), step));
        var reads = new LinkedHashMap<String, List<String>>();
        var waits = new LinkedHashMap<String, Set<String>>();
        for (int i = 0; i < written.size(); i++) {
            var step = written.get(i);
            var read = read(step, written.subList(0, i), problems);
            reads.put(step.name(), read);
            var wait = new LinkedHashSet<>(read);
            wait.addAll(step.order().needs());
            wait.retainAll(steps.keySet());
            waits.put(step.name(), wait);
        }
        return new StepGraph(steps, reads, waits, new StepOrder(waits, problems).sorted(written));
    }

    /// The steps, each behind those it waits for, and else as written.
    ///
    /// @return every step once
    public List<StepDefinition> order() {
        return order;
    }

    /// A step by its name.
    ///
    /// @param name the key under `steps:`
    /// @return the step, or empty
    public Optional<StepDefinition> step(String name) {
        return Optional.ofNullable(steps.get(name));
    }

    /// The steps whose datasets a step reads.
    ///
    /// @param step its name
    /// @return in the order of `from:`
    public List<String> reads(String step) {
        return reads.getOrDefault(step, List.of());
    }

    /// The steps that must be done before a step starts.
    ///
    /// @param step its name
    /// @return those it reads, then those it needs
    public Set<String> waitsFor(String step) {
        return waits.getOrDefault(step, Set.of());
    }

    /// Every step that is done before a step starts, however far above.
    ///
    /// @param step its name
    /// @return without the step itself
    public Set<String> before(String step) {
        var found = new LinkedHashSet<String>();
        var open = new ArrayList<>(waitsFor(step));
        while (!open.isEmpty()) {
            var next = open.removeLast();
            if (found.add(next)) {
                open.addAll(waitsFor(next));
            }
        }
        return found;
    }

    /// Every step that waits for a step, however far below.
    ///
    /// @param step its name
    /// @return in [#order], without the step itself
    public Set<String> after(String step) {
        var found = new LinkedHashSet<String>();
        for (var other : order) {
            if (before(other.name()).contains(step)) {
                found.add(other.name());
            }
        }
        return found;
    }

    private static List<String> read(
            StepDefinition step, List<StepDefinition> above, Problems problems) {
        var from = step.order().from();
        if (from != null) {
            return from;
        }
        if (!step.reads()) {
            return List.of();
        }
        for (var candidate : above.reversed()) {
            if (candidate.handsOn() && candidate.order().runOn() != RunOn.FAILURE) {
                return List.of(candidate.name());
            }
        }
        problems.add(step.settings().place(), StepProblem.NOTHING_TO_READ, step.name());
        return List.of();
    }
}
