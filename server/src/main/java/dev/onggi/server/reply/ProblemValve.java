package dev.onggi.server.reply;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// Says what went wrong before any route was reached as a problem, where Tomcat would send a page
/// with its version.
public final class ProblemValve extends ErrorReportValve {
    private final @Nullable Replies replies;

    /// Made by Tomcat in place of its own; says nothing but the status.
    public ProblemValve() {
        this.replies = null;
    }

    /// A valve that says problems.
    ///
    /// @param replies writes them
    public ProblemValve(Replies replies) {
        this.replies = replies;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (replies == null
                || status < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            SafeHeaders.put(response);
            replies.send(problem(status, request, failure), request, response);
            response.finishResponse();
        } catch (IOException e) {
            // nobody listens any more
        }
    }

    private static Throwable problem(int status, Request request, @Nullable Throwable failure) {
        return switch (status) {
            case 404 -> CallException.of(ServerProblem.NOT_FOUND, request.getRequestURI());
            case 405 ->
                    CallException.of(
                            ServerProblem.WRONG_METHOD,
                            request.getMethod(),
                            "GET, POST, PUT, DELETE");
            case 413 -> CallException.of(ServerProblem.TOO_LARGE, "");
            case 500 -> failure == null ? new IllegalStateException("status 500") : failure;
            default -> CallException.of(ServerProblem.BAD_REQUEST);
        };
    }
}
