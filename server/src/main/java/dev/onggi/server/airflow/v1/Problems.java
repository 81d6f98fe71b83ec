package dev.onggi.server.airflow.v1;

import dev.onggi.server.airflow.Keys;
import dev.onggi.server.reply.Manner;
import dev.onggi.server.reply.ProblemBody;
import org.springframework.http.MediaType;

/// Problems as Airflow 2 says them: RFC 7807 with types of its documentation.
public final class Problems implements Manner {
    private static final String TYPES =
            "https://airflow.apache.org/docs/apache-airflow/2.10.0/stable-rest-api-ref.html#section/Errors/";

    @Override
    public boolean speaks(String path) {
        return path.startsWith("/api/v1/");
    }

    @Override
    public int status(ProblemBody problem) {
        return problem.status() == 422 ? 400 : problem.status();
    }

    @Override
    public Object body(ProblemBody problem, String path) {
        int status = status(problem);
        var detail =
                problem.detail().isEmpty()
                        ? problem.title()
                        : problem.title() + ". " + problem.detail();
        return Keys.of(
                "type",
                TYPES + type(status),
                "title",
                title(status),
                "status",
                status,
                "detail",
                detail,
                "code",
                problem.code());
    }

    private static String type(int status) {
        return switch (status) {
            case 400 -> "BadRequest";
            case 401 -> "Unauthenticated";
            case 403 -> "PermissionDenied";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            case 409 -> "AlreadyExists";
            default -> "Unknown";
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 429 -> "Too Many Requests";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }

    @Override
    public MediaType type() {
        return MediaType.APPLICATION_PROBLEM_JSON;
    }
}
