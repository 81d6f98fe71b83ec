package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.problem.NearestName;
import dev.onggi.run.RunRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds everything that a name may mean.
final class Targets {
    private static final int KNOWN_RUNS = 100;
    private static final int SUGGESTIONS = 3;

    private final @Nullable Onggi onggi;
    private final Path here;

    /// @param onggi the workspace, or null where there is none
    /// @param here the folder stood in
    Targets(@Nullable Onggi onggi, Path here) {
        this.onggi = onggi;
        this.here = here;
    }

    /// What a name means, in the order of [Target.Kind].
    List<Target> find(String name) {
        var found = new ArrayList<Target>();
        runs().flatMap(runs -> runs.find(name))
                .filter(run -> run.id().equals(name))
                .ifPresent(run -> found.add(new Target.OfRun(run)));
        pipeline(name).ifPresent(found::add);
        dataset(name).ifPresent(entry -> found.add(new Target.OfDataset(entry)));
        file(name)
                .filter(file -> found.stream().noneMatch(t -> same(t, file)))
                .ifPresent(found::add);
        return found;
    }

    private boolean same(Target target, Target.OfFile file) {
        return onggi != null
                && target instanceof Target.OfDataset(var entry)
                && onggi.workspace().resolve(entry.manifest().file()).equals(Path.of(file.path()));
    }

    private Optional<RunRepository> runs() {
        return Optional.ofNullable(onggi).map(Onggi::metadata).map(RunRepository::new);
    }

    private List<Entry> entries() {
        return Optional.ofNullable(onggi)
                .map(Onggi::metadata)
                .map(database -> new DatasetRepository(database).published())
                .orElse(List.of());
    }

    private Optional<Target> pipeline(String name) {
        var file =
                onggi == null
                        ? Optional.<String>empty()
                        : onggi.pipelines().all().stream()
                                .filter(p -> p.name().equals(name))
                                .map(p -> p.place().file())
                                .findFirst();
        var latest =
                runs().flatMap(runs -> runs.find(name)).filter(run -> run.pipeline().equals(name));
        return file.isEmpty() && latest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Target.OfPipeline(name, file.orElse(null), latest.orElse(null)));
    }

    /// A dataset by its path, else by its file's name, else the newest of a source.
    private Optional<Entry> dataset(String name) {
        var entries = entries();
        return entries.stream()
                .filter(e -> path(e).equals(name) || isFile(e, name))
                .findFirst()
                .or(() -> entries.stream().filter(e -> named(path(e), name)).findFirst())
                .or(() ->
                        entries.stream()
                                .filter(e -> DatasetsCommand.sourceOf(e).equals(name))
                                .findFirst());
    }

    private static String path(Entry entry) {
        return entry.manifest().file().replace('\\', '/');
    }

    private static boolean named(String path, String name) {
        var file = path.substring(path.lastIndexOf('/') + 1);
        return file.equals(name) || file.startsWith(name + ".");
    }

    private boolean isFile(Entry entry, String name) {
        try {
            return onggi != null
                    && onggi.workspace()
                            .resolve(entry.manifest().file())
                            .equals(here.resolve(name).normalize());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Optional<Target.OfFile> file(String name) {
        try {
            var path = here.resolve(name).normalize();
            if (Files.exists(path)) {
                return Optional.of(Target.OfFile.of(path));
            }
            if (onggi != null && Files.exists(onggi.workspace().resolve(name))) {
                return Optional.of(Target.OfFile.of(onggi.workspace().resolve(name)));
            }
            return name.matches(".*[*?].*")
                    ? Optional.of(Target.OfFile.of(path))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// Whether a name can only be meant as a path: names of runs and pipelines hold neither slashes
    /// nor points.
    static boolean isPath(String name) {
        return name.matches(".*[/\\\\.].*");
    }

    /// The names nearest to one that means nothing.
    List<String> nearest(String name) {
        var known = known(name);
        var nearest = new ArrayList<String>();
        for (int i = 0; i < SUGGESTIONS; i++) {
            var next = NearestName.of(name, known);
            next.ifPresent(nearest::add);
            next.ifPresent(known::remove);
        }
        return nearest;
    }

    private Set<String> known(String name) {
        var known = new LinkedHashSet<String>();
        if (onggi != null) {
            onggi.pipelines().all().forEach(p -> known.add(p.name()));
        }
        runs().ifPresent(runs -> runs.latest(KNOWN_RUNS).forEach(run -> known.add(run.id())));
        for (var entry : entries()) {
            known.add(path(entry));
            known.add(DatasetsCommand.sourceOf(entry));
        }
        known.addAll(siblings(name));
        known.remove("");
        return known;
    }

    /// The files of the folder that a path points into, written as that path is.
    private List<String> siblings(String name) {
        int slash = name.lastIndexOf('/');
        var before = name.substring(0, slash + 1);
        try (var files = Files.list(here.resolve(before))) {
            return files.map(file -> before + file.getFileName()).sorted().toList();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }
}
