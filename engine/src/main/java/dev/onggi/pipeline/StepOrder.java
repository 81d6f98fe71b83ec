package dev.onggi.pipeline;

import dev.onggi.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Puts steps behind those they wait for, and reports circles.
final class StepOrder {
    private final Map<String, Set<String>> waits;
    private final Problems problems;

    StepOrder(Map<String, Set<String>> waits, Problems problems) {
        this.waits = waits;
        this.problems = problems;
    }

    /// The steps in an order that keeps the written one where it can; those of a circle are left
    /// out.
    List<StepDefinition> sorted(List<StepDefinition> written) {
        var open = new LinkedHashMap<String, StepDefinition>();
        written.forEach(step -> open.put(step.name(), step));
        var order = new ArrayList<StepDefinition>();
        while (!open.isEmpty()) {
            var next =
                    open.values().stream()
                            .filter(step -> waits(step.name()).noneMatch(open::containsKey))
                            .findFirst();
            if (next.isPresent()) {
                order.add(next.get());
                open.remove(next.get().name());
            } else {
                var circle = circle(open.keySet());
                report(circle, written);
                circle.forEach(open::remove);
            }
        }
        return List.copyOf(order);
    }

    private void report(List<String> circle, List<StepDefinition> written) {
        written.stream()
                .filter(step -> step.name().equals(circle.getFirst()))
                .forEach(step ->
                        problems.add(
                                step.settings().place(),
                                PipelineProblem.CYCLE,
                                String.join(" -> ", circle)));
    }

    /// A way from a step back to itself, among steps that all wait for one of them.
    private List<String> circle(Set<String> open) {
        var way = new ArrayList<String>();
        var at = open.iterator().next();
        while (!way.contains(at)) {
            way.add(at);
            at = waits(at).filter(open::contains).findFirst().orElseThrow();
        }
        var circle = new ArrayList<>(way.subList(way.indexOf(at), way.size()));
        circle.add(at);
        return circle;
    }

    private Stream<String> waits(String step) {
        return waits.getOrDefault(step, Set.of()).stream();
    }
}
