package dev.onggi.run;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.step.StepType.Rehearsal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The steps of a pipeline that a run is asked for.
final class ChosenSteps {
    private ChosenSteps() {}

    /// Their names in the order in which they may run.
    ///
    /// @throws OnggiException where a step is named that the pipeline does not have
    static List<String> of(Pipeline pipeline, RunRequest request) {
        var until = request.until();
        if (until != null) {
            check(pipeline, until);
        }
        var last = new ArrayList<String>();
        if (until != null) {
            last.add(until);
        }
        if (request.estimate()) {
            estimated(pipeline, last);
        } else if (last.isEmpty()) {
            return names(pipeline);
        }
        var wanted = wanted(pipeline, last);
        return names(pipeline).stream().filter(wanted::contains).toList();
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

    private static void check(Pipeline pipeline, String step) {
        if (pipeline.steps().step(step).isEmpty()) {
            var names = names(pipeline);
            throw OnggiException.of(
                    RunProblem.NO_SUCH_STEP,
                    pipeline.name(),
                    step,
                    NearestName.of(step, names).map(n -> "; did you mean `" + n + "`?").orElse(""),
                    String.join(", ", names));
        }
    }
}
