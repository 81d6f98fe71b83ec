package dev.onggi.pipeline;

import dev.onggi.pipeline.PipelineReader.Read;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks what pipelines say of each other: those they run as a step, and those they run after.
final class PipelineLinks {
    private final List<Read> files;
    private final Problems problems;
    private final Map<String, Read> byName = new LinkedHashMap<>();
    private final Map<String, List<String>> calls = new LinkedHashMap<>();
    private final Map<String, List<String>> follows = new LinkedHashMap<>();

    PipelineLinks(List<Read> files, Problems problems) {
        this.files = files;
        this.problems = problems;
        files.forEach(file -> byName.putIfAbsent(file.name(), file));
    }

    void check() {
        files.forEach(file -> file.draft().ifPresent(draft -> pipeline(draft.pipeline())));
        circles(calls);
        circles(follows);
    }

    private void pipeline(Pipeline pipeline) {
        for (var step : pipeline.steps().order()) {
            step.pipeline()
                    .ifPresent(called -> {
                        link(calls, pipeline.name(), called, step.settings().place());
                        arguments(step, called);
                    });
        }
        for (var schedule : pipeline.running().schedules()) {
            if (schedule.trigger() instanceof Trigger.AfterPipeline(var name)) {
                link(follows, pipeline.name(), name, schedule.place());
            }
        }
    }

    private void link(Map<String, List<String>> links, String from, String to, Place place) {
        if (byName.containsKey(to)) {
            links.computeIfAbsent(from, _ -> new ArrayList<>()).add(to);
        } else {
            problems.add(
                    place,
                    PipelineProblem.UNKNOWN_PIPELINE,
                    to,
                    NearestName.of(to, byName.keySet()).orElse(""));
        }
    }

    private void arguments(StepDefinition step, String called) {
        var target = Optional.ofNullable(byName.get(called)).flatMap(Read::pipeline);
        if (target.isEmpty()) {
            return;
        }
        var given =
                step.settings().get("params") instanceof Entries map
                        ? map.entries()
                        : Map.<String, YamlNode.Entry>of();
        var names = target.get().params().stream().map(Param::name).toList();
        given.forEach((name, entry) -> {
            if (!names.contains(name)) {
                problems.add(
                        entry.keyPlace(),
                        PipelineProblem.UNKNOWN_PARAM,
                        name,
                        called,
                        NearestName.of(name, names).orElse(""));
            }
        });
        for (var param : target.get().params()) {
            if (param.required() && !given.containsKey(param.name())) {
                problems.add(
                        step.settings().place(),
                        PipelineProblem.MISSING_PARAM,
                        param.name(),
                        called);
            }
        }
    }

    private void circles(Map<String, List<String>> links) {
        var done = new HashSet<String>();
        for (var name : links.keySet()) {
            walk(name, links, new ArrayList<>(), done);
        }
    }

    private void walk(
            String name, Map<String, List<String>> links, List<String> way, Set<String> done) {
        int before = way.indexOf(name);
        if (before >= 0) {
            var circle = new ArrayList<>(way.subList(before, way.size()));
            circle.add(name);
            var first = Optional.ofNullable(byName.get(name)).map(Read::place).orElse(null);
            problems.add(first, PipelineProblem.PIPELINE_CYCLE, String.join(" -> ", circle));
            return;
        }
        if (done.contains(name)) {
            return;
        }
        way.add(name);
        links.getOrDefault(name, List.of()).forEach(next -> walk(next, links, way, done));
        way.removeLast();
        done.add(name);
    }
}
