package dev.onggi.server.reply;

import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.workspace.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// Says problems in the language of whoever asks, without secrets and without stack traces.
public final class Replies {
    private static final MediaType PROBLEM = MediaType.parseMediaType(ProblemBody.MEDIA_TYPE);

    private final Workspace workspace;
    private final JsonMapper json;
    private final ServerLog log;
    private final List<Manner> manners;

    /// Replies of a server.
    ///
    /// @param workspace whose secrets are hidden
    /// @param json writes bodies
    /// @param log where what went wrong inside is written down
    /// @param manners of APIs that say problems otherwise
    public Replies(Workspace workspace, JsonMapper json, ServerLog log, List<Manner> manners) {
        this.workspace = workspace;
        this.json = json;
        this.log = log;
        this.manners = List.copyOf(manners);
    }

    /// The language of a call: what its `Accept-Language` likes best, else the workspace's.
    ///
    /// @param request the call
    /// @return one of those that there are sentences in
    public Language language(HttpServletRequest request) {
        var asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return asked == null || asked.isBlank() || asked.startsWith("*")
                ? workspace.language()
                : Language.of(request.getLocale().getLanguage());
    }

    /// A problem for people and programs.
    ///
    /// @param problem any
    /// @param request who asks
    /// @return in the language of the call, without secrets
    public ProblemBody.One one(Problem problem, HttpServletRequest request) {
        return ProblemBody.One.of(problem, language(request), workspace.secrets()::mask);
    }

    /// The reply to a call that failed.
    ///
    /// @param failure why
    /// @param request the call
    /// @return to be sent
    public ResponseEntity<Object> of(Throwable failure, HttpServletRequest request) {
        return switch (failure) {
            case CallException own -> entity(List.of(own.problem()), own.headers(), request);
            case OnggiException known -> known(known, request);
            default -> unknown(failure, request);
        };
    }

    private ResponseEntity<Object> known(OnggiException known, HttpServletRequest request) {
        var status = Statuses.of(known.problems().getFirst().code());
        if (status >= 500) {
            log.failed(request.getMethod() + " " + request.getRequestURI(), known);
        }
        var headers = status == 503 ? Map.of("Retry-After", "5") : Map.<String, String>of();
        return entity(known.problems(), headers, request);
    }

    private ResponseEntity<Object> unknown(Throwable failure, HttpServletRequest request) {
        var id = log.failed(request.getMethod() + " " + request.getRequestURI(), failure);
        return entity(List.of(Problem.of(ServerProblem.FAILED, null, id)), Map.of(), request);
    }

    private ResponseEntity<Object> entity(
            List<Problem> problems, Map<String, String> headers, HttpServletRequest request) {
        var body = ProblemBody.of(problems, language(request), workspace.secrets()::mask);
        var path = request.getRequestURI();
        var manner = manners.stream().filter(one -> one.speaks(path)).findFirst();
        int status = manner.map(one -> one.status(body)).orElse(body.status());
        var reply =
                ResponseEntity.status(status).contentType(manner.map(Manner::type).orElse(PROBLEM));
        headers.forEach(reply::header);
        if (status == 401) {
            reply.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"onggi\"");
        }
        return reply.body(manner.map(one -> one.body(body, path)).orElse(body));
    }

    /// Answers a call at once.
    ///
    /// @param failure why
    /// @param request the call
    /// @param response its reply; nothing is sent where a part of it went out already
    /// @throws IOException when nobody listens any more
    public void send(Throwable failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var reply = of(failure, request);
        response.setStatus(reply.getStatusCode().value());
        reply.getHeaders()
                .forEach(
                        (name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(reply.getBody()));
    }
}
