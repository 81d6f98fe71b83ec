package dev.onggi.pipeline;

import dev.onggi.pipeline.PipelineReader.Draft;
import dev.onggi.pipeline.PipelineReader.Read;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The pipelines of a workspace: every `.yaml` and `.yml` file under `pipelines/`.
public final class Pipelines {
    private final List<Read> files;
    private final List<Problem> problems;

    /// A file with faults.
    ///
    /// @param name the pipeline's name, as far as it can be told
    /// @param file its path
    /// @param problems what is wrong, at least one
    public record Broken(String name, String file, List<Problem> problems) {}

    private Pipelines(List<Read> files, List<Problem> problems) {
        this.files = files;
        this.problems = problems;
    }

    /// Reads the pipelines of a workspace, those with faults too.
    ///
    /// @param workspace where they lie
    /// @param types the kinds of steps they may use
    /// @return what was found
    public static Pipelines load(Workspace workspace, StepTypes types) {
        var problems = new Problems();
        var reader = new PipelineReader(types);
        var files = new ArrayList<Read>();
        for (var file : files(workspace, problems)) {
            var read = reader.read(file, workspace.display(file).replace('\\', '/'));
            read.problems().forEach(problems::add);
            files.add(read);
        }
        duplicates(files, problems);
        new PipelineLinks(files, problems).check();
        return new Pipelines(files, problems.found());
    }

    /// The pipelines without faults in their own files.
    ///
    /// @return by path
    public List<Pipeline> all() {
        return files.stream().flatMap(file -> file.pipeline().stream()).toList();
    }

    /// The pipelines as far as they can be read, those with faults too.
    ///
    /// @return by path
    public List<Draft> drafts() {
        return files.stream().flatMap(file -> file.draft().stream()).toList();
    }

    /// The files that hold no pipeline because of their faults.
    ///
    /// @return by path
    public List<Broken> broken() {
        return files.stream()
                .filter(file -> file.pipeline().isEmpty())
                .map(file -> new Broken(file.name(), file.place().file(), file.problems()))
                .toList();
    }

    /// Everything that is wrong in all files.
    ///
    /// @return by file, line and column
    public List<Problem> problems() {
        return problems;
    }

    /// A pipeline by its name.
    ///
    /// @param name upper and lower case as written
    /// @return the pipeline
    /// @throws OnggiException where there is none, or with what is wrong in its file
    public Pipeline get(String name) {
        var file =
                files.stream()
                        .filter(read -> read.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                OnggiException.of(
                                        PipelineProblem.UNKNOWN_PIPELINE,
                                        name,
                                        NearestName.of(name, names()).orElse("")));
        var own =
                Stream.concat(
                                problems.stream()
                                        .filter(p -> p.place() != null && of(name, p.place())),
                                file.problems().stream())
                        .distinct()
                        .toList();
        if (!own.isEmpty()) {
            throw new OnggiException(own);
        }
        return file.pipeline().orElseThrow();
    }

    /// Whether a place lies in a file of that pipeline, or of another that took its name.
    private boolean of(String name, Place place) {
        return files.stream()
                .filter(read -> read.name().equals(name))
                .anyMatch(read -> in(read.place(), place));
    }

    private List<String> names() {
        return files.stream().map(Read::name).toList();
    }

    private static boolean in(Place file, Place place) {
        return file.file().equals(place.file());
    }

    private static List<Path> files(Workspace workspace, Problems problems) {
        var folder = workspace.resolve("pipelines");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var walk = Files.walk(folder)) {
            return walk.filter(Pipelines::isPipeline).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            problems.add(
                    Place.of(workspace.display(folder)), YamlProblem.UNREADABLE, e.getMessage());
            return List.of();
        }
    }

    private static boolean isPipeline(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && (name.endsWith(".yaml") || name.endsWith(".yml"))
                && Files.isRegularFile(file);
    }

    private static void duplicates(List<Read> files, Problems problems) {
        Map<String, Read> seen = new LinkedHashMap<>();
        for (var file : files) {
            var earlier =
                    Optional.ofNullable(
                            seen.putIfAbsent(file.name().toLowerCase(Locale.ROOT), file));
            earlier.ifPresent(first ->
                    problems.add(
                            file.place(),
                            PipelineProblem.DUPLICATE_PIPELINE,
                            file.name(),
                            first.place()));
        }
    }
}
