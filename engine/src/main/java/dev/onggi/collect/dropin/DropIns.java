package dev.onggi.collect.dropin;

import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The sources in a workspace's `collectors/`.
///
/// Files are compiled only when they, their jars, the extension interface or the JDK have changed;
/// a workspace without Java files in `collectors/` costs one look at the disk.
public final class DropIns {
    private final Workspace workspace;
    private final Collection<String> builtIn;
    private final Problems problems;
    private final Supplier<@Nullable JavaCompiler> compiler;

    DropIns(
            Workspace workspace,
            Collection<String> builtIn,
            Problems problems,
            Supplier<@Nullable JavaCompiler> compiler) {
        this.workspace = workspace;
        this.builtIn = builtIn;
        this.problems = problems;
        this.compiler = compiler;
    }

    /// Loads the sources, compiling them first where needed.
    ///
    /// @param workspace its `collectors/` is read, and its `.onggi/collectors` written
    /// @param builtIn names behind `collect/` that are taken
    /// @param problems takes everything that is wrong
    /// @return the sources that can be used, by name
    public static List<DropIn> load(
            Workspace workspace, Collection<String> builtIn, Problems problems) {
        return new DropIns(workspace, builtIn, problems, ToolProvider::getSystemJavaCompiler)
                .load();
    }

    /// The names of all Java files in `collectors/`, whether they compile or not.
    ///
    /// @param workspace its `collectors/` is read
    /// @return without their ending
    public static List<String> names(Workspace workspace) {
        var folder = workspace.root().resolve("collectors");
        try {
            return CollectorFiles.in(folder).sources().stream()
                    .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// Where in a collector of the workspace an exception arose.
    ///
    /// @param thrown any exception
    /// @return file and line, or empty where no collector had a part in it
    public static Optional<Place> place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> DropInClassLoader.NAME.equals(frame.getClassLoaderName()))
                .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
                .map(frame ->
                        new Place("collectors/" + frame.getFileName(), frame.getLineNumber(), 1))
                .findFirst();
    }

    List<DropIn> load() {
        var folder = workspace.root().resolve("collectors");
        try {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            var files = CollectorFiles.in(folder);
            if (files.sources().isEmpty()) {
                return List.of();
            }
            var classes = classes(files);
            return classes.isEmpty()
                    ? List.of()
                    : unique(
                            new DropInClasses(files, classes.get(), workspace::display, problems)
                                    .sources());
        } catch (IOException e) {
            var shown = workspace.display(folder);
            problems.add(Place.of(shown), DropInProblem.UNREADABLE, shown, e.getMessage());
            return List.of();
        }
    }

    private Optional<Path> classes(CollectorFiles files) throws IOException {
        var host = HostClasses.locations();
        var place = Place.of(workspace.display(files.folder()));
        if (host.isEmpty()) {
            problems.add(place, DropInProblem.NO_SPI);
            return Optional.empty();
        }
        var key = files.key(HostClasses.fingerprint(host));
        var cache = new ClassCache(workspace.state().resolve("collectors"));
        var cached = cache.find(key);
        if (cached.isPresent()) {
            return cached;
        }
        var javac = compiler.get();
        if (javac == null) {
            problems.add(place, DropInProblem.NO_COMPILER, workspace.display(files.folder()));
            return Optional.empty();
        }
        var staged = cache.stage();
        boolean compiled =
                new DropInCompiler(javac, workspace::display)
                        .compile(files, host, staged, problems);
        if (!compiled) {
            ClassCache.delete(staged);
            return Optional.empty();
        }
        return Optional.of(cache.publish(staged, key));
    }

    private List<DropIn> unique(List<DropIn> sources) {
        var taken = new HashSet<String>();
        builtIn.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        var unique = new ArrayList<DropIn>();
        for (var source : sources) {
            if (taken.add(source.name().toLowerCase(Locale.ROOT))) {
                unique.add(source);
            } else {
                var file = workspace.root().resolve("collectors/" + source.name() + ".java");
                problems.add(
                        Place.of(workspace.display(file)), DropInProblem.NAME_TAKEN, source.name());
            }
        }
        return unique;
    }
}
