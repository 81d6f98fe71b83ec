package dev.onggi.server.airflow.v2;

import dev.onggi.server.airflow.Keys;
import dev.onggi.server.reply.Manner;
import dev.onggi.server.reply.ProblemBody;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;

/// Problems as Airflow 3 says them: a `detail`, which is a list where what was sent is not right.
public final class Problems implements Manner {
    /// What is no matter of values: a call that HTTP does not allow, and a dataset of no one maker.
    private static final Set<String> PLAIN = Set.of("ONGGI-9120", "ONGGI-9157");

    @Override
    public boolean speaks(String path) {
        return path.startsWith("/api/v2/") || path.startsWith("/auth/token");
    }

    @Override
    public int status(ProblemBody problem) {
        return problem.status() == 400 && !PLAIN.contains(problem.code()) ? 422 : problem.status();
    }

    @Override
    public Object body(ProblemBody problem, String path) {
        if (status(problem) != 422) {
            return Keys.of(
                    "detail",
                    problem.detail().isEmpty()
                            ? problem.title()
                            : problem.title() + ". " + problem.detail());
        }
        return Keys.of("detail", problem.problems().stream().map(Problems::one).toList());
    }

    private static Object one(ProblemBody.One problem) {
        return Keys.of(
                "loc",
                List.of("body"),
                "msg",
                problem.hint().isEmpty()
                        ? problem.message()
                        : problem.message() + ". " + problem.hint(),
                "type",
                problem.code());
    }

    @Override
    public MediaType type() {
        return MediaType.APPLICATION_JSON;
    }
}
