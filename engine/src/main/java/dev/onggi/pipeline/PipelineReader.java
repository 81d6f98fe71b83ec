package dev.onggi.pipeline;

import dev.onggi.pipeline.Pipeline.About;
import dev.onggi.pipeline.Pipeline.Overlap;
import dev.onggi.pipeline.Pipeline.Running;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlReader;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads pipelines and reports everything that is wrong with a file at once.
public final class PipelineReader {
    private final StepTypes types;

    /// A reader.
    ///
    /// @param types the kinds of steps that pipelines may use
    public PipelineReader(StepTypes types) {
        this.types = types;
    }

    /// What a file holds.
    ///
    /// @param name the pipeline's name, known even where the pipeline has faults
    /// @param place where the name was written, or the file
    /// @param draft the pipeline as far as it can be read, empty where the file holds none
    /// @param problems everything that is wrong
    record Read(String name, Place place, Optional<Draft> draft, List<Problem> problems) {
        /// The pipeline, empty where it has faults.
        Optional<Pipeline> pipeline() {
            return problems.isEmpty() ? draft.map(Draft::pipeline) : Optional.empty();
        }
    }

    /// A pipeline that may have faults.
    ///
    /// @param pipeline what could be read of it
    /// @param faulty the names of its steps with faults of their own
    public record Draft(Pipeline pipeline, Set<String> faulty) {}

    /// Reads a pipeline from a text.
    ///
    /// @param text YAML
    /// @param shown the file's name in problems
    /// @return the pipeline
    /// @throws OnggiException with everything that is wrong
    public Pipeline read(String text, String shown) {
        var problems = new Problems();
        var root = YamlReader.readMap(text, shown, problems);
        var read = pipeline(root, shown, problems);
        return read.pipeline().orElseThrow(() -> new OnggiException(read.problems()));
    }

    /// Reads a pipeline from a file.
    Read read(Path file, String shown) {
        var problems = new Problems();
        var root = YamlReader.readMap(file, shown, problems);
        return pipeline(root, shown, problems);
    }

    private Read pipeline(Optional<Entries> root, String shown, Problems problems) {
        if (root.isEmpty()) {
            return new Read(fileName(shown), Place.of(shown), Optional.empty(), problems.found());
        }
        var written = new Keys(root.get(), new Where("pipeline", ""), problems).text("name");
        var name = written.orElse(fileName(shown));
        var keys = new Keys(root.get(), new Where("pipeline", name), problems);
        keys.check(PipelineKeys.PIPELINE);
        var place = keys.scalar("name").map(s -> s.place()).orElse(Place.of(shown));
        Names.check(name, place, problems);
        var params = keys.map("params").map(new ParamReader(problems)::read).orElse(List.of());
        var running = running(name, keys, problems);
        var steps = keys.map("steps");
        if (steps.isPresent() && steps.get().entries().isEmpty()) {
            problems.add(steps.get().place(), PipelineProblem.NO_STEPS, name);
        }
        var faulty = new HashSet<String>();
        var read = steps.map(s -> steps(s, faulty, problems)).orElse(List.of());
        var graph = StepGraph.of(read, problems);
        var references = new ReferenceCheck(params, graph, problems);
        steps.ifPresent(map -> references(map, graph, references));
        Optional.ofNullable(keys.get("notify")).ifPresent(references::pipeline);
        var about =
                new About(
                        keys.text("description").orElse(""),
                        keys.text("owner").orElse(""),
                        keys.texts("tags"));
        var pipeline = new Pipeline(name, about, params, graph, running, place);
        return new Read(name, place, Optional.of(new Draft(pipeline, faulty)), problems.found());
    }

    private Running running(String name, Keys keys, Problems problems) {
        var schedule = keys.get("schedule");
        var notify = keys.get("notify");
        return new Running(
                schedule == null ? List.of() : new ScheduleReader(name, problems).read(schedule),
                keys.integer("max_active_runs", 1, 1, 1000),
                keys.text("overlap").filter("skip"::equals).isPresent()
                        ? Overlap.SKIP
                        : Overlap.QUEUE,
                keys.duration("timeout").orElse(null),
                keys.parsed("must_end_by", LocalTime::parse, "time", "07:00").orElse(null),
                notify == null ? List.of() : new NotificationReader(name, problems).read(notify));
    }

    private List<StepDefinition> steps(Entries steps, Set<String> faulty, Problems problems) {
        var read = new ArrayList<StepDefinition>();
        steps.entries()
                .forEach((name, entry) -> {
                    Names.check(name, entry.keyPlace(), problems);
                    if (entry.value() instanceof Entries map) {
                        var own = new Problems();
                        var step = new Entries(map.entries(), entry.keyPlace());
                        new StepReader(name, step, types, own).read(steps).ifPresent(read::add);
                        if (!own.found().isEmpty()) {
                            faulty.add(name);
                        }
                        own.found().forEach(problems::add);
                    } else {
                        new KindCheck(Where.step(name), problems)
                                .wrong(name, entry.value(), "MAP", "{uses: collect/file}");
                    }
                });
        return read;
    }

    private static void references(Entries steps, StepGraph graph, ReferenceCheck check) {
        steps.entries()
                .forEach((name, entry) -> {
                    if (entry.value() instanceof Entries written) {
                        graph.step(name).ifPresent(step -> check.step(step, written));
                    }
                });
    }

    private static String fileName(String shown) {
        var file = shown.substring(shown.lastIndexOf('/') + 1);
        int point = file.lastIndexOf('.');
        return point <= 0 ? file : file.substring(0, point);
    }
}
