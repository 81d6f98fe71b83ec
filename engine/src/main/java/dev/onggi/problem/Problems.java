package dev.onggi.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects problems, so that all of them are reported at once.
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /// Adds a problem.
    ///
    /// @param place where it lies, or null
    /// @param code the kind of problem
    /// @param args what fills its sentence
    public void add(@Nullable Place place, ProblemCode code, @Nullable Object... args) {
        add(Problem.of(code, place, args));
    }

    /// Adds a problem.
    ///
    /// @param problem the problem
    public void add(Problem problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /// Runs a part whose exception is one more problem.
    ///
    /// @param part what may fail
    public void collect(Runnable part) {
        try {
            part.run();
        } catch (OnggiException e) {
            e.problems().forEach(this::add);
        }
    }

    /// What was found so far.
    ///
    /// @return by file in the order found, and by line and column within a file
    public List<Problem> found() {
        var files = found.stream().map(Problems::file).distinct().toList();
        return found.stream()
                .sorted(
                        Comparator.comparingInt((Problem p) -> files.indexOf(file(p)))
                                .thenComparingInt(p -> p.place() == null ? 0 : p.place().line())
                                .thenComparingInt(p -> p.place() == null ? 0 : p.place().column()))
                .toList();
    }

    /// Ends with an exception when anything was found.
    ///
    /// @throws OnggiException with every problem
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new OnggiException(found());
        }
    }

    private static String file(Problem problem) {
        return problem.place() == null ? "" : problem.place().file();
    }
}
