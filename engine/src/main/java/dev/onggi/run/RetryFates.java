package dev.onggi.run;

import dev.onggi.pipeline.RunOn;
import dev.onggi.pipeline.RunValues;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.pipeline.StepGraph;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.Change.Kind;
import dev.onggi.run.RetryPlan.Fate;
import dev.onggi.run.RetryPlan.Why;
import dev.onggi.run.RunResult.StepResult;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Decides for each step of a run whether it is repeated.
final class RetryFates {
    private final RetryPlanner planner;
    private final RunRow run;
    private final RetryRequest request;
    private final Map<String, StepResult> results;
    private final Map<String, Fingerprint> made;
    private final Fingerprints fingerprints;
    private final StepGraph graph;
    private final RunValues values;

    /// @param run with the pipeline and the parameters with which it would go on
    /// @param results of its steps that have ended
    RetryFates(
            RetryPlanner planner,
            RunRow run,
            RetryRequest request,
            Map<String, StepResult> results) {
        this.planner = planner;
        this.run = run;
        this.request = request;
        this.results = results;
        this.made = planner.book().fingerprints(run.id());
        this.fingerprints = new Fingerprints(planner.book().world().space());
        this.graph = run.pipeline().steps();
        var outputs = new LinkedHashMap<String, Map<String, String>>();
        results.forEach((name, result) -> {
            var outcome = result.outcome();
            if (outcome != null && !outcome.outputs().isEmpty()) {
                outputs.put(name, outcome.outputs());
            }
        });
        this.values = planner.book().world().values(run, outputs);
    }

    /// A result whose file is gone is made again where somebody needs it.
    List<Fate> all() {
        var gone = new HashSet<String>();
        while (true) {
            var fates = all(gone);
            var more = gone(fates);
            if (!gone.addAll(more)) {
                return List.copyOf(fates.values());
            }
        }
    }

    private Map<String, Fate> all(Set<String> gone) {
        var fates = new LinkedHashMap<String, Fate>();
        for (var name : run.steps()) {
            fates.put(name, fate(run.step(name), fates, gone));
        }
        return fates;
    }

    private Set<String> gone(Map<String, Fate> fates) {
        var gone = new HashSet<String>();
        for (var fate : fates.values()) {
            if (fate.repeated()) {
                graph.reads(fate.step()).stream()
                        .filter(read -> fates.containsKey(read) && !fates.get(read).repeated())
                        .filter(read -> file(read).filter(file -> !Files.exists(file)).isPresent())
                        .forEach(gone::add);
            }
        }
        return gone;
    }

    private Optional<java.nio.file.Path> file(String step) {
        return Optional.ofNullable(results.get(step))
                .map(StepResult::outcome)
                .map(outcome -> outcome.dataset())
                .map(dataset -> dataset.file());
    }

    private Fate fate(StepDefinition step, Map<String, Fate> fates, Set<String> gone) {
        var name = step.name();
        var above =
                graph.waitsFor(name).stream()
                        .filter(other -> fates.containsKey(other) && fates.get(other).repeated())
                        .findFirst();
        if (name.equals(request.from())) {
            if (above.isEmpty()) {
                reachable(step);
            }
            return fate(step, Why.ASKED, "");
        }
        if (above.isPresent()) {
            return fate(step, Why.AFTER, above.get());
        }
        var result = results.get(name);
        if (result == null) {
            return fate(step, Why.OPEN, "");
        }
        if (gone.contains(name)) {
            return fate(step, Why.GONE, String.valueOf(file(name).orElseThrow().getFileName()));
        }
        return request.chosen(result.state()) && !stillLeftOut(step, result)
                ? fate(step, Why.STATE, result.state().name().toLowerCase(Locale.ROOT))
                : kept(step, result);
    }

    private static Fate fate(StepDefinition step, Why why, String other) {
        return new Fate(step.name(), step.uses(), why, other, List.of());
    }

    /// A step can only begin where what it waits for ended well.
    private void reachable(StepDefinition step) {
        if (step.order().runOn() != RunOn.SUCCESS) {
            return;
        }
        for (var other : graph.waitsFor(step.name())) {
            var result = results.get(other);
            if (result == null || !ProgressRepository.facts(result).well()) {
                throw OnggiException.of(RunProblem.NOT_REACHABLE, step.name(), other, run.id());
            }
        }
    }

    /// A step that its condition left out is left out once more, and what somebody said holds.
    private boolean stillLeftOut(StepDefinition step, StepResult result) {
        if (result.state() != StepState.SKIPPED) {
            return false;
        }
        if (result.problems().stream().anyMatch(p -> p.code() == RunProblem.MARKED)) {
            return true;
        }
        var above = new LinkedHashMap<String, Readiness.Ended>();
        for (var other : graph.waitsFor(step.name())) {
            var ended = results.get(other);
            if (ended == null) {
                return false;
            }
            above.put(other, ProgressRepository.facts(ended));
        }
        return new Readiness(graph, false).of(step, above, values)
                        instanceof Readiness.Verdict.Leave leave
                && leave.state() == StepState.SKIPPED;
    }

    private Fate kept(StepDefinition step, StepResult result) {
        boolean looked =
                request.from() == null
                        && request.states().isEmpty()
                        && result.state() == StepState.SUCCEEDED;
        var changes = looked ? changes(step) : List.<Change>of();
        return new Fate(
                step.name(), step.uses(), changes.isEmpty() ? Why.KEPT : Why.CHANGED, "", changes);
    }

    /// What is another one than when the step ended; nothing where that was not written down.
    private List<Change> changes(StepDefinition step) {
        var then = made.get(step.name());
        if (then == null || then.equals(Fingerprint.NONE)) {
            return List.of();
        }
        if (step.pipeline().isPresent()) {
            var changes =
                    new ArrayList<>(then.changesTo(fingerprints.ofCalls(step, step.calls(values))));
            for (var called : planner.book().called(run.id(), step.name())) {
                var change = new Change(Kind.ITEM, called.item());
                if (!changes.contains(change) && !planner.plan(called.id(), deeper()).nothing()) {
                    changes.add(change);
                }
            }
            return changes;
        }
        var above =
                graph.reads(step.name()).stream().map(results::get).filter(r -> r != null).toList();
        var inputs = LiveRun.inputs(graph, step.name(), above);
        return then.changesTo(fingerprints.of(step, step.filled(values), inputs));
    }

    private RetryRequest deeper() {
        return RetryRequest.called(request.sameVersion(), request.budget());
    }
}
