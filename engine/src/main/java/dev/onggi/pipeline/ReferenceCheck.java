package dev.onggi.pipeline;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reports references that stand for nothing, before anything runs.
final class ReferenceCheck {
    private static final List<String> OUTPUTS = List.of("rows", "path", "bytes", "seconds");

    private final List<Param> params;
    private final StepGraph graph;
    private final Problems problems;

    ReferenceCheck(List<Param> params, StepGraph graph, Problems problems) {
        this.params = params;
        this.graph = graph;
        this.problems = problems;
    }

    /// Checks a step.
    ///
    /// @param step the step
    /// @param written its keys, with those that every step may have
    void step(StepDefinition step, Entries written) {
        written.entries()
                .forEach((key, entry) -> {
                    if (PipelineKeys.takesReferences(key) || step.settings().get(key) != null) {
                        References.each(
                                entry.value(),
                                problems,
                                (name, place) -> reference(name, place, step));
                    }
                });
    }

    /// Checks what belongs to no step.
    void pipeline(YamlNode node) {
        References.each(node, problems, (name, place) -> outside(name, place));
    }

    private void outside(String name, Place place) {
        switch (Reference.of(name).orElse(null)) {
            case Reference.ToParam(var param) -> param(name, param, place);
            case Reference.ToRun(_, var pattern) -> pattern(name, pattern, place);
            case Reference.ToVariable _ -> {}
            case Reference.ToStep _, Reference.ToItem _ -> unknown(name, place, candidates(null));
            case null -> unknown(name, place, candidates(null));
        }
    }

    private void reference(String name, Place place, StepDefinition step) {
        switch (Reference.of(name).orElse(null)) {
            case Reference.ToStep(var other, _) -> other(name, place, other, step);
            case Reference.ToItem _ -> {
                if (step.order().forEach() == null) {
                    unknown(name, place, candidates(step));
                }
            }
            case null -> unknown(name, place, candidates(step));
            case Reference.ToParam _, Reference.ToRun _, Reference.ToVariable _ ->
                    outside(name, place);
        }
    }

    private void param(String name, String param, Place place) {
        if (params.stream().noneMatch(p -> p.name().equals(param))) {
            unknown(name, place, candidates(null));
        }
    }

    private void pattern(String name, @Nullable String pattern, Place place) {
        if (pattern != null && !Reference.isPattern(pattern)) {
            problems.add(place, PipelineProblem.BAD_PATTERN, "${" + name + "}", pattern);
        }
    }

    private void other(String name, Place place, String other, StepDefinition step) {
        if (graph.step(other).isEmpty()) {
            unknown(name, place, candidates(step));
        } else if (!graph.before(step.name()).contains(other)) {
            problems.add(place, PipelineProblem.NOT_BEFORE, "${" + name + "}", step.name(), other);
        }
    }

    private List<String> candidates(@Nullable StepDefinition step) {
        var names = new ArrayList<String>();
        params.forEach(param -> names.add("params." + param.name()));
        Reference.RUN.forEach(field -> names.add("run." + field));
        if (step != null) {
            for (var other : graph.before(step.name())) {
                OUTPUTS.forEach(output -> names.add("steps." + other + "." + output));
            }
            if (step.order().forEach() != null) {
                names.add("item");
            }
        }
        return names;
    }

    private void unknown(String name, Place place, List<String> candidates) {
        var near = NearestName.of(name, candidates).map(found -> "${" + found + "}").orElse("");
        problems.add(place, PipelineProblem.UNKNOWN_REFERENCE, "${" + name + "}", near);
    }
}
