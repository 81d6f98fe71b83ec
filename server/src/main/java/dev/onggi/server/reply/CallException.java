package dev.onggi.server.reply;

import dev.onggi.problem.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call that is answered with a problem of the server's own.
public final class CallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpProblem code;
    private final transient Problem problem;
    private final transient Map<String, String> headers;

    private CallException(HttpProblem code, Map<String, String> headers, Object... args) {
        super(code.name(), null, false, false);
        this.code = code;
        this.problem = Problem.of(code, null, (@Nullable Object[]) args);
        this.headers = headers;
    }

    /// A problem.
    ///
    /// @param code which
    /// @param args what fills its sentence
    /// @return to be thrown
    public static CallException of(HttpProblem code, Object... args) {
        return new CallException(code, Map.of(), args);
    }

    /// A problem that goes away with time.
    ///
    /// @param code which; its first argument is the time
    /// @param seconds after which a call may be tried again
    /// @return to be thrown
    public static CallException later(HttpProblem code, long seconds) {
        return new CallException(
                code, Map.of("Retry-After", Long.toString(seconds)), Long.toString(seconds));
    }

    HttpProblem code() {
        return code;
    }

    /// What is wrong.
    ///
    /// @return one problem
    public Problem problem() {
        return problem;
    }

    /// The HTTP status that says it.
    ///
    /// @return such as 404
    public int status() {
        return code.status();
    }

    Map<String, String> headers() {
        return headers;
    }
}
