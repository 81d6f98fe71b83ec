package dev.onggi.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Work that cannot go on, with every problem found.
public final class OnggiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /// Several problems at once.
    ///
    /// @param problems at least one
    public OnggiException(List<Problem> problems) {
        this(problems, null);
    }

    /// Several problems and what raised them.
    ///
    /// @param problems at least one
    /// @param cause what raised them, or null
    public OnggiException(List<Problem> problems, @Nullable Throwable cause) {
        super(
                problems.stream().map(p -> p.line(Language.EN)).collect(Collectors.joining("\n")),
                cause);
        this.problems = List.copyOf(problems);
    }

    /// One problem without a place.
    ///
    /// @param code the kind of problem
    /// @param args what fills its sentence
    /// @return the exception
    public static OnggiException of(ProblemCode code, @Nullable Object... args) {
        return new OnggiException(List.of(Problem.of(code, null, args)));
    }

    /// One problem at a place.
    ///
    /// @param place where it lies
    /// @param code the kind of problem
    /// @param args what fills its sentence
    /// @return the exception
    public static OnggiException at(
            @Nullable Place place, ProblemCode code, @Nullable Object... args) {
        return new OnggiException(List.of(Problem.of(code, place, args)));
    }

    /// One problem raised by another exception.
    ///
    /// @param cause what raised it
    /// @param code the kind of problem
    /// @param args what fills its sentence
    /// @return the exception
    public static OnggiException because(
            Throwable cause, ProblemCode code, @Nullable Object... args) {
        return new OnggiException(List.of(Problem.of(code, null, args)), cause);
    }

    /// Everything that is wrong.
    ///
    /// @return at least one problem
    public List<Problem> problems() {
        return problems;
    }

    /// Whether all problems may go away by themselves.
    ///
    /// @return true where a retry can help
    public boolean retryable() {
        return problems.stream().allMatch(p -> p.code().retryable());
    }

    /// Whether somebody has to mend settings, YAML or arguments.
    ///
    /// @return true where the request was wrong rather than the work
    public boolean userFault() {
        return problems.stream().anyMatch(p -> p.code().ofRequest());
    }
}
