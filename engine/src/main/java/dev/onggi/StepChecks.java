package dev.onggi;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.PipelineReader.Draft;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.run.FailedStep;
import dev.onggi.spi.Failure;
import dev.onggi.step.StepType;
import dev.onggi.step.WrittenSettings;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.WorkspaceProblem;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what would fail in steps of a pipeline for reasons that lie outside its file: connections
/// that are not there, and values that the sources and sinks behind the steps refuse.
final class StepChecks {
    private static final Map<String, YamlNode.Entry> NONE = Map.of();

    private final Workspace workspace;

    StepChecks(Workspace workspace) {
        this.workspace = workspace;
    }

    /// What is wrong, before anything of the pipeline runs.
    void check(Pipeline pipeline, Problems problems) {
        check(new Draft(pipeline, Set.of()), problems);
    }

    /// What is wrong as far as it can be told; of a step with faults only its connection is looked
    /// at.
    void check(Draft draft, Problems problems) {
        for (var step : draft.pipeline().steps().order()) {
            var type = step.type();
            if (type == null) {
                continue;
            }
            if (!draft.faulty().contains(step.name())) {
                check(step, type, problems);
            } else if (named(step, type)) {
                connection(step, problems);
            }
        }
    }

    private void check(StepDefinition step, StepType type, Problems problems) {
        var settings = step.written();
        @Nullable Entries connection = null;
        if (named(step, type)) {
            connection = connection(step, problems);
            if (connection == null) {
                return;
            }
        }
        try {
            problems.collect(() -> type.inspect(settings, workspace, problems));
            type.check(new WrittenSettings(settings, connection, workspace.root()));
        } catch (WrittenSettings.NotYetKnown e) {
            // it is checked when the step runs
        } catch (OnggiException e) {
            e.problems().forEach(problems::add);
        } catch (Failure e) {
            var key = settings.has("url") ? "url" : "connection";
            for (var problem : FailedStep.problem(step.name(), e).problems()) {
                problems.add(new Problem(problem.code(), settings.place(key), problem.args()));
            }
        }
    }

    /// Whether the step names a connection that a run need not tell first.
    private static boolean named(StepDefinition step, StepType type) {
        return type.settings().stream().anyMatch(key -> key.name().equals("connection"))
                && step.settings().get("connection") instanceof YamlNode.Scalar name
                && name.value() != null
                && !References.in(name);
    }

    private @Nullable Entries connection(StepDefinition step, Problems problems) {
        var name = step.written().text("connection").orElseThrow();
        var known = workspace.written("connections").orElse(null);
        var connections = known instanceof Entries entries ? entries.entries() : NONE;
        var found = connections.get(name);
        if (found == null) {
            problems.add(
                    step.written().place("connection"),
                    WorkspaceProblem.UNKNOWN_CONNECTION,
                    name,
                    NearestName.of(name, connections.keySet()).orElse(""));
        }
        return found != null && found.value() instanceof Entries entries ? entries : null;
    }
}
