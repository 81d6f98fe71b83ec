package dev.onggi.run;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.step.StepType.Rehearsal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// The steps of a pipeline that a run is asked for.
final class ChosenSteps {
    private ChosenSteps() {}

    /// Their names in the order in which they may run.
    ///
    /// @throws OnggiException where a step is named that the pipeline does not have
    static List<String> of(Pipeline pipeline, RunRequest request) {
        var range = range(pipeline, request);
        var last = new ArrayList<String>();
        if (request.until() != null) {
            last.add(request.until());
        }
        if (request.estimate()) {
            estimated(pipeline, last);
        } else if (last.isEmpty()) {
            return range;
        }
        var wanted = wanted(pipeline, last);
        return range.stream().filter(wanted::contains).toList();
    }

    private static List<String> range(Pipeline pipeline, RunRequest request) {
        Stream.of(request.until(), request.from(), request.only())
                .filter(Objects::nonNull)
                .forEach(step -> check(pipeline, step));
        var only = request.only();
        if (only != null) {
            return List.of(only);
        }
        var from = request.from();
        if (from == null) {
            return names(pipeline);
        }
        var after = pipeline.steps().after(from);
        return names(pipeline).stream()
                .filter(name -> name.equals(from) || after.contains(name))
                .toList();
    }

    /// What an estimate needs: the steps that tell one, and what they read.
    private static void estimated(Pipeline pipeline, List<String> last) {
        var until = List.copyOf(last);
        last.clear();
        var wanted = wanted(pipeline, until);
        pipeline.steps().order().stream()
                .filter(step -> StepRunner.rehearsal(step) == Rehearsal.ESTIMATES)
                .map(StepDefinition::name)
                .filter(name -> until.isEmpty() || wanted.contains(name))
                .forEach(last::add);
    }

    private static List<String> names(Pipeline pipeline) {
        return pipeline.steps().order().stream().map(StepDefinition::name).toList();
    }

    private static Set<String> wanted(Pipeline pipeline, List<String> last) {
        var wanted = new HashSet<>(last);
        last.forEach(name -> wanted.addAll(pipeline.steps().before(name)));
        return wanted;
    }

    /// @throws OnggiException where the pipeline has no such step
    static void check(Pipeline pipeline, String step) {
        check(pipeline.name(), names(pipeline), step);
    }

    /// @throws OnggiException where a step is none of some
    static void check(String pipeline, List<String> names, String step) {
        if (!names.contains(step)) {
            throw OnggiException.of(
                    RunProblem.NO_SUCH_STEP,
                    pipeline,
                    step,
                    NearestName.of(step, names).map(n -> "; did you mean `" + n + "`?").orElse(""),
                    String.join(", ", names));
        }
    }
}
